import { MessageFlags } from 'discord.js';
import type { Logger } from '../../observe/index.ts';
import { hasCode, isTransient } from './transient.ts';

/** How an interaction is answered at once: by the promise of a reply, or of an edit of the message pressed. */
export type Acknowledgement = { readonly kind: 'reply'; readonly isPrivate: boolean } | { readonly kind: 'update' };

/** What is used of a discord.js interaction. */
export interface Acknowledgeable {
  readonly id: string;
  deferred: boolean;
  ephemeral: boolean | null;
  deferReply(options: { readonly flags?: MessageFlags.Ephemeral }): Promise<unknown>;
  deferUpdate?(): Promise<unknown>;
}

/** Discord's codes: another request has acknowledged it already; it is not there, or no longer. */
const ALREADY_ACKNOWLEDGED = 40_060;
const UNKNOWN_INTERACTION = 10_062;
/** Real milliseconds after which one more attempt would come too late: Discord waits three seconds. */
const LAST_ATTEMPT_MS = 2_300;
const PAUSE_MS = 200;

/**
 * Acknowledges; false if that failed and nothing more can be done for this interaction.
 *
 * Error 40060 is success: an attempt that Discord answered with a 5xx had taken effect all the same. discord.js then does
 * not know that the interaction is deferred, so it is told.
 */
export async function acknowledge(interaction: Acknowledgeable, how: Acknowledgement, log: Logger, elapsedMs: () => number): Promise<boolean> {
  for (;;) {
    try {
      await send(interaction, how);
      return true;
    } catch (error) {
      if (hasCode(error, ALREADY_ACKNOWLEDGED)) {
        interaction.deferred = true;
        if (how.kind === 'reply') interaction.ephemeral = how.isPrivate;
        return true;
      }
      if (hasCode(error, UNKNOWN_INTERACTION)) {
        log.warn({ interactionId: interaction.id, ms: Math.round(elapsedMs()) }, 'an interaction had expired before it was acknowledged');
        return false;
      }
      if (!isTransient(error) || elapsedMs() > LAST_ATTEMPT_MS) {
        log.error({ interactionId: interaction.id, ms: Math.round(elapsedMs()), error: error instanceof Error ? error.name : typeof error }, 'an acknowledgement failed');
        return false;
      }
      await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
    }
  }
}

/** Without the flag for Components V2: it goes on the edit. */
async function send(interaction: Acknowledgeable, how: Acknowledgement): Promise<void> {
  if (how.kind === 'update' && interaction.deferUpdate !== undefined) await interaction.deferUpdate();
  else await interaction.deferReply(how.kind === 'reply' && how.isPrivate ? { flags: MessageFlags.Ephemeral } : {});
}
