import { describe, expect, onTestFinished, test } from 'vitest';
import { DeskWorld, HOUR_MS, MINUTE_MS, START_MS } from './desk-world.ts';

function openWorld(): DeskWorld {
  const world = new DeskWorld();
  world.partCount = 1;
  onTestFinished(() => world.store.close());
  return world;
}

const datesIn = (world: DeskWorld, target: string): string[] => world.channel.in(target).map((text) => /\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? text);
const DAY_MS = 24 * HOUR_MS;

describe('the loop', () => {
  test('does not drift: after days each digest still leaves at its millisecond', async () => {
    const world = openWorld();
    world.subscribe('a');
    await world.runUntil(START_MS + 3 * DAY_MS);
    expect(world.events.map((event) => (event.kind === 'delivered' ? event.lateMs : event))).toEqual([0, 0, 0]);
  });

  test('a machine that slept through the hour posts within half a minute of waking', async () => {
    const world = openWorld();
    world.subscribe('a');
    world.onSleep = () => {
      if (world.nowMs > START_MS + 50 * MINUTE_MS && world.nowMs < START_MS + HOUR_MS) world.nowMs = START_MS + 100 * MINUTE_MS;
    };
    await world.runUntil(START_MS + 3 * HOUR_MS);
    expect(world.channel.messages.map(({ atMs }) => atMs - START_MS - 100 * MINUTE_MS).every((ms) => ms >= 0 && ms <= 30_000)).toBe(true);
    expect(datesIn(world, 'c-a')).toEqual(['2026-03-10']);
  });

  test('a clock that is put back an hour after the digest does not send it again', async () => {
    const world = openWorld();
    world.subscribe('a');
    let isBack = false;
    world.onSleep = () => {
      if (isBack || world.nowMs < START_MS + HOUR_MS + 10 * MINUTE_MS) return;
      isBack = true;
      world.nowMs -= HOUR_MS;
    };
    await world.runUntil(START_MS + 26 * HOUR_MS);
    expect(datesIn(world, 'c-a')).toEqual(['2026-03-10', '2026-03-11']);
  });

  test('a clock that runs ten days ahead and is put right loses none of the days between', async () => {
    const world = openWorld();
    world.subscribe('a');
    let skipped: string[] = [];
    const jumps = [10 * DAY_MS + 6 * HOUR_MS, -(10 * DAY_MS + 4 * HOUR_MS)]; // to noon, when every slot until then is too late; back to eight, when one is not
    world.onSleep = () => {
      if (jumps.length === 1) skipped = world.store.ledger.history('a', 99).map(({ state }) => state.status);
      world.nowMs += jumps.shift() ?? 0;
    };
    world.isOver = () => jumps.length === 0 && world.nowMs > START_MS + 26 * HOUR_MS;
    await world.runUntil(Number.POSITIVE_INFINITY);
    expect(skipped).toEqual(Array(11).fill('skipped'));
    expect(datesIn(world, 'c-a')).toEqual(['2026-03-10', '2026-03-11']);
  });

  test('a retry that was set by a clock that ran ahead is not waited for', async () => {
    const world = openWorld();
    world.subscribe('a');
    world.channel.fates.push('rate limited');
    await world.runUntil(START_MS + HOUR_MS + 1_000);
    world.store.ledger.postpone('digest:a:2026-03-10', 1, START_MS + 30 * DAY_MS);
    await world.runUntil(START_MS + HOUR_MS + 2 * MINUTE_MS);
    expect(datesIn(world, 'c-a')).toEqual(['2026-03-10']);
  });

  test('a schedule made while it sleeps is noticed within half a minute', async () => {
    const world = openWorld();
    world.onSleep = () => {
      if (world.nowMs >= START_MS + 10 * MINUTE_MS && world.store.subscriptions.find('new') === null) world.subscribe('new', { localTime: '06:11' });
    };
    await world.runUntil(START_MS + HOUR_MS);
    expect(world.channel.messages.map(({ atMs }) => atMs)).toEqual([START_MS + 11 * MINUTE_MS]);
  });

  test('one subscription\'s trouble is not another\'s, nor is one channel sent to twice at once', async () => {
    const world = openWorld();
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) world.subscribe(id);
    for (const id of ['g', 'h']) world.subscribe(id, { place: { kind: 'channel', guildId: 'g', channelId: 'c-a', threadId: null } });
    const inFlight = new Map<string, number>();
    let most = 0;
    const send = world.channel.send.bind(world.channel);
    world.channel.send = async (delivery, part) => {
      const target = delivery.place.kind === 'channel' ? delivery.place.channelId : delivery.place.userId;
      inFlight.set(target, (inFlight.get(target) ?? 0) + 1);
      most = Math.max(most, inFlight.get(target) ?? 0);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight.set(target, (inFlight.get(target) ?? 0) - 1);
      return target === 'c-b' ? { kind: 'in-doubt', detail: '500' } : send(delivery, part);
    };
    await world.runUntil(START_MS + HOUR_MS + MINUTE_MS);
    expect(most).toBe(1);
    expect(['c-a', 'c-b', 'c-c', 'c-d', 'c-e', 'c-f'].map((target) => world.channel.in(target).length)).toEqual([3, 0, 1, 1, 1, 1]);
  });

  test('a database that fails for a while is reported and asked again, without a hot loop', async () => {
    const world = openWorld();
    world.subscribe('a');
    const list = world.store.subscriptions.list.bind(world.store.subscriptions);
    Object.assign(world.store.subscriptions, { list: (filter: Parameters<typeof list>[0]) => {
      if (world.nowMs < START_MS + 55 * MINUTE_MS) throw new Error('disk I/O error');
      return list(filter);
    } });
    await world.runUntil(START_MS + 2 * HOUR_MS);
    expect(world.events.filter(({ kind }) => kind === 'failed').length).toBe(330); // every ten seconds
    expect(datesIn(world, 'c-a')).toEqual(['2026-03-10']);
  });

  test('a delivery that fails in a way nobody foresaw waits like any other', async () => {
    const world = openWorld();
    world.subscribe('a');
    world.subscribe('b');
    const claim = world.store.ledger.claim.bind(world.store.ledger);
    Object.assign(world.store.ledger, { claim: (key: string, index: number, atMs: number) => {
      if (key.includes(':a:') && atMs < START_MS + HOUR_MS + 10_000) throw new Error('unforeseen');
      claim(key, index, atMs);
    } });
    await world.runUntil(START_MS + 2 * HOUR_MS);
    expect(world.events.filter(({ kind }) => kind === 'failed')).toHaveLength(2);
    expect([datesIn(world, 'c-a'), datesIn(world, 'c-b')]).toEqual([['2026-03-10'], ['2026-03-10']]);
  });

  test('a signal that is aborted ends it after the part that is under way; the rest follows at the next start', async () => {
    const world = openWorld();
    world.partCount = 3;
    world.subscribe('a');
    const send = world.channel.send.bind(world.channel);
    world.isOver = () => world.nowMs >= START_MS + HOUR_MS;
    world.channel.fates.push('posted', 'error before');
    await world.runUntil(START_MS + 2 * HOUR_MS);
    world.channel.send = send;
    world.isOver = () => false;
    await world.runUntil(START_MS + 3 * HOUR_MS);
    expect(world.channel.in('c-a').map((text) => text.slice(0, 27))).toEqual(['digest 2026-03-10, 1 of 3, ', 'digest 2026-03-10, 2 of 3, ', 'digest 2026-03-10, 3 of 3, ']);
  });
});
