import { performance } from 'node:perf_hooks';
import { afterEach } from 'vitest';
import { createClock } from '../../../src/clock.ts';
import { readConfig } from '../../../src/config.ts';
import type { Handlers } from '../../../src/discord/client/service.ts';
import type { SlashCommand } from '../../../src/discord/handlers.ts';
import { runBot } from '../../../src/discord/life/run-bot.ts';
import { noticeMessage } from '../../../src/discord/payload/index.ts';
import { createLogger, createMetrics } from '../../../src/observe/index.ts';
import { type DiscordServer, type DiscordServerOptions, startDiscordServer } from '../../discord-server/index.ts';
import { type QuietApp, quietApp } from './quiet-app.ts';

/** A slash command of a test: does what it is given, and says "done" unless that throws. */
export function command(name: string, run: (desk: Parameters<SlashCommand['run']>[1], userId: string) => Promise<string> | string, given: Partial<SlashCommand> = {}): SlashCommand {
  return {
    definition: { name, description: `The command ${name} of a test`, type: 1, integration_types: [0, 1], contexts: [0, 1, 2] },
    isPrivate: () => false,
    run: async ({ place }, desk) => void await place.show(noticeMessage(await run(desk, place.userId))),
    ...given,
  };
}

export interface BotHere {
  readonly server: DiscordServer;
  readonly quiet: QuietApp;
  readonly printed: string[];
  readonly said: string[];
  readonly logged: string[];
  readonly stop: AbortController;
  readonly lost: AbortController;
  readonly end: Promise<number>;
}

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const close of open.splice(0).reverse()) await close(); });

/** The bot in this process, with a real client over the wire, and commands of the test's own. */
export async function startHere({ commands = [], env = {}, quiet = quietApp(), server: known, wait = true, ...options }: {
  commands?: readonly SlashCommand[]; env?: Record<string, string>; quiet?: QuietApp; server?: DiscordServer; wait?: boolean;
} & DiscordServerOptions = {}): Promise<BotHere> {
  const server = known ?? await startDiscordServer(options);
  if (known === undefined) open.push(() => server.close());
  const handlers: Handlers = { slash: new Map(commands.map((one) => [one.definition.name, one])), menu: new Map() };
  const [printed, said, logged]: [string[], string[], string[]] = [[], [], []];
  const [stop, lost] = [new AbortController(), new AbortController()];
  const config = readConfig({ DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl, ...env }, { cwd: import.meta.dirname });
  const end = runBot({
    app: quiet.app, config, handlers, clock: createClock(config.clock), metrics: createMetrics(),
    log: createLogger('debug', { write: (line: string) => void logged.push(line) }),
    stop: stop.signal, lost: lost.signal, print: (line) => void printed.push(line), say: (line) => void said.push(line), elapsedMs: () => performance.now(),
  });
  end.catch(() => undefined);
  open.push(() => { stop.abort(); return end.catch(() => undefined); });
  if (wait) {
    const begun = server.until(() => (printed.length > 0 ? true : undefined), 'the bot to be on');
    const nudge = setInterval(() => server.world.changed.notify(), 20);
    await Promise.race([begun, end]).finally(() => clearInterval(nudge));
    await server.until(() => (handlers.slash.size === server.commands().length ? true : undefined), 'the registration');
  }
  return { server, quiet, printed, said, logged, stop, lost, end };
}
