import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deliveryKey, type DeliveryOrigin, type NewDelivery } from '../../src/domain/delivery.ts';
import type { Subscription } from '../../src/domain/subscription.ts';
import type { Watch } from '../../src/domain/watch.ts';
import { openDeskStore, StoreError, type DeskStore } from '../../src/store/index.ts';
import { SqliteDatabase } from '../../src/store/sqlite-database.ts';
import { scratchFolder } from './scratch-folder.ts';

const HOUR_MS = 3_600_000;

const subscriptionOf = (id: string, changes: Partial<Subscription> = {}): Subscription => ({
  id, ownerId: 'u1', place: { kind: 'channel', guildId: 'g1', channelId: 'c1', threadId: 't1' }, localTime: '07:30', zone: 'Asia/Kathmandu', days: [1, 5], topics: ['ferries “and” harbours'], outlets: [],
  storiesMax: 5, roleId: 'r1', state: { status: 'active' }, createdAtMs: 1_000, effectiveFromMs: 2_000, ...changes,
});
const watchOf = (id: string, changes: Partial<Watch> = {}): Watch => ({
  id, ownerId: 'u1', place: { kind: 'dm', userId: 'u1' }, kind: 'topic', text: 'grain', quietHours: { from: '22:00', until: '07:00', zone: 'UTC' }, state: { status: 'active' }, createdAtMs: 1, seenUntilMs: 10, ...changes,
});
const digest = (localDate: string, dueAtMs: number, subscriptionId = 's1'): NewDelivery => {
  const origin: DeliveryOrigin = { kind: 'digest', subscriptionId, localDate };
  return { key: deliveryKey(origin), origin, place: { kind: 'channel', guildId: 'g1', channelId: 'c1', threadId: null }, dueAtMs, expiresAtMs: dueAtMs + 3 * HOUR_MS };
};
const KEY = 'digest:s1:2026-03-10';
const parts = [{ key: 'k0', payload: '{"n":0}' }, { key: 'k1', payload: '{"n":1}' }];
const stateOf = (desk: DeskStore, key: string): unknown => desk.ledger.find(key)?.state;

const PLACES = { 'a file': () => join(scratchFolder(), 'desk.db'), memory: () => ':memory:' };

