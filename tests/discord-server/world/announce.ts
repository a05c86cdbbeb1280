import { type APIMessage, GatewayIntentBits } from 'discord-api-types/v10';
import { botSees } from './permissions.ts';
import type { StoredMessage, World } from './world.ts';

/** Sends a message's event to the bot if it sees the channel; ephemeral messages are between Discord and their reader. */
export function announceMessage(world: World, stored: StoredMessage, event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE'): void {
  const channel = world.channels.get(stored.channelId);
  if (channel !== undefined && stored.ephemeralFor === null && botSees(world, channel)) {
    const intent = channel.guildId === null ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
    world.dispatch(event, event === 'MESSAGE_DELETE' ? { id: stored.message.id, channel_id: channel.id, ...place(world, stored) } : { ...withoutContent(world, stored.message), ...place(world, stored), ...(event === 'MESSAGE_CREATE' && stored.nonce !== null ? { nonce: stored.nonce } : {}) }, intent);
  }
  world.changed.notify();
}

function place(world: World, { channelId, message }: StoredMessage): Record<string, unknown> {
  const guildId = world.channels.get(channelId)?.guildId ?? null;
  const guild = guildId === null ? undefined : world.guilds.get(guildId);
  if (guild === undefined) return { channel_type: world.channels.get(channelId)?.type };
  return { guild_id: guild.id, channel_type: world.channels.get(channelId)?.type, member: { roles: message.author.id === world.bot.id ? [guild.botRoleId] : [], joined_at: guild.joinedAt, deaf: false, mute: false, flags: 0 } };
}

/**
 * A message as an application without the message-content intent gets it: empty, unless it is a direct message, its own,
 * or mentions it as a user. A mention of its managed role does not count.
 */
export function withoutContent(world: World, message: APIMessage): APIMessage {
  const channel = world.channels.get(message.channel_id);
  const isExempt = world.settings.messageContentGranted || channel?.guildId === null || message.author.id === world.bot.id || message.mentions.some(({ id }) => id === world.bot.id);
  const { referenced_message: referenced } = message;
  const inner = referenced === undefined || referenced === null ? {} : { referenced_message: withoutContent(world, referenced) };
  return isExempt ? { ...message, ...inner } : { ...message, ...inner, content: '', embeds: [], attachments: [], components: [] };
}
