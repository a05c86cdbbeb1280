import { ApplicationIntegrationType, type APIUser, ChannelType, InteractionContextType } from 'discord-api-types/v10';
import { dmWith } from '../world/create-world.ts';
import { channelPayload, memberPayload } from '../world/payloads.ts';
import { MEMBER_PERMISSIONS } from '../world/permissions.ts';
import type { ChannelState, GuildState, World } from '../world/world.ts';

/** Who does something, and where. Everything has a default: the server's first user in its first guild's first channel. */
export interface Actor {
  readonly user?: APIUser;
  /** Null means the user's direct messages with the bot. */
  readonly guild?: GuildState | null;
  readonly channel?: ChannelState;
  /** The user's language, `en-GB` if not given. */
  readonly locale?: string;
  /** Through which installation; that of the guild if the bot is in it, else the user's. */
  readonly install?: 'guild' | 'user';
  /** The member's permissions in the channel; an ordinary member's if not given. */
  readonly permissions?: bigint;
  /** How long the handle's promises wait. */
  readonly timeoutMs?: number;
}

export interface Place {
  readonly user: APIUser;
  readonly channel: ChannelState;
  readonly guild: GuildState | null;
  readonly context: InteractionContextType;
  readonly install: ApplicationIntegrationType;
  readonly permissions: bigint;
  readonly locale: string;
}

/** @throws Error if there is no such place. */
export function resolvePlace(world: World, actor: Actor, fallback: { readonly user: APIUser; readonly guild: GuildState | null }): Place {
  const user = actor.user ?? fallback.user;
  const wanted = actor.guild === undefined ? fallback.guild : actor.guild;
  const channel = actor.channel ?? (wanted === null ? dmWith(world, user.id) : [...world.channels.values()].find(({ guildId }) => guildId === wanted.id));
  if (channel === undefined) throw new Error(`The guild "${wanted?.name ?? ''}" has no channel; add one before you use it`);
  const guild = channel.guildId === null ? null : (world.guilds.get(channel.guildId) ?? null);
  const isBotDm = channel.type === ChannelType.DM && channel.recipientIds.length === 1;
  const context = guild !== null ? InteractionContextType.Guild : isBotDm ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
  const byGuild = guild === null ? isBotDm : guild.botIsMember;
  return {
    user, channel, guild, context, locale: actor.locale ?? 'en-GB', permissions: actor.permissions ?? MEMBER_PERMISSIONS,
    install: (actor.install ?? (byGuild ? 'guild' : 'user')) === 'guild' ? ApplicationIntegrationType.GuildInstall : ApplicationIntegrationType.UserInstall,
  };
}

/** The part of an interaction's payload that says who and where. */
export function placePayload(world: World, { user, channel, guild, context, install, permissions, locale }: Place): Record<string, unknown> {
  const isGuildInstall = install === ApplicationIntegrationType.GuildInstall;
  return {
    channel: { ...channelPayload(world, channel), ...(guild === null ? {} : { permissions: String(permissions) }) }, channel_id: channel.id,
    app_permissions: String(channel.botPermissions), locale, context, entitlements: [], attachment_size_limit: 10 * 1024 * 1024, version: 1,
    authorizing_integration_owners: isGuildInstall ? { [install]: guild?.id ?? '0' } : { [install]: user.id },
    ...(guild === null
      ? { user }
      : { guild_id: guild.id, guild_locale: guild.locale, guild: { id: guild.id, locale: guild.locale, features: [] }, member: { ...memberPayload(world, guild, user.id), permissions: String(permissions) } }),
  };
}
