import { describe, expect, onTestFinished, test } from 'vitest';
import type { PauseReason } from '../../src/domain/subscription.ts';
import { digestWindow, editSubscription, partKey, type Sighting } from '../../src/schedule/index.ts';
import { DeskWorld, HOUR_MS, MINUTE_MS, START_MS, type Kill } from './desk-world.ts';

const SLOT = 'digest:a:2026-03-10';
const NOON = START_MS + 6 * HOUR_MS;

function openWorld(): DeskWorld {
  const world = new DeskWorld();
  world.partCount = 1;
  world.subscribe('a');
  onTestFinished(() => world.store.close());
  return world;
}

const plain = (texts: readonly string[]): string[] => texts.map((text) => text.replace(/, composition \d+$/, ''));
const lateOf = (world: DeskWorld): number | undefined => world.events.flatMap((event) => (event.kind === 'delivered' && event.key === SLOT ? [event.lateMs] : []))[0];

describe('a digest', () => {
  test('is on time to the millisecond, and its payloads are kept no longer than needed', async () => {
    const world = openWorld();
    await world.runUntil(NOON);
    expect(plain(world.channel.in('c-a'))).toEqual(['digest 2026-03-10, 1 of 1']);
    expect(lateOf(world)).toBe(0);
    expect(world.find(SLOT)).toMatchObject({ state: { status: 'delivered' }, parts: [{ payload: '', state: { status: 'confirmed', messageId: 'm1' } }] });
    expect(Math.max(...world.sleeps)).toBeLessThanOrEqual(30_000);
  });

  test('missed while the desk was off is delivered late within the grace, and recorded as skipped after it', async () => {
    const late = openWorld();
    late.nowMs = START_MS + HOUR_MS + 2 * HOUR_MS;
    await late.runUntil(NOON);
    expect(lateOf(late)).toBe(2 * HOUR_MS);

    const skipped = openWorld();
    skipped.nowMs = START_MS + 2 * 24 * HOUR_MS + 5 * HOUR_MS;
    await skipped.runUntil(skipped.nowMs + HOUR_MS);
    expect(skipped.channel.messages).toEqual([]);
    expect(skipped.store.ledger.history('a', 9).map(({ key, state }) => [key, state.status === 'skipped' && state.reason])).toEqual([
      ['digest:a:2026-03-12', 'late'], ['digest:a:2026-03-11', 'late'], [SLOT, 'late'],
    ]);
    await skipped.runUntil(skipped.nowMs + 24 * HOUR_MS);
    expect(plain(skipped.channel.in('c-a'))).toEqual(['digest 2026-03-13, 1 of 1']);
  });

  test('the grace is a setting', async () => {
    const world = openWorld();
    world.nowMs = START_MS + 2 * HOUR_MS;
    await world.runUntil(NOON, [], { graceMs: 30 * MINUTE_MS, placesAtOnce: 1 });
    expect(world.find(SLOT)?.state).toMatchObject({ status: 'skipped', reason: 'late' });
  });

  test('moved to another time after it was delivered does not come twice that day', async () => {
    const world = openWorld();
    await world.runUntil(START_MS + HOUR_MS + MINUTE_MS);
    const stored = world.store.subscriptions.find('a');
    if (stored !== null) world.store.subscriptions.save(editSubscription(stored, { localTime: '09:00' }, world.nowMs));
    await world.runUntil(START_MS + 30 * HOUR_MS);
    expect(plain(world.channel.in('c-a'))).toEqual(['digest 2026-03-10, 1 of 1', 'digest 2026-03-11, 1 of 1']);
    expect(world.store.ledger.history('a', 9).map(({ dueAtMs }) => new Date(dueAtMs).getUTCHours())).toEqual([9, 7]);
  });

  test('a server in trouble is asked again after 5, 15, 45 seconds, and what is in doubt is looked for first', async () => {
    const world = openWorld();
    world.channel.fates.push('error before', 'error before', 'error before');
    world.channel.sightings.push({ kind: 'absent' }, { kind: 'unknown', detail: '503' });
    await world.runUntil(NOON);
    expect(world.events.flatMap((event) => (event.kind === 'postponed' ? [[event.failures, event.why]] : []))).toEqual([
      [1, 'no clear answer to the request (500)'], [2, 'no clear answer to the request (500)'], [3, 'the history could not be read (503)'], [4, 'no clear answer to the request (500)'],
    ]);
    expect([world.channel.in('c-a').length, lateOf(world)]).toEqual([1, 5_000 + 15_000 + 45_000 + 135_000]);
  });

  test('a rate limit leaves no doubt: no history is read, and as long is waited as was asked', async () => {
    const world = openWorld();
    world.channel.fates.push({ kind: 'not-applied', retryAfterMs: 20_000 });
    await world.runUntil(NOON);
    expect([world.channel.looks, world.channel.in('c-a').length, lateOf(world)]).toEqual([0, 1, 20_000]);
  });

  test('an hour of errors loses no slot within the grace; errors beyond it do, and the record says so', async () => {
    const world = openWorld();
    world.channel.fates.push(...Array<'error before'>(9).fill('error before'));
    await world.runUntil(NOON);
    expect(world.channel.in('c-a')).toHaveLength(1);
    expect(lateOf(world)).toBeGreaterThan(HOUR_MS / 2);

    const lost = openWorld();
    lost.channel.fates.push(...Array<'rate limited'>(99).fill('rate limited'));
    await lost.runUntil(NOON);
    expect([lost.channel.in('c-a'), lost.find(SLOT)?.state.status]).toEqual([[], 'skipped']);
  });

  test('that cannot be composed is tried again, within the grace', async () => {
    const world = openWorld();
    world.composeFailures = 2;
    await world.runUntil(NOON);
    expect([lateOf(world), world.composed]).toEqual([20_000, 1]);
  });

  test('a message that Discord refuses ends that digest alone', async () => {
    const world = openWorld();
    world.partCount = 2;
    world.channel.fates.push('posted', { kind: 'refused' });
    await world.runUntil(START_MS + 26 * HOUR_MS);
    expect(world.find(SLOT)?.state).toMatchObject({ status: 'skipped', reason: 'refused' });
    expect(plain(world.channel.in('c-a'))).toEqual(['digest 2026-03-10, 1 of 2', 'digest 2026-03-11, 1 of 2', 'digest 2026-03-11, 2 of 2']);
    expect(world.store.subscriptions.find('a')?.state.status).toBe('active');
  });

  test('paused or removed while it waits is not sent any more', async () => {
    for (const end of [(world: DeskWorld) => world.store.subscriptions.pause('a', 'asked', world.nowMs), (world: DeskWorld) => world.store.subscriptions.remove('a')]) {
      const world = openWorld();
      world.channel.fates.push('rate limited');
      await world.runUntil(START_MS + HOUR_MS + 1_000);
      end(world);
      await world.runUntil(NOON);
      expect([world.channel.messages.length, world.find(SLOT)?.state]).toMatchObject([0, { status: 'skipped', reason: 'paused' }]);
    }
  });
});

