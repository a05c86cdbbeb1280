import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeskWorld, HOUR_MS, MINUTE_MS, START_MS, type Kill } from './desk-world.ts';
import type { Fate } from './fake-channel.ts';

const kill: fc.Arbitrary<Kill> = fc.record({ call: fc.integer({ min: 1, max: 60 }), when: fc.constantFrom('before', 'after'), downMs: fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 8 * MINUTE_MS })) });
const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.constantFrom<Fate>('posted', 'answer lost', 'error before', 'error after', 'rate limited'),
  fc.record({ lateMs: fc.integer({ min: 0, max: MINUTE_MS }) }),
);

/** Every digest's messages once each, in order, all of one composition. */
function expectOnceInOrder(posted: readonly string[], dates: readonly string[], count: number): void {
  expect(posted.map((text) => text.replace(/, composition \d+$/, ''))).toEqual(dates.flatMap((date) => [...Array(count).keys()].map((index) => `digest ${date}, ${index + 1} of ${count}`)));
  for (const date of dates) expect(new Set(posted.filter((text) => text.includes(date)).map((text) => text.split(', ').at(-1))).size).toBe(1);
}

describe('a digest in the channel', () => {
  test('whatever is killed when, and whatever befalls the requests: every part once, in order, in the same words', async () => {
    const property = fc.asyncProperty(fc.array(kill, { maxLength: 5 }), fc.array(fate, { maxLength: 8 }), fc.integer({ min: 1, max: 3 }), async (kills, fates, count) => {
      const world = new DeskWorld();
      try {
        world.partCount = count;
        world.subscribe('a');
        world.subscribe('b', { localTime: '07:01' });
        world.channel.fates.push(...fates);
        world.nowMs = START_MS + HOUR_MS - 20_000;
        const keys = ['digest:a:2026-03-10', 'digest:b:2026-03-10'];
        // Five minutes more, in which nothing may be sent again.
        world.isOver = () => keys.every((key) => {
          const state = world.find(key)?.state;
          return state?.status === 'delivered' && world.nowMs > state.atMs + 5 * MINUTE_MS;
        });
        await world.runUntil(START_MS + 4 * HOUR_MS, kills);
        world.channel.settle();
        for (const target of ['c-a', 'c-b']) expectOnceInOrder(world.channel.in(target), ['2026-03-10'], count);
        expect(world.events.filter(({ kind }) => kind === 'failed' || kind === 'skipped')).toEqual([]);
      } finally {
        world.store.close();
      }
    });
    await fc.assert(property, { numRuns: 200 });
  });

  test('a kill at each single port call around sending, before and after it takes effect', async () => {
    for (let call = 1; call <= 30; call += 1) {
      for (const when of ['before', 'after'] as const) {
        // Two seconds: the nonce is remembered. Ten minutes: only the history is.
        for (const downMs of [2_000, 10 * MINUTE_MS]) {
          const world = new DeskWorld();
          world.subscribe('a');
          world.nowMs = START_MS + HOUR_MS;
          await world.runUntil(START_MS + HOUR_MS + 15 * MINUTE_MS, [{ call, when, downMs }]);
          expectOnceInOrder(world.channel.in('c-a'), ['2026-03-10'], 3);
          expect(world.find('digest:a:2026-03-10')?.state.status).toBe('delivered');
          world.store.close();
        }
      }
    }
  });

  test('a request that is applied only after the restart, and after the history was read, is the nonce\'s to catch', async () => {
    const world = new DeskWorld();
    world.partCount = 1;
    world.subscribe('a');
    world.nowMs = START_MS + HOUR_MS;
    world.channel.fates.push({ lateMs: 50_000 });
    await world.runUntil(START_MS + 2 * HOUR_MS);
    world.channel.settle();
    expect([world.channel.looks, world.channel.requests, world.channel.in('c-a').length]).toEqual([1, 2, 1]);
  });

  test('day after day for two weeks, through kills and naps of the machine: each date once', async () => {
    const world = new DeskWorld();
    world.partCount = 2;
    world.subscribe('a', { zone: 'America/New_York', localTime: '02:30' });
    world.onSleep = () => { world.nowMs += 17 * MINUTE_MS; };
    const kills = [...Array(14).keys()].map((i): Kill => ({ call: 40 + i * 37, when: i % 2 === 0 ? 'after' : 'before', downMs: i * MINUTE_MS }));
    await world.runUntil(START_MS + 14 * 24 * HOUR_MS, kills);
    expectOnceInOrder(world.channel.in('c-a'), [...Array(14).keys()].map((i) => `2026-03-${10 + i}`), 2);
  });
});
