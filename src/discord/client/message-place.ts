import type { Message, MessageCreateOptions } from 'discord.js';
import type { Place } from '../place.ts';
import { bodyOf } from './message-body.ts';
import { hasCode, withPatience } from './transient.ts';

/** Discord refuses a reply where the bot may not read the history; it may still write. */
const NO_REPLY_WITHOUT_HISTORY = 160_002;

/**
 * A reply to somebody's message. Its nonce is that message's id, so that a repeated request makes no second reply.
 * The language of people who write messages is not known.
 */
export function createMessagePlace(message: Message): Place {
  let sent: Message | null = null;
  return {
    userId: message.author.id,
    guildId: message.guildId,
    channelId: message.channelId,
    locale: message.guild?.preferredLocale ?? 'en-GB',
    isPrivate: false,
    show: async (outgoing) => {
      const body = bodyOf(outgoing);
      const known = sent;
      sent = known === null ? await reply(message, body) : await withPatience(() => known.edit(body));
      return sent.id;
    },
  };
}

async function reply(message: Message, body: ReturnType<typeof bodyOf>): Promise<Message> {
  const options: MessageCreateOptions = { ...body, nonce: message.id, enforceNonce: true };
  const reference = { messageReference: message.id, failIfNotExists: false };
  const { channel } = message;
  if (!channel.isSendable()) throw new TypeError('Messages came from a channel that cannot be written to');
  const send = (given: MessageCreateOptions): Promise<Message> => withPatience<Message>(() => channel.send(given));
  try {
    return await send({ ...options, reply: reference });
  } catch (error) {
    if (!hasCode(error, NO_REPLY_WITHOUT_HISTORY)) throw error;
    return await send(options);
  }
}
