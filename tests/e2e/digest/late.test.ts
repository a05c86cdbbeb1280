import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEWS_DAY } from './parts/digest-news.ts';
import { type DigestWorld, type Scheduled, startDigestWorld } from './parts/digest-world.ts';
import { expectOnce, PARTS, partsSeen } from './parts/expect-once.ts';

const EARLY_MS = 300;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOW_MS = Date.parse(`${NEWS_DAY}T19:00:00Z`);

let world: DigestWorld;
beforeAll(async () => {
  world = await startDigestWorld();
}, 180_000);
afterAll(() => world.close());

/** Starts the bot, waits for what is to come, and stops it in good order. */
async function runUntil(nowMs: number, isReached: () => boolean, what: string): Promise<void> {
  const bot = await world.start({ nowMs });
  await world.server.until(() => (isReached() ? true : undefined), what, 40_000).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${bot.stderr.slice(-3_000)}`);
  });
  expect((await bot.stop()).code, bot.stderr).toBe(0);
}

const isWhole = (scheduled: Scheduled) => (): boolean => partsSeen(world, scheduled).length === PARTS;

describe('A digest that fell due while the bot was off', () => {
  it('is posted once, late, within the grace, and recorded as skipped beyond it', { timeout: 180_000 }, async () => {
    const tooLate = world.schedule(NOW_MS - 4 * HOUR_MS);
    const late = world.schedule(NOW_MS - HOUR_MS);
    await runUntil(NOW_MS, isWhole(late), 'the late digest');
    expectOnce(world, late);
    world.server.world.clock.advance(HOUR_MS);
    const next = world.schedule(NOW_MS + HOUR_MS);
    await runUntil(NOW_MS + HOUR_MS - EARLY_MS, isWhole(next), 'the next digest');
    for (const once of [late, next]) expectOnce(world, once);
    expect(world.find(tooLate)?.state).toMatchObject({ status: 'skipped', reason: 'late' });
    expect(world.server.messages(tooLate.channel)).toEqual([]);
    expect(world.server.violations).toEqual([]);
  });
});
