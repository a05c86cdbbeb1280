import { randomBytes } from 'node:crypto';
import { type APIRole, type APIUser, ChannelType, type RoleFlags, type UserFlags } from 'discord-api-types/v10';
import { ServerClock } from './clock.ts';
import { ALL_PERMISSIONS, BOT_PERMISSIONS, MEMBER_PERMISSIONS } from './permissions.ts';
import { Signal } from './signal.ts';
import { Snowflakes } from './snowflakes.ts';
import type { ChannelState, GuildState, World, WorldSettings } from './world.ts';

const NO_USER_FLAGS = 0 as UserFlags;

export interface WorldOptions extends Partial<WorldSettings> {
  readonly botName?: string;
}

/** A world with the bot and its owner in it and nothing else. */
export function createWorld({ botName = 'Foreign Desk', ...settings }: WorldOptions = {}): World {
  const clock = new ServerClock();
  const ids = new Snowflakes(clock);
  const bot = makeUser(ids.next(), botName, true);
  const owner = makeUser(ids.next(), 'owner', false);
  return {
    clock, ids, bot, owner,
    changed: new Signal(),
    settings: {
      // The shape of a token: the bot's id, a stamp and a secret.
      token: `${Buffer.from(bot.id).toString('base64url')}.AAAAAA.${randomBytes(20).toString('hex')}`,
      acknowledgeWithinMs: 3_000, tokenLifetimeMs: 15 * 60_000, nonceMemoryMs: 2 * 60_000,
      messageContentGranted: false, followUpsAllowed: false, waitMs: 10_000, team: false,
      ...settings,
    },
    origin: '',
    users: new Map([[bot.id, bot], [owner.id, owner]]),
    closedDms: new Set(), guilds: new Map(), channels: new Map(), everyMessage: [], commands: new Map(), commandWrites: [],
    interactions: new Map(), files: new Map(), typing: [], violations: [], requests: [],
    dispatch: () => undefined,
  };
}

export function addUser(world: World, name: string): APIUser {
  const user = makeUser(world.ids.next(), name, false);
  world.users.set(user.id, user);
  return user;
}

function makeUser(id: string, name: string, bot: boolean): APIUser {
  return { id, username: name, discriminator: bot ? '0001' : '0', global_name: bot ? null : name, avatar: null, bot, public_flags: NO_USER_FLAGS, flags: NO_USER_FLAGS };
}

export interface GuildOptions {
  readonly name: string;
  readonly channels?: readonly string[];
  readonly members?: readonly APIUser[];
  readonly owner?: APIUser;
  readonly locale?: string;
  /** False for a guild in which only a user has installed the app. */
  readonly botIsMember?: boolean;
}

/** Adds a guild with its text channels; the caller announces it to the bot. */
export function addGuild(world: World, { name, channels = ['general'], members = [], owner = world.owner, locale = 'en-GB', botIsMember = true }: GuildOptions): GuildState {
  const id = world.ids.next();
  const botRoleId = world.ids.next();
  const guild: GuildState = {
    id, name, ownerId: owner.id, locale, botIsMember, botRoleId,
    roles: [
      makeRole(id, '@everyone', MEMBER_PERMISSIONS, 0),
      { ...makeRole(botRoleId, world.bot.username, BOT_PERMISSIONS, 1), managed: true, tags: { bot_id: world.bot.id } },
    ],
    memberIds: new Set([owner.id, ...members.map((user) => user.id), ...(botIsMember ? [world.bot.id] : [])]),
    joinedAt: new Date(world.clock.now()).toISOString(),
  };
  world.guilds.set(id, guild);
  for (const channel of channels) addChannel(world, { name: channel, guildId: id });
  return guild;
}

export function makeRole(id: string, name: string, permissions: bigint, position: number): APIRole {
  return {
    id, name, permissions: String(permissions), position, color: 0, colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false, managed: false, mentionable: false, flags: 0 as RoleFlags,
  };
}

export function addChannel(world: World, given: { name?: string | null; guildId?: string | null; type?: ChannelType; recipientIds?: readonly string[]; parentId?: string | null }): ChannelState {
  const { name = null, guildId = null, recipientIds = [], parentId = null, type = ChannelType.GuildText } = given;
  const channel: ChannelState = {
    id: world.ids.next(), type, name, guildId, parentId, recipientIds,
    botPermissions: guildId === null ? ALL_PERMISSIONS : BOT_PERMISSIONS,
    messages: new Map(),
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** The bot's direct messages with a user, made if there are none yet. */
export function dmWith(world: World, userId: string): ChannelState {
  const known = [...world.channels.values()].find((channel) => channel.type === ChannelType.DM && channel.recipientIds.length === 1 && channel.recipientIds[0] === userId);
  return known ?? addChannel(world, { type: ChannelType.DM, recipientIds: [userId] });
}
