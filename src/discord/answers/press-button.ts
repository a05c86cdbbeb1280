import type { ButtonId } from '../custom-id.ts';
import type { Desk } from '../desk.ts';
import type { OutgoingMessage } from '../payload/outgoing-message.ts';
import type { Place } from '../place.ts';

/** A pressed button, already acknowledged as `acknowledgementOf` says. */
export interface Press {
  readonly id: ButtonId;
  readonly presserId: string;
  readonly guildId: string | null;
  readonly locale: string;
  /** After 'update': the message that holds the button. After 'private': a reply that only the presser sees. */
  readonly place: Place;
  /**
   * After 'update': tells the presser alone, and leaves the message as it is (a private follow-up). Without it, a line such
   * as "this answer is no longer kept" would have to replace the answer.
   */
  readonly whisper?: ((message: OutgoingMessage) => Promise<void>) | undefined;
}

/** Whether a press edits the message it stands under, or is answered to the presser alone. Pure: known before anything is looked up. */
export function acknowledgementOf({ action, userId }: ButtonId, presserId: string): 'update' | 'private' {
  const isVote = action === 'up' || action === 'down';
  return isVote || presserId !== userId ? 'private' : 'update';
}

/**
 * Carries out a press: turns a page, shows context or sources, records an opinion, forgets.
 *
 * @throws DeskError with words for the presser.
 */
export async function pressButton(_press: Press, _desk: Desk): Promise<void> {
  throw new Error('not written yet');
}
