import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Client } from 'discord.js';
import type { App } from '../../app-contract.ts';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { type Logger, type Metrics, startHealthServer } from '../../observe/index.ts';
import { createClient } from '../client/create-client.ts';
import type { Handlers, Service } from '../client/service.ts';
import { prepareNames } from '../commands/index.ts';
import type { Desk } from '../desk.ts';
import { stackOf } from '../manners/error-words.ts';
import { createRateLimits } from '../manners/rate-limits.ts';
import { createWorkQueue } from '../manners/work-queue.ts';
import { createPostingDesk } from '../posting/create-posting-desk.ts';
import { startPosting } from '../posting/start-posting.ts';
import { RETENTION } from '../retention.ts';
import { createSourceNames } from '../source-names.ts';
import { wordsFor } from '../words/index.ts';
import { announce } from './announce.ts';
import { findOwners } from './find-owners.ts';
import { forgetOld } from './forget-old.ts';
import { loadGuildSettings } from './guild-settings-memory.ts';
import { createNamesMemory } from './known-names.ts';
import { listen } from './listen.ts';
import { logIn } from './log-in.ts';
import { registerCommands } from './register-commands.ts';
import { repeatEvery } from './repeat-every.ts';
import { startReading } from './start-reading.ts';
import { stopInOrder } from './stop-in-order.ts';
import { tidyUp } from './tidy-up.ts';

export interface BotOptions {
  /** Opened by the caller; closed here. */
  readonly app: App;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly handlers: Handlers;
  /** Aborted to stop in good order. */
  readonly stop: AbortSignal;
  /** Aborted when the bot cannot go on, with the DeskError that says why. */
  readonly lost: AbortSignal;
  /** A line on standard output. */
  readonly print: (line: string) => void;
  /** A line on standard error. */
  readonly say: (line: string) => void;
  /** Real milliseconds of the machine, for durations. */
  readonly elapsedMs: () => number;
}

const NAMES_EVERY_MS = 30_000;
const TIDY_EVERY_MS = 24 * 3_600_000;

/**
 * The bot from its login to its end: gives 0 when it was asked to stop. The app is closed in any case.
 *
 * @throws DeskError with one sentence when it cannot go on (wrong token, refused intents, a lost desk).
 */
export async function runBot(options: BotOptions): Promise<number> {
  const { app, config, clock, log, metrics, stop } = options;
  const ending = new AbortController();
  const endWith = (error: unknown): void => ending.abort(error);
  const undo: (() => unknown)[] = [];
  try {
    const settings = await loadGuildSettings(app.memory);
    const names = createNamesMemory(app, log, prepareNames);
    await names.refresh();
    let owners: ReadonlySet<string> = new Set(config.discord.owners);
    const postings = createPostingDesk(app, log);
    const sourceNames = createSourceNames(app, log);
    const desk = { app, clock, log, metrics, words: wordsFor, names: names.names, guildSettings: settings.of, saveGuildSettings: settings.save, isOwner: (userId: string) => owners.has(userId), postings, sourceNames, summaryWaitMs: config.summaryWaitMs.discord };
    const service = createService(options, desk);
    const state = { isReady: false, servers: () => 0 };
    if (config.healthPort !== null) {
      const health = await startHealthServer(config.healthPort, metrics, () => ({ isReady: state.isReady, servers: state.servers(), waiting: service.queue.waiting(), isStopping: stop.aborted }));
      undo.push(() => health.close());
    }
    const begin = (): Client => {
      const client = createClient({ apiUrl: config.discord.apiUrl });
      listen(client, service, { onState: (isReady) => { state.isReady = isReady; metrics.gatewayReady.set(isReady ? 1 : 0); }, onFatal: endWith, forgetSettings: settings.forget });
      return client;
    };
    const whenLost = (): void => endWith(options.lost.reason);
    options.lost.addEventListener('abort', whenLost, { once: true });
    if (options.lost.aborted) whenLost();
    void warmUp(desk);
    const client = await logIn({ token: config.discord.token ?? '', createClient: begin, log, say: options.say, signal: AbortSignal.any([stop, ending.signal]), sleep });
    if (client !== null) {
      undo.unshift(() => stopInOrder(client, service, { isLost: ending.signal.aborted }));
      state.servers = () => client.guilds.cache.size;
      await announce({ applicationId: client.application.id, name: client.user.tag, servers: client.guilds.cache.size, memory: app.memory, print: options.print });
      undo.unshift(repeatEvery(NAMES_EVERY_MS, names.refresh), repeatEvery(clock.realMs(RETENTION.sweepMs), () => forgetOld(desk)), repeatEvery(clock.realMs(TIDY_EVERY_MS), () => tidyUp(desk)));
      void tidyUp(desk);
      void forgetOld(desk);
      void findOwners(client, config.discord.owners).then((found) => { owners = found; }, (error: unknown) => log.warn({ stack: stackOf(error) }, 'the owners of the application could not be read'));
      // Told first, so that nothing is posted while the rest is put away; waited for last.
      const stopPosting = startPosting(client, { desk, graceMs: config.digestGraceMs });
      const stopReading = startReading(desk);
      let ended: Promise<unknown> | null = null;
      undo.unshift(() => { ended = Promise.all([stopPosting(), stopReading()]); });
      undo.push(async () => { await ended; });
      void sourceNames.refresh();
      void register(client, options, AbortSignal.any([stop, ending.signal]));
      await whenAborted(AbortSignal.any([stop, ending.signal]));
    }
    if (ending.signal.aborted) throw ending.signal.reason;
    return 0;
  } finally {
    for (const step of undo) {
      // Whatever one of them meets, the others follow, and the store is closed.
      await Promise.resolve().then(step).catch((error: unknown) => log.error({ stack: stackOf(error) }, 'a step of stopping failed'));
    }
    await app.close();
  }
}

