import type { Desk } from '../desk.ts';
import type { Place } from '../place.ts';
import type { BotIdentity, IncomingMessage } from './incoming-message.ts';
import { type MessageAct, readMessage } from './read-message.ts';

export interface MessagePorts {
  readonly bot: BotIdentity;
  /** Where the reply goes; called only for messages that are answered, so it may start the typing sign. */
  readonly createPlace: () => Place;
}

/**
 * A message to its reply, if it is one for the bot. The client may call `readMessage` itself, to count limits before it
 * queues, and then `answerMessage`.
 *
 * @throws DeskError with words for the asker.
 */
export async function handleMessage(message: IncomingMessage, desk: Desk, { bot, createPlace }: MessagePorts): Promise<void> {
  const act = readMessage(message, bot, desk.guildSettings(message.guildId));
  if (act.kind !== 'ignore') await answerMessage(act, createPlace(), bot, desk);
}

/** Carries out what a message asks for. */
export async function answerMessage(_act: MessageAct, _place: Place, _bot: BotIdentity, _desk: Desk): Promise<void> {
  throw new Error('not written yet');
}
