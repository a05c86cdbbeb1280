import { ApplicationFlags, ChannelType, OverwriteType } from 'discord-api-types/v10';
import { ALL_PERMISSIONS } from './permissions.ts';
import type { ChannelState, GuildState, World } from './world.ts';

/** The application as `applications/@me` gives it. */
export function applicationPayload(world: World): Record<string, unknown> {
  const { bot, owner, settings, guilds } = world;
  const team = settings.team ? { id: bot.id, name: 'The desk', icon: null, owner_user_id: owner.id, members: [{ membership_state: 2, permissions: ['*'], role: 'admin', team_id: bot.id, user: owner }] } : null;
  return {
    id: bot.id, name: bot.username, icon: null, description: '', bot_public: true, bot_require_code_grant: false, verify_key: '0'.repeat(64), summary: '',
    bot, team,
    // A team's application is owned by a user that stands for the team.
    owner: team === null ? owner : { ...owner, id: bot.id, username: `team${bot.id}` },
    flags: settings.messageContentGranted ? ApplicationFlags.GatewayMessageContentLimited : 0,
    approximate_guild_count: [...guilds.values()].filter(({ botIsMember }) => botIsMember).length, approximate_user_install_count: 0,
    integration_types_config: { 0: {}, 1: {} },
  };
}

/** A channel as REST and GUILD_CREATE give it. */
export function channelPayload(world: World, channel: ChannelState): Record<string, unknown> {
  const lastId = [...channel.messages.keys()].at(-1) ?? null;
  if (channel.guildId === null) {
    return { id: channel.id, type: channel.type, last_message_id: lastId, flags: 0, recipients: channel.recipientIds.flatMap((id) => world.users.get(id) ?? []), ...(channel.type === ChannelType.GroupDM ? { name: channel.name, owner_id: channel.recipientIds[0], icon: null } : {}) };
  }
  return {
    id: channel.id, type: channel.type, guild_id: channel.guildId, name: channel.name, parent_id: channel.parentId, last_message_id: lastId,
    position: 0, topic: null, nsfw: false, rate_limit_per_user: 0, flags: 0,
    // Allow and deny so that the sum for the bot is exactly what this channel grants it.
    permission_overwrites: [{ id: world.bot.id, type: OverwriteType.Member, allow: String(channel.botPermissions), deny: String(ALL_PERMISSIONS & ~channel.botPermissions) }],
    ...(isThread(channel) ? { owner_id: world.bot.id, member_count: 2, message_count: channel.messages.size, thread_metadata: { archived: false, auto_archive_duration: 1_440, archive_timestamp: new Date(world.clock.now()).toISOString(), locked: false } } : {}),
  };
}

export function isThread({ type }: ChannelState): boolean {
  return type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread;
}

export function memberPayload(world: World, guild: GuildState, userId: string): Record<string, unknown> {
  const roles = userId === world.bot.id ? [guild.botRoleId] : [];
  return { user: world.users.get(userId), nick: null, avatar: null, banner: null, roles, joined_at: guild.joinedAt, premium_since: null, deaf: false, mute: false, flags: 0, pending: false, communication_disabled_until: null };
}

/** A guild as REST gives it. */
export function guildPayload(guild: GuildState): Record<string, unknown> {
  return {
    id: guild.id, name: guild.name, icon: null, splash: null, discovery_splash: null, banner: null, description: null, owner_id: guild.ownerId, region: null,
    afk_channel_id: null, afk_timeout: 300, verification_level: 0, default_message_notifications: 1, explicit_content_filter: 0, roles: guild.roles, emojis: [], stickers: [],
    features: [], mfa_level: 0, application_id: null, system_channel_id: null, system_channel_flags: 0, rules_channel_id: null, max_members: 500_000, vanity_url_code: null,
    premium_tier: 0, premium_subscription_count: 0, preferred_locale: guild.locale, public_updates_channel_id: null, nsfw_level: 0, premium_progress_bar_enabled: false, safety_alerts_channel_id: null,
  };
}

/** What GUILD_CREATE carries: without the members intent, of the members only the bot. */
export function guildCreatePayload(world: World, guild: GuildState): Record<string, unknown> {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  return {
    ...guildPayload(guild), joined_at: guild.joinedAt, large: false, unavailable: false, member_count: guild.memberIds.size,
    members: [memberPayload(world, guild, world.bot.id)], channels: channels.filter((channel) => !isThread(channel)).map((channel) => channelPayload(world, channel)),
    threads: channels.filter(isThread).map((channel) => channelPayload(world, channel)), voice_states: [], presences: [], stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [],
  };
}
