import { afterAll } from 'vitest';
import { type BotProcess, type BotOptions, type DiscordServer, type DiscordServerOptions, startBot, startDiscordServer } from '../../../discord-server/index.ts';
import { INVENTED_NEWS, type InventedArticle, NOW } from './invented-news.ts';
import { makeStore, type Store } from './store.ts';

export interface TestedWorld {
  readonly server: DiscordServer;
  readonly store: Store;
  readonly articles: readonly InventedArticle[];
  /** The bot that runs now. */
  readonly bot: BotProcess;
  /** Stops it with SIGTERM and starts it again on the same store. */
  readonly restart: (given?: Partial<BotOptions>) => Promise<BotProcess>;
}

/** Nobody in these tests is to meet the rate limits by accident. */
export const NO_LIMITS = { RATE_USER_PER_MINUTE: '10000', RATE_GUILD_PER_MINUTE: '100000' } as const;

/**
 * A Discord, a store of invented articles and the real bot on it, ended after the test file. Call it in `beforeAll`.
 */
export async function startWorld({ articles = INVENTED_NEWS, env = {}, ...given }: { readonly articles?: readonly InventedArticle[]; readonly env?: Readonly<Record<string, string>> } & Partial<Omit<BotOptions, 'server' | 'env'>> & DiscordServerOptions = {}): Promise<TestedWorld> {
  const server = await startDiscordServer({ waitMs: 30_000, ...given });
  const store = await makeStore(articles);
  const options = { server, folder: store.folder, ...given, env: { DESK_NOW: NOW, ...NO_LIMITS, ...env } };
  const start = async (changed: Partial<BotOptions> = {}): Promise<BotProcess> => {
    const started = await startBot({ ...options, ...changed, env: { ...options.env, ...changed.env } });
    await server.until(() => (server.commands().length >= COMMANDS ? true : undefined), 'the commands to be registered');
    return started;
  };
  let bot = await start();
  worlds.push(async () => {
    await bot.kill();
    await server.close();
    store.remove();
  });
  return {
    server, store, articles,
    get bot() { return bot; },
    async restart(changed) {
      await bot.stop();
      return (bot = await start(changed));
    },
  };
}

/** Nine slash commands and Check this, and whatever comes after. */
const COMMANDS = 10;
const worlds: (() => Promise<void>)[] = [];

/** Ends what {@link startWorld} began; at the head of every file that uses it. */
export function endWorldsAfterAll(): void {
  afterAll(async () => {
    for (const end of worlds.splice(0)) await end();
  });
}
