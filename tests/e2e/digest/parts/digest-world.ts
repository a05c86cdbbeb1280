import { join } from 'node:path';
import { DateTime } from 'luxon';
import { deliveryKey, type Delivery } from '../../../../src/domain/delivery.ts';
import type { PostPlace } from '../../../../src/domain/subscription.ts';
import { createSubscription } from '../../../../src/schedule/index.ts';
import { type DeskStore, openDeskStore } from '../../../../src/store/index.ts';
import { type BotProcess, type DiscordServer, startBot, startDiscordServer } from '../../../discord-server/index.ts';
import { NO_LIMITS } from '../../discord/parts/start-world.ts';
import { makeStore } from '../../discord/parts/store.ts';
import { DIGEST_NEWS } from './digest-news.ts';
import { KILL_AT, type KillAt } from './kill-at-statement.ts';

type Channel = ReturnType<DiscordServer['channel']>;

/** A digest that is to be posted, and the channel that is its own. */
export interface Scheduled {
  readonly channel: Channel;
  /** The ledger's key of it. */
  readonly key: string;
}

export interface StartOptions {
  /** What the bot's clock shows as it starts, epoch milliseconds. */
  readonly nowMs: number;
  readonly killAt?: KillAt;
  readonly env?: Readonly<Record<string, string>>;
  readonly waitForReady?: boolean;
}

/** A Discord, a store of one day's news, and the real bot on it, run by run. One bot at a time. */
export interface DigestWorld {
  readonly server: DiscordServer;
  /** The store while no bot runs. */
  readonly inStore: <T>(work: (store: DeskStore) => T) => T;
  /** Schedules a digest for the minute of `slotMs`, as if it had been asked for six hours before, for a channel of its own if none is given. The bot must not run. */
  readonly schedule: (slotMs: number, channel?: Channel) => Scheduled;
  /** Runs a command of the console. The bot must not run. */
  readonly desk: (args: readonly string[]) => Promise<string>;
  readonly folder: string;
  /** The delivery in the ledger. The bot must not run. */
  readonly find: (scheduled: Scheduled) => Delivery | null;
  readonly start: (options: StartOptions) => Promise<BotProcess>;
  readonly close: () => Promise<void>;
}

const PRELOAD = new URL('./kill-at-statement.ts', import.meta.url).href;
const ASKED_BEFORE_MS = 6 * 3_600_000;

export async function startDigestWorld(): Promise<DigestWorld> {
  const server = await startDiscordServer({ waitMs: 20_000 });
  const files = await makeStore(DIGEST_NEWS);
  let running: BotProcess | null = null;
  let scheduled = 0;
  const inStore: DigestWorld['inStore'] = (work) => {
    const store = openDeskStore(join(files.folder, 'data', 'foreign-desk.db'));
    try {
      return work(store);
    } finally {
      store.close();
    }
  };
  return {
    server, inStore, desk: files.desk, folder: files.folder,
    schedule: (slotMs, channel = server.addChannel(`digest-${scheduled + 1}`)) => {
      const id = `sub${++scheduled}`;
      const slot = DateTime.fromMillis(slotMs, { zone: 'utc' });
      const place: PostPlace = { kind: 'channel', guildId: server.guild.id, channelId: channel.id, threadId: null };
      inStore((store) => store.subscriptions.save(createSubscription(
        { place, localTime: slot.toFormat('HH:mm'), zone: 'Etc/UTC', days: [1, 2, 3, 4, 5, 6, 7], topics: [], outlets: [], storiesMax: 15, roleId: null },
        { id, ownerId: server.user.id }, slotMs - ASKED_BEFORE_MS,
      )));
      return { channel, key: deliveryKey({ kind: 'digest', subscriptionId: id, localDate: slot.toISODate() ?? '' }) };
    },
    find: ({ key }) => inStore((store) => store.ledger.find(key)),
    start: async ({ nowMs, killAt, env = {}, waitForReady = false }) => {
      if (running !== null && running.ended === null) throw new Error('A bot runs already');
      return (running = await startBot({
        server, folder: files.folder, waitForReady,
        // Only a run that ends by itself writes what it has compiled; every later start is the quicker.
        env: { NODE_COMPILE_CACHE: join(files.folder, 'compiled'), DESK_NOW: String(Math.round(nowMs)), LOG_LEVEL: 'warn', ...NO_LIMITS, ...(killAt === undefined ? {} : { NODE_OPTIONS: `--import=${PRELOAD}`, [KILL_AT]: JSON.stringify(killAt) }), ...env },
      }));
    },
    close: async () => {
      await running?.kill();
      await server.close();
      files.remove();
    },
  };
}
