import { expect } from 'vitest';
import type { BotProcess } from '../../../discord-server/index.ts';
import { NEWS_DAY } from './digest-news.ts';
import type { DigestWorld, Scheduled } from './digest-world.ts';
import { expectOnce, PARTS, partsSeen } from './expect-once.ts';
import { killOnRequest, type KillStep } from './kill-steps.ts';

/** The bot starts so long before a digest is due. */
const EARLY_MS = 300;
const MINUTE_MS = 60_000;
const KILLED_WITHIN_MS = 40_000;

/** Posts a digest a step, killing the bot at it and starting it again; fails unless every part of each was posted once and in order. */
export async function killAtSteps(world: DigestWorld, steps: readonly KillStep[]): Promise<void> {
  const { server } = world;
  const channel = server.channel('news');
  const all: Scheduled[] = [];
  const pending: Promise<void>[] = [];
  let slotMs = Date.parse(`${NEWS_DAY}T18:00:00Z`);
  const postUndisturbed = async (): Promise<void> => {
    const scheduled = world.schedule(slotMs, channel);
    const bot = await world.start({ nowMs: slotMs - EARLY_MS });
    await server.until(() => (partsSeen(world, scheduled).length === PARTS ? true : undefined), 'a digest');
    expect((await bot.stop()).code, bot.stderr).toBe(0);
    all.push(scheduled);
    slotMs += MINUTE_MS;
  };

  await postUndisturbed();

  for (const step of steps) {
    const scheduled = world.schedule(slotMs, channel);
    const started = Promise.withResolvers<BotProcess>();
    const ofRequest = step.request === undefined ? Promise.resolve() : killOnRequest(world, step, scheduled, () => started.promise);
    pending.push(ofRequest);
    const bot = await world.start({ nowMs: slotMs - EARLY_MS, ...(step.statement === undefined ? {} : { killAt: { ...step.statement, deliveryKey: scheduled.key, part: step.part } }) });
    started.resolve(bot);
    await killed(bot, step.name);
    if (step.request === 'applied') await ofRequest;
    for (const earlier of all.slice(-1)) expectOnce(world, earlier);
    expectDeadAt(world, step, scheduled);
    all.push(scheduled);
    slotMs += step.awayMinutes * MINUTE_MS;
    server.world.clock.advance(step.awayMinutes * MINUTE_MS);
  }

  await postUndisturbed();
  await Promise.all(pending);

  for (const scheduled of all) expectOnce(world, scheduled);
  expect(server.messages(channel)).toHaveLength(all.length * PARTS);
  expect(server.violations).toEqual([]);
}

async function killed(bot: BotProcess, step: string): Promise<void> {
  const timeout = AbortSignal.timeout(KILLED_WITHIN_MS);
  const late = new Promise<never>((_, reject) => timeout.addEventListener('abort', () => reject(new Error(`Nothing killed the bot ${step}: is the ledger's statement still the one the test looks for?\n${bot.stderr.slice(-2_000)}`))));
  expect((await Promise.race([bot.exit, late])).signal, bot.stderr.slice(-2_000)).toBe('SIGKILL');
}

/** Where the parts must stand when the bot has died at a step: what is in the channel of this digest, and how the ledger has it. */
function expectDeadAt(world: DigestWorld, { part, statement, request }: KillStep, scheduled: Scheduled): void {
  const isApplied = request === 'applied' || statement?.to === 'confirmed';
  expect(partsSeen(world, scheduled)).toEqual(Array.from({ length: part + (isApplied ? 1 : 0) }, (_, index) => index));
  const isConfirmed = statement?.moment === 'committed';
  const isClaimed = !(statement?.to === 'claimed' && statement.moment === 'before');
  expect(world.find(scheduled)?.parts[part]?.state.status).toBe(isConfirmed ? 'confirmed' : isClaimed ? 'claimed' : 'planned');
}
