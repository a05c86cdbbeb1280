import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeArticles, judgeManners } from './world/judge.ts';
import type { SiteWish } from './world/news-site.ts';
import { createWorld, type World } from './world/run-world.ts';

const DAYS = 14;
/** Ten feeds that between them play every trick of the world. */
const SITES: readonly SiteWish[] = [
  { host: 'plain-news.example', traits: ['edits', 'withdraws'], articlesPerDay: 5 },
  { host: 'atom-daily.example', traits: ['atom', 'whole-text', 'last-modified', 'edits', 'bumps'], articlesPerDay: 4 },
  { host: 'busy-wire.example', traits: ['throttles', 'tracks', 'retitles'], articlesPerDay: 8 },
  { host: 'moving-post.example', traits: ['moves', 'mobile', 'slow-crawl'], articlesPerDay: 3 },
  { host: 'closing-times.example', traits: ['retires', 'no-validators'], articlesPerDay: 3 },
  { host: 'slow-herald.example', traits: ['stalls', 'flaky-pages', 'outage'], articlesPerDay: 4 },
  { host: 'broken-echo.example', traits: ['breaks', 'latin1', 'whole-text'], articlesPerDay: 3 },
  { host: 'odd-clock.example', traits: ['odd-dates', 'mislabels', 'forbids'], articlesPerDay: 4 },
  { host: 'twice-told.example', traits: ['whole-text', 'twice', 'new-guids', 'flips-scheme'], articlesPerDay: 4 },
  { host: 'walled-review.example', traits: ['paywall', 'reserves', 'deletes-fast'], articlesPerDay: 2 },
];

describe('a fortnight of ten feeds', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(SITES, DAYS);
    await world.runUntil(world.endMs);
  }, 240_000);
  afterAll(() => world.close());

  test('no article is stored twice, none is lost, each has its latest words', () => {
    expect(judgeArticles(world)).toEqual([]);
  });

  test('every trick was played, and most answers were "not modified"', () => {
    const count = (status: number): number => world.origin.requests.filter((request) => request.status === status).length;
    for (const status of [301, 404, 410, 429, 500, 503]) expect(count(status), `answers ${status}`).toBeGreaterThan(0);
    const feeds = world.origin.requests.filter(({ path, status }) => path.endsWith('world.xml') && (status === 200 || status === 304));
    expect(feeds.filter(({ status }) => status === 304).length).toBeGreaterThan(feeds.length / 3);
    expect(world.store.coverage().articles).toBeGreaterThan(400);
  });

  test('its servers are asked as was promised to their owners', () => {
    expect(judgeManners(world)).toEqual([]);
  });
});

describe('two feeds of which the year once complained', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld([
      // Its entries' titles come broken for half a day and whole for the next.
      { host: 'two-faced.example', traits: ['breaks', 'mobile', 'odd-dates'], articlesPerDay: 0.5 },
      { host: 'tired-wire.example', traits: ['throttles', 'slow-crawl', 'tracks', 'edits', 'no-validators'], articlesPerDay: 2 },
    ], 45);
    await world.runUntil(world.endMs);
  }, 240_000);
  afterAll(() => world.close());

  test('their pages are asked for no oftener than was promised, and nothing while they want to be left alone', () => {
    expect([judgeArticles(world), judgeManners(world)]).toEqual([[], []]);
    expect(world.origin.requests.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
  });
});
