import { setTimeout as wait } from 'node:timers/promises';
import type { Delivery } from '../../../../src/domain/delivery.ts';
import type { BotProcess, DiscordServer } from '../../../discord-server/index.ts';
import { NEWS_DAY } from './digest-news.ts';
import type { DigestWorld, Scheduled } from './digest-world.ts';
import { expectOnce, PARTS, partsSeen } from './expect-once.ts';

/** How far digests had come when the bot died, and how often: of each kill the newest, and every one before it that had not ended. */
export type KillCounts = Readonly<Record<string, number>>;

/** How long an undisturbed run takes to its login, and from there to the last message; real milliseconds. */
interface Usual {
  readonly loginMs: number;
  readonly postMs: number;
}

const MINUTE_MS = 60_000;
const CHANNELS = 5;
/** Minutes of the clock between a kill and the next start, at most; Discord forgets a nonce after two. */
const AWAY_MINUTES_MAX = 4;
/** A request is so long on its way, and so is its answer, at most. Real milliseconds. */
const LATENCY_MS_MAX = 100;
/** Of one run, before it is killed. */
const REQUESTS_SEEN_MAX = 5;
const ENDED = 'after it ended';
const DELIVERED_WITHIN_MS = 120_000;
/** After so many kills all digests so far are looked at. */
const CHECKED_EVERY = 50;

/**
 * Kills the bot again and again, each time at a random moment of starting, composing, sending and confirming a digest,
 * with a network that takes its time, and starts it again seconds or minutes later; expects every digest of all runs
 * once in the end, and once still after further runs.
 *
 * @returns where the kills hit.
 */
export async function killAtRandom(world: DigestWorld, kills: number, onKill: (done: number, counts: KillCounts) => void = () => undefined): Promise<KillCounts> {
  const { server } = world;
  const channels = Array.from({ length: CHANNELS }, (_, index) => server.addChannel(`random-${index}`));
  const all: Scheduled[] = [];
  const counts: Record<string, number> = {};
  let slotMs = Date.parse(`${NEWS_DAY}T17:30:00Z`);
  const schedule = (): Scheduled => {
    const scheduled = world.schedule(slotMs, channels[all.length % CHANNELS]);
    all.push(scheduled);
    return scheduled;
  };
  const isWhole = (): boolean => all.every((scheduled) => partsSeen(world, scheduled).length >= PARTS);
  const startEarly = (): Promise<BotProcess> => world.start({ nowMs: slotMs - Math.random() * 500, env: { DIGEST_GRACE_MINUTES: '1440' } });
  const goOn = (minutes: number): void => {
    slotMs += minutes * MINUTE_MS;
    server.world.clock.advance(minutes * MINUTE_MS);
  };

  let usual = await postUndisturbed();
  for (let kill = 1; kill <= kills; kill += 1) {
    const scheduled = schedule();
    const latency = addLatency(server);
    const bot = await startEarly();
    await killSometime(bot, server, usual, isWhole);
    // What is on its way arrives within a minute of Discord's clock, as everything is assumed to.
    await wait(LATENCY_MS_MAX + 50);
    latency.remove();
    const phases = all.map((one) => ({ one, phase: phaseOf(world.find(one), partsSeen(world, one).length) })).filter(({ one, phase }) => one === scheduled || phase !== ENDED);
    for (const { phase } of phases) counts[phase] = (counts[phase] ?? 0) + 1;
    goOn(1 + Math.floor(Math.random() * AWAY_MINUTES_MAX));
    if (kill % CHECKED_EVERY === 0 || kill === kills) usual = await postOpen();
    onKill(kill, counts);
  }
  return counts;

  /** Posts whatever is still open; a further run long after must add nothing. */
  async function postOpen(): Promise<Usual> {
    await postUndisturbed();
    goOn(5);
    const took = await postUndisturbed();
    for (const scheduled of all) expectOnce(world, scheduled);
    return took;
  }

  /** Posts one more digest, and all that is open, and stops the bot. */
  async function postUndisturbed(): Promise<Usual> {
    schedule();
    const startedMs = performance.now();
    const identified = server.gateway.identifies;
    const bot = await startEarly();
    await server.until(() => (server.gateway.identifies > identified ? true : undefined), 'the login', DELIVERED_WITHIN_MS);
    const loggedInMs = performance.now();
    await server.until(() => (isWhole() ? true : undefined), 'every digest', DELIVERED_WITHIN_MS);
    const took = { loginMs: loggedInMs - startedMs, postMs: performance.now() - loggedInMs };
    // A moment to confirm what was posted last, and for what should not come.
    await wait(500);
    await bot.stop();
    goOn(1);
    return took;
  }
}

/** Mostly within milliseconds of a request to the channel, less often between the login and the end, else while it starts. */
async function killSometime(bot: BotProcess, server: DiscordServer, { loginMs, postMs }: Usual, isWhole: () => boolean): Promise<void> {
  const dice = Math.random();
  const [seen, identified] = [server.requests.length, server.gateway.identifies];
  const asked = (): number => server.requests.slice(seen).filter(({ method, path }) => method !== 'PUT' && /^\/channels\/\d+\/messages/.test(path)).length;
  const isOver = AbortSignal.timeout(Math.round(4 * (loginMs + postMs)) + 5_000);
  const until = async (isReached: () => boolean): Promise<void> => {
    while (!isReached() && !isWhole() && !isOver.aborted && bot.ended === null) await wait(1);
  };
  if (dice < 0.5) {
    const wanted = 1 + Math.floor(Math.random() * REQUESTS_SEEN_MAX);
    await until(() => asked() >= wanted);
    await wait(Math.random() * LATENCY_MS_MAX);
  } else if (dice < 0.9) {
    await until(() => server.gateway.identifies > identified);
    await wait(Math.random() * (postMs + LATENCY_MS_MAX));
  } else await wait(Math.random() * loginMs);
  if (bot.ended !== null) throw new Error(`The bot ended by itself:\n${bot.stderr.slice(-4_000)}`);
  await bot.kill();
}

/** Each message posted takes its time to arrive, or its answer does. */
function addLatency(server: DiscordServer): { readonly remove: () => void } {
  const faults = Array.from({ length: 4 }, () => server.faults.add({
    method: 'POST', path: /^\/channels\/\d+\/messages$/, kind: Math.random() < 0.5 ? 'delay' : 'slow-answer', ms: Math.random() * LATENCY_MS_MAX,
  }));
  return { remove: () => faults.forEach((fault) => fault.remove()) };
}

function phaseOf(delivery: Delivery | null, seen: number): string {
  if (delivery === null) return 'before it was opened';
  if (delivery.state.status !== 'open') return ENDED;
  if (delivery.parts.length === 0) return 'before it was composed';
  const open = delivery.parts.findIndex(({ state }) => state.status !== 'confirmed');
  if (open === -1) return 'all confirmed, not ended';
  const isClaimed = delivery.parts[open]?.state.status === 'claimed';
  return `part ${open + 1} ${isClaimed ? `claimed, ${seen > open ? 'applied' : 'not applied'}` : 'not claimed'}`;
}
