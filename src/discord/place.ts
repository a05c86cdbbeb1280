import type { OutgoingMessage } from './payload/outgoing-message.ts';

/** Where one reply goes: a deferred interaction, or a reply to somebody's message. It is one message, edited after. */
export interface Place {
  readonly userId: string;
  readonly guildId: string | null;
  readonly channelId: string | null;
  /** BCP 47, as Discord gives it ("en-GB"). */
  readonly locale: string;
  /** Whether only the asker sees it. */
  readonly isPrivate: boolean;
  /** Sends, or edits what was sent. Gives the message's id if it is known and public. */
  readonly show: (message: OutgoingMessage) => Promise<string | null>;
}
