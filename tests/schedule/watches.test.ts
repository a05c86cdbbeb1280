import { describe, expect, onTestFinished, test } from 'vitest';
import type { Watch } from '../../src/domain/watch.ts';
import { DeskWorld, HOUR_MS, MINUTE_MS, START_MS } from './desk-world.ts';

function openWorld(changes: Partial<Watch> = {}): DeskWorld {
  const world = new DeskWorld();
  world.store.watches.save({
    id: 'w', ownerId: 'owner', place: { kind: 'dm', userId: 'reader' }, kind: 'topic', text: 'grain', quietHours: null, state: { status: 'active' }, createdAtMs: START_MS, seenUntilMs: START_MS, ...changes,
  });
  onTestFinished(() => world.store.close());
  return world;
}

const posts = (world: DeskWorld): string[] => world.channel.in('reader').map((text) => text.split(', 1 of')[0] ?? text);
const postedAt = (world: DeskWorld): number[] => world.channel.messages.map(({ atMs }) => Math.floor((atMs - START_MS) / MINUTE_MS));

describe('a watch', () => {
  test('tells what came in, a quarter of an hour\'s news in one message, never the same story twice', async () => {
    const world = openWorld();
    for (const [minute, story] of [[1, 'harbour'], [14, 'grain'], [16, 'harbour'], [20, 'toll'], [50, 'grain']] as const) world.news.push({ atMs: START_MS + minute * MINUTE_MS, story });
    await world.runUntil(START_MS + 2 * HOUR_MS);
    expect(posts(world)).toEqual(['watch harbour grain', 'watch toll']);
    expect(postedAt(world)).toEqual([15, 30]);
  });

  test('is silent in its quiet hours, and tells afterwards what they brought', async () => {
    const world = openWorld({ quietHours: { from: '05:00', until: '07:30', zone: 'UTC' } });
    world.news.push({ atMs: START_MS + MINUTE_MS, story: 'night' }, { atMs: START_MS + HOUR_MS, story: 'dawn' });
    await world.runUntil(START_MS + 2 * HOUR_MS);
    expect([posts(world), postedAt(world)]).toEqual([['watch night dawn'], [90]]);
  });

  test('killed at each port call in turn, posts each story once', async () => {
    for (let call = 1; call <= 24; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const world = openWorld();
        world.nowMs = START_MS + HOUR_MS;
        world.news.push({ atMs: START_MS + 5, story: 'first' }, { atMs: START_MS + 6, story: 'second' });
        await world.runUntil(START_MS + 100 * MINUTE_MS, [{ call, when, downMs: 5 * MINUTE_MS }]);
        expect([call, when, posts(world).sort()]).toEqual([call, when, ['watch first second']]);
      }
    }
  });

  test('that cannot be matched is looked at again, and loses nothing', async () => {
    const world = openWorld();
    world.matchFailures = 3;
    world.news.push({ atMs: START_MS + 1, story: 'late' });
    await world.runUntil(START_MS + HOUR_MS);
    expect([posts(world), world.events.filter(({ kind }) => kind === 'failed').length]).toEqual([['watch late'], 3]);
  });

  test('whose place is gone is paused, and its owner told once', async () => {
    const world = openWorld({ place: { kind: 'channel', guildId: 'g', channelId: 'c', threadId: 't' } });
    world.news.push({ atMs: START_MS + 1, story: 'a' }, { atMs: START_MS + 40 * MINUTE_MS, story: 'b' });
    world.channel.fates.push({ kind: 'gone', reason: 'channel-gone' });
    await world.runUntil(START_MS + 2 * HOUR_MS);
    expect(world.channel.messages.map(({ target, payload }) => [target, (JSON.parse(payload) as { text: string }).text.slice(0, 15)])).toEqual([['owner', 'notice paused w']]);
    expect(world.store.watches.find('w')?.state).toMatchObject({ status: 'paused', reason: 'channel-gone' });
  });
});