describe('a place that is gone', () => {
  test.each<PauseReason>(['channel-gone', 'permission-lost', 'guild-gone'])('%s: the subscription is paused and its owner told once, whatever is killed when', async (reason) => {
    const calls = [...Array(reason === 'channel-gone' ? 18 : 2).keys()].map((i) => i + 1);
    for (const kill of calls.flatMap((call): Kill[] => [{ call, when: 'before', downMs: 1_000 }, { call, when: 'after', downMs: 1_000 }])) {
      const world = openWorld();
      world.nowMs = START_MS + HOUR_MS;
      // A place that is gone stays gone, for the digest; the owner's direct messages are not.
      world.channel.send = gone(world, reason);
      await world.runUntil(START_MS + HOUR_MS + 10 * MINUTE_MS, [kill]);
      expect(world.store.subscriptions.find('a')?.state).toMatchObject({ status: 'paused', reason });
      expect(plain(world.channel.in('owner-a'))).toEqual(['notice paused a, 1 of 1']);
      expect(world.channel.in('c-a')).toEqual([]);
      expect(world.find(SLOT)?.state.status).toBe('skipped');
    }
  });

  test('that the history tells of it is enough', async () => {
    const world = openWorld();
    world.channel.fates.push('error before');
    world.channel.sightings.push({ kind: 'gone', reason: 'guild-gone' });
    await world.runUntil(NOON);
    expect([plain(world.channel.messages.map(({ payload }) => (JSON.parse(payload) as { text: string }).text)), world.find(SLOT)?.state]).toMatchObject([['notice paused a, 1 of 1'], { reason: 'gone' }]);
  });

  test('nobody is told by direct message that direct messages are closed', async () => {
    const world = openWorld();
    world.channel.fates.push({ kind: 'gone', reason: 'dm-closed' });
    await world.runUntil(NOON);
    expect([world.channel.messages, world.store.subscriptions.find('a')?.state.status]).toEqual([[], 'paused']);
  });

  test('an owner who cannot be told is not told about that', async () => {
    const world = openWorld();
    world.channel.fates.push({ kind: 'gone', reason: 'channel-gone' }, { kind: 'gone', reason: 'dm-closed' });
    await world.runUntil(NOON);
    expect([world.channel.messages, world.channel.requests]).toEqual([[], 2]);
  });
});

