import { type Guild, type Message, PermissionFlagsBits } from 'discord.js';
import { answerMessage } from '../messages/handle-message.ts';
import type { BotIdentity, IncomingMessage } from '../messages/incoming-message.ts';
import { readMessage } from '../messages/read-message.ts';
import { stackOf } from '../manners/error-words.ts';
import { createMessagePlace } from './message-place.ts';
import { finish, perform, showLine } from './perform.ts';
import { lineOfLimit } from './plan-interaction.ts';
import { type Service, stopwatch } from './service.ts';
import { startTyping } from './typing.ts';

/** One message from its arrival to its reply; most are not for the bot. Never throws. */
export async function handleMessage(message: Message, service: Service): Promise<void> {
  const { desk, queue, limits } = service;
  const sinceArrivalMs = stopwatch(service.elapsedMs);
  try {
    const bot = identityIn(message.guild, message);
    const act = readMessage(readDiscordMessage(message, bot), bot, desk.guildSettings(message.guildId));
    if (act.kind === 'ignore') return;
    if (!mayWrite(message)) return desk.log.info({ guildId: message.guildId, channelId: message.channelId }, 'asked where it may not write');
    const place = createMessagePlace(message);
    const words = desk.words(place.locale);
    const served = { name: message.guildId === null ? 'direct message' : 'mention', place, sinceArrivalMs };
    const refuse = async (outcome: string, line: string | null): Promise<void> => {
      if (line !== null) await showLine(place, line, service);
      finish(served, service, outcome);
    };
    if (service.isStopping()) return await refuse('stopping', words.life.restarting);
    const tooMany = limits.take(message.author.id, message.guildId);
    // One line a burst: a reply to each message would be a burst of our own.
    if (tooMany !== null) return await refuse('limited', tooMany.isFirst ? lineOfLimit(tooMany, words) : null);
    const ticket = queue.admit();
    if (ticket === null) return await refuse('busy', words.life.busy);
    const onEnd = message.guildId === null ? startTyping(message) : () => undefined;
    perform({ ...served, words, isLight: act.kind === 'say', mayShowLines: true, run: (at) => answerMessage(act, at, bot, desk), onEnd }, ticket, service);
  } catch (error) {
    desk.log.error({ messageId: message.id, stack: stackOf(error) }, 'a message could not be handled');
  }
}

/** Known from memory; a refusal of Discord's would come after all the work. */
function mayWrite({ channel, guild }: Message): boolean {
  const me = guild?.members.me ?? null;
  if (me === null || channel.isDMBased()) return true;
  const needed = channel.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  return channel.permissionsFor(me).has(PermissionFlagsBits.ViewChannel | needed);
}

/** The little that is read of a message, in the words of our own contract. */
export function readDiscordMessage(message: Message, bot: BotIdentity): IncomingMessage {
  return {
    id: message.id,
    authorId: message.author.id,
    isBot: message.author.bot || message.webhookId !== null,
    isSystem: message.system,
    content: message.content,
    guildId: message.guildId,
    channelId: message.channelId,
    parentChannelId: message.channel.isThread() ? message.channel.parentId : null,
    mentionsBot: message.mentions.users.has(bot.id),
    mentionedRoleIds: [...message.mentions.roles.keys()],
    referencedAuthorId: message.mentions.repliedUser?.id ?? null,
    hasAttachments: message.attachments.size > 0 || message.stickers.size > 0,
  };
}

function identityIn(guild: Guild | null, { client }: Message): BotIdentity {
  const { user } = client;
  return {
    id: user.id,
    displayName: guild?.members.me?.displayName ?? user.displayName,
    managedRoleId: guild?.roles.botRoleFor(user)?.id ?? null,
  };
}