function createService({ clock, config, log, metrics, handlers, stop, elapsedMs }: BotOptions, desk: Desk): Service {
  const { userPerMinute, guildPerMinute, queueMax, answersAtOnce } = config.manners;
  return {
    desk,
    handlers,
    limits: createRateLimits({ userPerMinute, guildPerMinute, now: clock.now }),
    queue: createWorkQueue({
      atOnce: answersAtOnce,
      waitingMax: queueMax,
      onWaiting: (waiting) => metrics.queueWaiting.set(waiting),
      onDefect: (error) => log.error({ stack: stackOf(error) }, 'work failed outside of its handler'),
    }),
    isStopping: () => stop.aborted,
    elapsedMs,
  };
}

/** The embedding model takes seconds to load; better now than in the first person's question. By topic, which reads no sentences. */
async function warmUp({ app, clock, log }: Desk): Promise<void> {
  await app.latest({ topic: 'foreign affairs', askedAtMs: clock.now(), limit: 1 }).catch((error: unknown) => log.debug({ stack: stackOf(error) }, 'the search was not warmed up'));
}

const REGISTER_AGAIN_MIN_MS = 15_000;
const REGISTER_AGAIN_MAX_MS = 15 * 60_000;

/** Registration beside the service: what is registered already works meanwhile. */
async function register(client: Client<true>, { app, log, handlers }: BotOptions, signal: AbortSignal): Promise<void> {
  const definitions = [...handlers.slash.values(), ...handlers.menu.values()].map(({ definition }) => definition);
  for (let pauseMs = REGISTER_AGAIN_MIN_MS; !signal.aborted; pauseMs = Math.min(pauseMs * 2, REGISTER_AGAIN_MAX_MS)) {
    try {
      await registerCommands(definitions, { rest: client.rest, memory: app.memory, log, applicationId: client.application.id });
      return;
    } catch (error) {
      if (signal.aborted) return;
      log.error({ stack: stackOf(error), againInMs: pauseMs }, 'the commands could not be registered');
      await sleep(pauseMs, signal);
    }
  }
}

function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => { signal.addEventListener('abort', () => resolve(), { once: true }); });
}

/** Ends early, without an error, when the signal is aborted. */
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await sleepFor(ms, undefined, { signal }).catch(() => undefined);
}
