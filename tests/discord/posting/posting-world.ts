import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type APIMessage, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { openApp } from '../../../src/app.ts';
import type { App } from '../../../src/app-contract.ts';
import { createClock } from '../../../src/clock.ts';
import { readConfig } from '../../../src/config.ts';
import { slashCommands } from '../../../src/discord/commands/index.ts';
import { runBot } from '../../../src/discord/life/run-bot.ts';
import { createLogger, createMetrics } from '../../../src/observe/index.ts';
import { type DiscordServer, startDiscordServer } from '../../discord-server/index.ts';
import { makeRole } from '../../discord-server/world/create-world.ts';
import { MEMBER_PERMISSIONS } from '../../discord-server/world/permissions.ts';
import type { ChannelState } from '../../discord-server/world/world.ts';

export const MANAGER = MEMBER_PERMISSIONS | P.ManageGuild;

export type Articles = readonly Readonly<Record<string, string>>[];

export interface PostingWorld {
  readonly server: DiscordServer;
  readonly app: App;
  readonly logged: string[];
  readonly ingest: (articles: Articles) => Promise<void>;
  /** What the bot has written in a channel, oldest first, as it is now. */
  readonly postsIn: (channel: ChannelState) => readonly APIMessage[];
  /** Waits for so many of them. */
  readonly posted: (channel: ChannelState, count: number) => Promise<readonly APIMessage[]>;
  /** Uses a slash command as somebody who manages the server, and gives what the reply says, without Markdown. */
  readonly manage: (name: string, subcommand: string, options?: Parameters<DiscordServer['slash']>[0]['options']) => Promise<string>;
  /** Epoch milliseconds by the bot's clock. */
  readonly now: () => number;
  /** Puts the bot's clock forward; its loop, which never sleeps longer than half a minute of the clock, finds out. Not the store's. */
  readonly advance: (ms: number) => void;
  /** Ends the bot in good order. */
  readonly stop: () => Promise<number>;
  readonly end: () => Promise<void>;
}

/** The real bot in this process, over a real store and the wire, with a clock that begins at `nowIso` and runs `rate` times as fast. */
export async function startPostingWorld({ nowIso, rate, articles, prepare = () => undefined }: { readonly nowIso: string; readonly rate: number; readonly articles: Articles; readonly prepare?: (server: DiscordServer) => void }): Promise<PostingWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-posting-'));
  const server = await startDiscordServer({ waitMs: 20_000 });
  prepare(server);
  const config = readConfig({
    DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl, DESK_NOW: nowIso, DESK_CLOCK_RATE: String(rate), EMBEDDING_WORKERS: '1',
    DATA_DIR: join(folder, 'data'), EMBEDDINGS_DIR: join(folder, 'embeddings'), RATE_USER_PER_MINUTE: '10000', RATE_GUILD_PER_MINUTE: '10000',
  }, { cwd: folder });
  const app = await openApp(config);
  const ingest = async (list: Articles): Promise<void> => {
    const path = join(folder, `articles-${list[0]?.['id'] ?? 'none'}.jsonl`);
    writeFileSync(path, list.map((article) => JSON.stringify(article)).join('\n'));
    await app.ingest([path], {});
  };
  if (articles.length > 0) await ingest(articles);
  const stop = new AbortController();
  const ticking = createClock(config.clock);
  let aheadMs = 0;
  const clock = { now: () => ticking.now() + aheadMs, realMs: ticking.realMs };
  const logged: string[] = [];
  const ended = runBot({
    app, config, clock, handlers: { slash: new Map(slashCommands.map((one) => [one.definition.name, one])), menu: new Map() }, metrics: createMetrics(),
    log: createLogger('debug', { write: (line: string) => void logged.push(line) }),
    stop: stop.signal, lost: new AbortController().signal, print: () => undefined, say: () => undefined, elapsedMs: () => performance.now(),
  });
  ended.catch(() => undefined);
  await Promise.race([ended, server.until(() => (server.commands().length === slashCommands.length ? true : undefined), 'the commands')]);
  const postsIn = (channel: ChannelState): readonly APIMessage[] => server.messages(channel).filter(({ author }) => author.id === server.bot.id);
  const stopNow = (): Promise<number> => { stop.abort(); return ended; };
  return {
    server, app, logged, ingest, postsIn,
    posted: (channel, count) => server.until(() => (postsIn(channel).length >= count ? postsIn(channel) : undefined), `${count} posts in ${channel.name ?? 'direct messages'}; the log: ${logged.slice(-12).join('')}`),
    manage: async (name, subcommand, options = {}) => server.textOf(await server.slash({ name, subcommand, options, permissions: MANAGER }).reply).replace(/\*\*|\\/g, ''),
    now: clock.now,
    advance: (ms) => { aheadMs += ms; },
    stop: stopNow,
    end: async () => {
      await stopNow();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A role of the server that anybody may mention. */
export function addRole(server: DiscordServer, name: string): { readonly id: string } {
  const role = { ...makeRole(server.world.ids.next(), name, 0n, 1), mentionable: true };
  server.guild.roles.push(role);
  return role;
}

/** What broke a rule, live mentions apart: those are looked at one by one. */
export function violationsOf(server: DiscordServer): readonly unknown[] {
  return server.violations.filter(({ rule }) => rule !== 'live-mention');
}
