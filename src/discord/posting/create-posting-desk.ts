import { type Client, DiscordAPIError, PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import type { App } from '../../app-contract.ts';
import { type PostPlace, type Subscription, targetOf } from '../../domain/subscription.ts';
import type { Watch } from '../../domain/watch.ts';
import type { Logger } from '../../observe/index.ts';
import type { NeededPermission, PlaceReport, PostingDesk } from '../desk.ts';
import { stackOf } from '../manners/error-words.ts';

export interface AttachedPostingDesk extends PostingDesk {
  /** From the login on. `wake` makes the loop look at once. */
  readonly attach: (client: Client<true>, wake: () => void) => void;
}

/** What commands see of posting: schedules from memory, channels through the client. */
export function createPostingDesk(app: Pick<App, 'subscriptions' | 'watches'>, log: Logger): AttachedPostingDesk {
  let held: { readonly subscriptions: readonly Subscription[]; readonly watches: readonly Watch[] } = { subscriptions: [], watches: [] };
  let client: Client<true> | null = null;
  let wake: () => void = () => undefined;
  return {
    attach: (attached, wakeLoop) => {
      client = attached;
      wake = wakeLoop;
    },
    known: () => held,
    async changed() {
      try {
        held = { subscriptions: await app.subscriptions.list({}), watches: await app.watches.list({}) };
      } catch (error) {
        log.warn({ stack: stackOf(error) }, 'the schedules for autocomplete could not be read');
      }
      wake();
    },
    channelName: (place) => {
      if (place.kind === 'dm' || client === null) return null;
      const channel = client.channels.cache.get(targetOf(place));
      return channel !== undefined && 'name' in channel && channel.name !== null ? `#${channel.name}` : null;
    },
    roleName: (guildId, roleId) => client?.guilds.cache.get(guildId)?.roles.cache.get(roleId)?.name ?? null,
    inspect: async (place, roleId) => (client === null || place.kind === 'dm' ? { kind: 'open', isRoleHeard: true } : inspectChannel(client, place, roleId)),
  };
}

type ChannelPlace = Extract<PostPlace, { kind: 'channel' }>;

/** What the bot may do in a channel now, asked of Discord: what is remembered may be older than a change of permissions. */
export async function permissionsIn(client: Client<true>, { guildId, channelId, threadId }: ChannelPlace): Promise<Readonly<PermissionsBitField> | null> {
  try {
    const channel = await client.channels.fetch(threadId ?? channelId, { force: true });
    if (channel === null || channel.isDMBased() || channel.guildId !== guildId) return null;
    const me = channel.guild.members.me ?? await channel.guild.members.fetchMe();
    // A thread has the permissions of its channel, which discord.js reads from its own memory.
    if (channel.isThread() && channel.parentId !== null) await client.channels.fetch(channel.parentId, { force: true });
    return channel.permissionsFor(me);
  } catch (error) {
    if (error instanceof DiscordAPIError && (error.status === 403 || error.status === 404)) return null;
    throw error;
  }
}

async function inspectChannel(client: Client<true>, place: ChannelPlace, roleId: string | null): Promise<PlaceReport> {
  const permissions = await permissionsIn(client, place);
  if (permissions === null) return { kind: 'unseen' };
  const needed: readonly NeededPermission[] = ['ViewChannel', place.threadId === null ? 'SendMessages' : 'SendMessagesInThreads', 'ReadMessageHistory'];
  const missing = needed.filter((name) => !permissions.has(PermissionFlagsBits[name]));
  if (missing.length > 0) return { kind: 'missing', permissions: missing };
  const role = roleId === null ? null : client.guilds.cache.get(place.guildId)?.roles.cache.get(roleId);
  return { kind: 'open', isRoleHeard: role === null || role?.mentionable === true || permissions.has(PermissionFlagsBits.MentionEveryone) };
}