describe.each(Object.entries(PLACES))('schedules and the ledger in %s', (_, place) => {
  function openStore(path = place()): DeskStore {
    const opened = openDeskStore(path);
    onTestFinished(() => opened.close());
    return opened;
  }

  test('gives back subscriptions as saved, and lists them by server, owner and state', () => {
    const { subscriptions } = openStore();
    const first = subscriptionOf('s1');
    const other = subscriptionOf('s2', { ownerId: 'u2', place: { kind: 'dm', userId: 'u2' }, createdAtMs: 500, roleId: null, state: { status: 'paused', reason: 'dm-closed', atMs: 9 } });
    subscriptions.save(first);
    subscriptions.save(other);
    expect([subscriptions.find('s1'), subscriptions.find('s2'), subscriptions.find('s3')]).toEqual([first, other, null]);
    const ids = (filter: Parameters<typeof subscriptions.list>[0]): string[] => subscriptions.list(filter).map(({ id }) => id);
    expect([ids({}), ids({ guildId: 'g1' }), ids({ ownerId: 'u2' }), ids({ status: 'active' }), ids({ guildId: 'g1', status: 'paused' })]).toEqual([['s2', 's1'], ['s1'], ['s2'], ['s1'], []]);
    subscriptions.save({ ...first, localTime: '09:00' });
    expect(subscriptions.find('s1')?.localTime).toBe('09:00');
    expect([subscriptions.remove('s1'), subscriptions.remove('s1'), ids({})]).toEqual([true, false, ['s2']]);
  });

  test('pauses once, and keeps what an edit changed meanwhile', () => {
    const { subscriptions } = openStore();
    subscriptions.save(subscriptionOf('s1', { topics: ['edited'] }));
    expect([subscriptions.pause('s1', 'channel-gone', 7), subscriptions.pause('s1', 'guild-gone', 8), subscriptions.pause('none', 'asked', 9)]).toEqual([true, false, false]);
    expect(subscriptions.find('s1')).toEqual(subscriptionOf('s1', { topics: ['edited'], state: { status: 'paused', reason: 'channel-gone', atMs: 7 } }));
    expect(subscriptions.list({ status: 'active' })).toEqual([]);
  });

  test('a watch knows how far it has looked and what it has posted, from the moment its delivery is opened', () => {
    const { watches, ledger } = openStore();
    watches.save(watchOf('w1'));
    watches.markSeen('w1', 50);
    watches.markSeen('w1', 40);
    expect(watches.find('w1')).toEqual(watchOf('w1', { seenUntilMs: 50 }));
    const origin: DeliveryOrigin = { kind: 'watch', watchId: 'w1', batchMs: 50, storyKeys: ['story-b', 'story-a'] };
    const batch = { ...digest('x', 50), key: deliveryKey(origin), origin };
    ledger.open([batch], 60);
    ledger.open([batch], 60);
    expect([watches.postedOf('w1', ['story-a', 'story-c', 'story-b']), watches.postedOf('w2', ['story-a'])]).toEqual([['story-a', 'story-b'], []]);
    expect(ledger.find(batch.key)?.origin).toEqual(origin);
    expect([watches.pause('w1', 'asked', 3), watches.remove('w1'), watches.postedOf('w1', ['story-a'])]).toEqual([true, true, []]);
  });

  test('a key is opened once; what is late already is recorded as skipped', () => {
    const { ledger } = openStore();
    ledger.open([digest('2026-03-10', 10 * HOUR_MS), digest('2026-03-09', HOUR_MS)], 10 * HOUR_MS);
    ledger.plan(KEY, parts);
    ledger.open([{ ...digest('2026-03-10', 11 * HOUR_MS) }], 11 * HOUR_MS);
    expect(ledger.find(KEY)).toMatchObject({ dueAtMs: 10 * HOUR_MS, state: { status: 'open', failures: 0, retryAtMs: 0 }, parts: [{ index: 0, key: 'k0', payload: '{"n":0}', state: { status: 'planned' } }, { index: 1 }] });
    expect(ledger.find('digest:s1:2026-03-09')?.state).toEqual({ status: 'skipped', reason: 'late', atMs: 10 * HOUR_MS });
    expect(ledger.listReady(99 * HOUR_MS, 9).map(({ key }) => key)).toEqual([KEY]);
  });

  test('what a clock that ran ahead skipped is opened again; what was delivered, begun or otherwise ended is not', () => {
    const desk = openStore();
    const { ledger } = desk;
    const four = ['01', '02', '03', '04'].map((day) => digest(`2026-03-${day}`, 10 * HOUR_MS));
    const [late, delivered, begun, gone] = four.map(({ key }) => key) as [string, string, string, string];
    ledger.open(four, 10 * HOUR_MS);
    for (const [i, { key }] of four.entries()) ledger.plan(key, [{ key: `k${i}`, payload: 'first' }]);
    ledger.claim(begun, 0, 1);
    ledger.finish(late, { status: 'skipped', reason: 'late', atMs: 99 });
    ledger.finish(delivered, { status: 'delivered', atMs: 99 });
    ledger.finish(begun, { status: 'skipped', reason: 'late', atMs: 99 });
    ledger.finish(gone, { status: 'skipped', reason: 'gone', atMs: 99 });
    ledger.open(four, 20 * HOUR_MS); // late still
    expect(stateOf(desk, late)).toMatchObject({ status: 'skipped' });
    ledger.open(four, 10 * HOUR_MS);
    expect(four.map(({ key }) => ledger.find(key)?.state.status)).toEqual(['open', 'delivered', 'skipped', 'skipped']);
    expect(ledger.find(late)?.parts).toEqual([]);
    ledger.plan(late, [{ key: 'k0', payload: 'second' }]);
    expect(ledger.find(late)?.parts[0]?.payload).toBe('second');
  });

  test('what was planned stays as planned, and what has ended or never began takes no plan', () => {
    const { ledger } = openStore();
    ledger.open([digest('2026-03-10', HOUR_MS)], HOUR_MS);
    ledger.plan(KEY, parts);
    ledger.plan(KEY, [{ key: 'other', payload: 'other' }, ...parts, { key: 'more', payload: '' }]);
    expect(ledger.find(KEY)?.parts.map(({ key }) => key)).toEqual(['k0', 'k1']);
    ledger.plan('digest:s1:none', [{ key: 'x', payload: '' }]);
    expect(ledger.find('digest:s1:none')).toBeNull();
    expect(() => ledger.plan(KEY, [])).toThrow(/1 to 50 parts/);
    expect(() => ledger.plan(KEY, [{ key: 'x', payload: 'x'.repeat(100_001) }])).toThrow(/at most 100000 characters/);
  });

  test('a part goes from planned to claimed to confirmed, one step at a time', () => {
    const desk = openStore();
    const { ledger } = desk;
    ledger.open([digest('2026-03-10', HOUR_MS)], HOUR_MS);
    ledger.plan(KEY, parts);
    expect(() => ledger.confirm(KEY, 0, 'm', 1)).toThrow(/not claimed/);
    ledger.claim(KEY, 0, 5);
    expect(() => ledger.claim(KEY, 0, 6)).toThrow(/not planned/);
    ledger.release(KEY, 0);
    ledger.claim(KEY, 0, 7);
    expect(ledger.find(KEY)?.parts[0]?.state).toEqual({ status: 'claimed', atMs: 7 });
    ledger.postpone(KEY, 4, 2 * HOUR_MS);
    ledger.confirm(KEY, 0, 'm1', 8);
    expect(ledger.find(KEY)).toMatchObject({ state: { failures: 0, retryAtMs: 0 }, parts: [{ state: { status: 'confirmed', messageId: 'm1', atMs: 8 } }, { state: { status: 'planned' } }] });
    expect(() => ledger.claim(KEY, 9, 1)).toThrow();
    ledger.finish(KEY, { status: 'delivered', atMs: 9 });
    ledger.finish(KEY, { status: 'skipped', reason: 'late', atMs: 10 });
    ledger.postpone(KEY, 4, 2 * HOUR_MS);
    expect([stateOf(desk, KEY), ledger.find(KEY)?.parts.map(({ payload }) => payload)]).toEqual([{ status: 'delivered', atMs: 9 }, ['', '']]);
  });

  test('says what is ready, in order, and when to try the rest', () => {
    const { ledger } = openStore();
    const now = 50 * HOUR_MS;
    ledger.open([digest('b', now - 10), digest('a', now), digest('soon', now + 1), digest('waits', now - 20), digest('ahead', now - 30)], now);
    ledger.postpone('digest:s1:waits', 1, now + 5_000);
    ledger.postpone('digest:s1:ahead', 1, now + 2 * HOUR_MS);
    const ready = (nowMs: number, limit = 9): string[] => ledger.listReady(nowMs, limit).map(({ key }) => key.slice('digest:s1:'.length));
    expect([ready(now), ready(now, 1), ready(now + 5_000)]).toEqual([['ahead', 'b', 'a'], ['ahead'], ['ahead', 'waits', 'b', 'a', 'soon']]);
    for (const date of ['a', 'b', 'ahead']) ledger.finish(`digest:s1:${date}`, { status: 'delivered', atMs: now });
    expect([ledger.nextRetryMs(now), ledger.nextRetryMs(0)]).toEqual([now + 5_000, null]);
  });

  test('tells a subscription\'s history, newest first, and forgets what has ended long ago', () => {
    const { ledger } = openStore();
    ledger.open([digest('1', HOUR_MS), digest('2', 2 * HOUR_MS), digest('3', 3 * HOUR_MS), digest('9', HOUR_MS, 's2')], HOUR_MS);
    ledger.finish('digest:s1:1', { status: 'delivered', atMs: HOUR_MS });
    expect(ledger.history('s1', 2).map(({ key }) => key)).toEqual(['digest:s1:3', 'digest:s1:2']);
    expect([ledger.forgetBefore(4 * HOUR_MS), ledger.history('s1', 9).length, ledger.history('s2', 9).length]).toEqual([1, 2, 1]);
  });
});

test('what was claimed before a restart is known after it, and a damaged record is named, not passed over', () => {
  const path = join(scratchFolder(), 'desk.db');
  const first = openDeskStore(path);
  first.subscriptions.save(subscriptionOf('s1'));
  first.ledger.open([digest('2026-03-10', HOUR_MS)], HOUR_MS);
  first.ledger.plan(KEY, parts);
  first.ledger.claim(KEY, 0, 5);
  first.close();
  const raw = new SqliteDatabase(path);
  raw.run("UPDATE subscription SET body = '{}'");
  raw.close();
  const second = openDeskStore(path);
  onTestFinished(() => second.close());
  expect(second.ledger.find(KEY)?.parts.map(({ payload, state }) => [payload, state.status])).toEqual([['{"n":0}', 'claimed'], ['{"n":1}', 'planned']]);
  expect(() => second.subscriptions.list({})).toThrow(StoreError);
  expect(() => second.subscriptions.find('s1')).toThrow(/subscription s1 is damaged/);
});
