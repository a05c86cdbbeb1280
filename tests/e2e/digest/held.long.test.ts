import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEWS_DAY } from './parts/digest-news.ts';
import { type DigestWorld, type Scheduled, startDigestWorld } from './parts/digest-world.ts';
import { expectOnce, PARTS, partsSeen } from './parts/expect-once.ts';
import { killOnRequest } from './parts/kill-steps.ts';
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

describe('A digest in doubt where the history may not be read', () => {
  it('is held, its owner told once, and what is missing posted once when the history may be read', { timeout: 240_000 }, async () => {
    const { server } = world;
    let nowMs = NOW_MS + 2 * HOUR_MS;
    const goOn = (minutes: number): void => {
      nowMs += minutes * MINUTE_MS;
      server.world.clock.advance(minutes * MINUTE_MS);
    };
    const died = async (request: 'applied' | 'lost'): Promise<Scheduled> => {
      const scheduled = world.schedule(nowMs);
      const started = Promise.withResolvers<Awaited<ReturnType<DigestWorld['start']>>>();
      const killed = killOnRequest(world, { name: request, part: 0, awayMinutes: 3, request }, scheduled, () => started.promise);
      started.resolve(await world.start({ nowMs: nowMs - EARLY_MS }));
      await killed;
      scheduled.channel.botPermissions &= ~P.ReadMessageHistory;
      return scheduled;
    };
    const arrived = await died('applied');
    goOn(3);
    const lost = await died('lost');
    const told = (): number => server.messages(server.dm()).length;
    const expectHeld = (): void => {
      expect([partsSeen(world, arrived), partsSeen(world, lost)]).toEqual([[0], []]);
      for (const held of [arrived, lost]) expect(world.find(held)).toMatchObject({ state: { status: 'open' }, parts: [{ state: { status: 'claimed' } }, { state: { status: 'planned' } }] });
      expect(told()).toBe(2);
    };

    goOn(3);
    await runUntil(world, nowMs, () => told() === 2, 'a word to the owner on each');
    expectHeld();
    // Longer than a held part waits: it is looked for again, in vain.
    goOn(15);
    const other = world.schedule(nowMs);
    const looked = ({ channel }: Scheduled): number => server.requests.filter(({ method, path }) => method === 'GET' && path === `/channels/${channel.id}`).length;
    const before = [looked(arrived), looked(lost)];
    await runUntil(world, nowMs - EARLY_MS, () => isWhole(world, other)() && looked(arrived) > (before[0] ?? 0) && looked(lost) > (before[1] ?? 0), 'another look at both');
    expectHeld();

    for (const { channel } of [arrived, lost]) channel.botPermissions |= P.ReadMessageHistory;
    goOn(15);
    await runUntil(world, nowMs, () => isWhole(world, arrived)() && isWhole(world, lost)(), 'what was missing');
    for (const scheduled of [arrived, lost, other]) {
      expectOnce(world, scheduled);
      expect(server.messages(scheduled.channel)).toHaveLength(PARTS);
    }
    expect(told()).toBe(2);
    expect(server.violations).toEqual([]);
  });
});
