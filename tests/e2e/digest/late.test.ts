import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEWS_DAY } from './parts/digest-news.ts';
import { type DigestWorld, startDigestWorld } from './parts/digest-world.ts';
import { expectOnce } from './parts/expect-once.ts';
import { isWhole, runUntil } from './parts/run-until.ts';

const EARLY_MS = 300;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOW_MS = Date.parse(`${NEWS_DAY}T19:00:00Z`);

let world: DigestWorld;
beforeAll(async () => {
  world = await startDigestWorld();
}, 180_000);
afterAll(() => world.close());

describe('A digest that fell due while the bot was off', () => {
  it('is posted once, late, within the grace, and recorded as skipped beyond it', { timeout: 180_000 }, async () => {
    const tooLate = world.schedule(NOW_MS - 4 * HOUR_MS);
    const late = world.schedule(NOW_MS - HOUR_MS);
    await runUntil(world, NOW_MS, isWhole(world, late), 'the late digest');
    expectOnce(world, late);
    world.server.world.clock.advance(HOUR_MS);
    const next = world.schedule(NOW_MS + HOUR_MS);
    await runUntil(world, NOW_MS + HOUR_MS - EARLY_MS, isWhole(world, next), 'the next digest');
    for (const once of [late, next]) expectOnce(world, once);
    expect(world.find(tooLate)?.state).toMatchObject({ status: 'skipped', reason: 'late' });
    expect(world.server.messages(tooLate.channel)).toEqual([]);
    expect(world.server.violations).toEqual([]);
  });
});
