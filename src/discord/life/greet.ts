import { type Guild, type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { Desk } from '../desk.ts';
import { bodyOf } from '../client/message-body.ts';
import { stackOf } from '../manners/error-words.ts';
import { noticeMessage } from '../payload/index.ts';

const noteOf = (guildId: string): string => `greeted:${guildId}`;
const GREETED = 'yes';

/** Says once, in a server that was joined, what the bot is for; where it may not write it says nothing. Never throws. */
export async function greet(guild: Guild, { app, log, words }: Pick<Desk, 'app' | 'log' | 'words'>): Promise<void> {
  try {
    if ((await app.memory.findNote(noteOf(guild.id))) === GREETED) return;
    const channel = channelForGreeting(guild);
    if (channel === null) return;
    // Noted before it is sent: better no greeting than two.
    await app.memory.saveNote(noteOf(guild.id), GREETED);
    const line = words(guild.preferredLocale).life.greeting(guild.client.user.displayName);
    await channel.send({ ...bodyOf(noticeMessage(line)), nonce: guild.id, enforceNonce: true });
    log.info({ guildId: guild.id, channelId: channel.id }, 'greeted a server');
  } catch (error) {
    log.warn({ guildId: guild.id, stack: stackOf(error) }, 'a server could not be greeted');
  }
}

/** What was kept for a server goes when the bot is removed from it, the greeting included: a return is a new beginning. Never throws. */
export async function partFrom(guildId: string, { app, log }: Pick<Desk, 'app' | 'log'>): Promise<void> {
  try {
    await app.memory.forgetGuild(guildId);
    await app.memory.saveNote(noteOf(guildId), 'left');
    log.info({ guildId }, 'left a server and forgot its settings');
  } catch (error) {
    log.error({ guildId, stack: stackOf(error) }, 'the settings of a server that was left could not be erased');
  }
}

/** The channel for system messages, or the first text channel from the top, if the bot may write there. */
function channelForGreeting(guild: Guild): GuildTextBasedChannel | null {
  const { me } = guild.members;
  if (me === null) return null;
  const byPosition = [...guild.channels.cache.values()].filter((channel) => channel.isTextBased() && !channel.isThread() && !channel.isVoiceBased()).sort((a, b) => a.rawPosition - b.rawPosition);
  const needed = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;
  return [guild.systemChannel, ...byPosition].find((channel) => channel?.permissionsFor(me).has(needed) === true) ?? null;
}
