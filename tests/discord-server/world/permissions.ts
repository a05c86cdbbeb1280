import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { ChannelState, World } from './world.ts';

export const ALL_PERMISSIONS: bigint = Object.values(P).reduce((all, bit) => all | bit, 0n);
/** What an ordinary member may do. */
export const MEMBER_PERMISSIONS: bigint = P.ViewChannel | P.SendMessages | P.ReadMessageHistory | P.EmbedLinks | P.AttachFiles | P.AddReactions | P.UseApplicationCommands | P.UseExternalApps | P.SendMessagesInThreads;
/** What the bot may do in a channel unless a test says otherwise. */
export const BOT_PERMISSIONS: bigint = P.ViewChannel | P.SendMessages | P.ReadMessageHistory | P.EmbedLinks | P.AttachFiles | P.SendMessagesInThreads;

/** Whether the gateway and the REST routes show this channel to the bot. */
export function botSees(world: World, channel: ChannelState): boolean {
  if (channel.guildId === null) return channel.type === ChannelType.DM && channel.recipientIds.length === 1;
  return world.guilds.get(channel.guildId)?.botIsMember === true && (channel.botPermissions & P.ViewChannel) !== 0n;
}

export function botMay(channel: ChannelState, permission: bigint): boolean {
  return (channel.botPermissions & permission) === permission;
}