describe('a part in doubt where the history may not be read', () => {
  test('is held, its owner told once, and sent when it may be read again', async () => {
    const world = openWorld();
    world.channel.fates.push('error before');
    world.channel.sightings.push(...Array<Sighting>(4).fill({ kind: 'unreadable' }));
    await world.runUntil(NOON);
    expect(plain(world.channel.in('owner-a'))).toEqual(['notice held a, 1 of 1']);
    expect(plain(world.channel.in('c-a'))).toEqual(['digest 2026-03-10, 1 of 1']);
  });

  test('is never sent twice: at the end of the grace it is recorded as in doubt, and the next day goes on', async () => {
    const world = openWorld();
    world.channel.fates.push('answer lost');
    world.channel.sightings.push(...Array<Sighting>(40).fill({ kind: 'unreadable' }));
    await world.runUntil(START_MS + 26 * HOUR_MS);
    expect(plain(world.channel.in('c-a'))).toEqual(['digest 2026-03-10, 1 of 1', 'digest 2026-03-11, 1 of 1']);
    expect(world.find(SLOT)?.state).toMatchObject({ status: 'skipped', reason: 'in-doubt' });
    expect(world.channel.in('owner-a')).toHaveLength(1);
  });

  test('what was posted is known as delivered even if that is found out after the grace', async () => {
    const world = openWorld();
    world.channel.fates.push('answer lost');
    world.onSleep = () => {
      if (world.channel.requests === 1 && world.nowMs < START_MS + 2 * HOUR_MS) world.nowMs += 4 * HOUR_MS;
    };
    await world.runUntil(NOON);
    expect([world.channel.in('c-a').length, world.find(SLOT)?.state.status]).toEqual([1, 'delivered']);
  });
});

describe('what a digest tells of', () => {
  test('begins where the last delivered one ended; a week at most, a day at first', async () => {
    const world = openWorld();
    await world.runUntil(START_MS + 26 * HOUR_MS);
    const [second, first] = world.store.ledger.history('a', 9);
    if (first === undefined || second === undefined) throw new Error('no history');
    expect(digestWindow(first, [first])).toEqual({ sinceMs: first.dueAtMs - 24 * HOUR_MS, untilMs: first.dueAtMs });
    expect(digestWindow(second, [second, { ...first, state: { status: 'skipped', reason: 'late', atMs: 0 } }]).sinceMs).toBe(second.dueAtMs - 24 * HOUR_MS);
    const monday = { ...second, dueAtMs: first.dueAtMs + 72 * HOUR_MS };
    expect(digestWindow(monday, [monday, first])).toEqual({ sinceMs: first.dueAtMs, untilMs: monday.dueAtMs });
    const afterHolidays = { ...second, dueAtMs: first.dueAtMs + 300 * HOUR_MS };
    expect(digestWindow(afterHolidays, [first]).sinceMs).toBe(afterHolidays.dueAtMs - 168 * HOUR_MS);
  });

  test('the key of a part is a nonce that Discord takes, its own for every part', () => {
    const keys = [...Array(2_000).keys()].map((i) => partKey(`digest:s${i % 40}:2026-03-10`, Math.floor(i / 40)));
    expect(new Set(keys).size).toBe(2_000);
    expect(keys.every((key) => /^[0-9A-Za-z]{25}$/.test(key))).toBe(true);
    expect(partKey(SLOT, 0)).toBe(partKey(SLOT, 0));
  });
});

function gone(world: DeskWorld, reason: PauseReason): DeskWorld['channel']['send'] {
  const send = world.channel.send.bind(world.channel);
  return async (delivery, part) => (delivery.origin.kind === 'digest' ? { kind: 'gone', reason } : send(delivery, part));
}
