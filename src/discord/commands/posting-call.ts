import { ApplicationIntegrationType, ChannelType, PermissionFlagsBits } from 'discord.js';
import type { PostPlace } from '../../domain/subscription.ts';
import type { CommandCall } from '../handlers.ts';
import { POSTING_CHANNEL_TYPES } from './digest-definition.ts';
import { type Given, readCall } from './option-reader.ts';

/** A channel as far as posting in it goes. */
export interface ChannelGiven {
  readonly id: string;
  readonly type: ChannelType;
  /** Of a thread. */
  readonly parentId: string | null;
}

/** A call of /digest or /watch without discord.js. */
export interface PostingCall extends Given {
  /** Of the interaction: what makes "post it now" happen once. */
  readonly requestId: string;
  readonly integer: (name: string) => number | null;
  /** The channel that was chosen, or null. */
  readonly channel: ChannelGiven | null;
  /** The channel in which the command was typed; null in direct messages. */
  readonly here: ChannelGiven | null;
  readonly role: { readonly id: string; readonly name: string } | null;
  /** Whether the asker manages the server. */
  readonly isManager: boolean;
  /** Whether the bot is in the server. */
  readonly isInGuild: boolean;
}

export function readPostingCall(call: CommandCall): PostingCall {
  const { interaction } = call;
  const chosen = interaction.options.getChannel('channel');
  const role = interaction.options.getRole('role');
  return {
    ...readCall(call),
    requestId: interaction.id,
    integer: (name) => interaction.options.getInteger(name),
    channel: chosen === null ? null : channelGiven(chosen),
    here: interaction.guildId === null || interaction.channel === null ? null : channelGiven(interaction.channel),
    role: role === null ? null : { id: role.id, name: role.name },
    isManager: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true,
    isInGuild: interaction.guildId !== null && interaction.authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] !== undefined,
  };
}

/** A channel of the cache says `parentId`, one that Discord describes in the interaction `parent_id`. */
function channelGiven(channel: { readonly id: string; readonly type: ChannelType; readonly parentId?: string | null; readonly parent_id?: string | null }): ChannelGiven {
  return { id: channel.id, type: channel.type, parentId: channel.parentId ?? channel.parent_id ?? null };
}

const TYPES: ReadonlySet<ChannelType> = new Set(POSTING_CHANNEL_TYPES);
const THREADS: ReadonlySet<ChannelType> = new Set([ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread]);

/** The place that a channel is, or null if nothing can be posted in it. */
export function placeIn({ id, type, parentId }: ChannelGiven, guildId: string): PostPlace | null {
  if (!TYPES.has(type)) return null;
  return THREADS.has(type) ? { kind: 'channel', guildId, channelId: parentId ?? id, threadId: id } : { kind: 'channel', guildId, channelId: id, threadId: null };
}
