import { expect, test } from 'vitest';
import { judgeArticles, judgeManners } from './world/judge.ts';
import type { SiteWish, Trait } from './world/news-site.ts';
import { createRandom } from './world/random.ts';
import { createWorld } from './world/run-world.ts';

const DAYS = 365;
const SITES = 40;
/** Traits that may be met together on one site; each of these lists gives at most one. */
const CHOICES: readonly (readonly (Trait | null)[])[] = [
  ['atom', null, null], ['whole-text', null, null], ['no-validators', 'last-modified', null, null], ['throttles', 'moves', 'stalls', 'breaks', null], ['odd-dates', 'bumps', null], ['tracks', 'mobile', null],
  ['retitles', 'edits', 'edits', null], ['outage', 'flaky-pages', 'withdraws', 'forbids', 'reserves', 'paywall', null], ['slow-crawl', null, null, null], ['twice', 'new-guids', null], ['retires', null, null, null, null, null],
];

/** Forty sites with traits drawn by lot, the same in every run. A few publish several articles a day, most one or fewer. */
function wishes(): SiteWish[] {
  const random = createRandom(365);
  return Array.from({ length: SITES }, (_, i) => {
    const drawn = CHOICES.map((list) => list[Math.floor(random() * list.length)] ?? null).filter((trait): trait is Trait => trait !== null);
    const isWhole = drawn.includes('whole-text');
    // One text under two addresses, or ids that change, can be told only where the text is in the feed; forbidden folders and walls only where it is not.
    const traits = drawn.filter((trait) => (isWhole ? !['mobile', 'forbids', 'reserves', 'paywall', 'flaky-pages', 'withdraws', 'slow-crawl'].includes(trait) : trait !== 'twice' && trait !== 'new-guids'));
    return { host: `site${i}-news.example`, traits, articlesPerDay: i % 10 === 0 ? 3 : i % 3 === 0 ? 1 : 0.5 };
  });
}

test('a year of forty feeds: no article is stored twice, none is lost, each has its latest words; its servers are asked as was promised', async () => {
  const world = await createWorld(wishes(), DAYS);
  try {
    await world.runUntil(world.endMs);
    const { requests } = world.origin;
    const count = (wanted: (request: (typeof requests)[number]) => boolean): number => requests.filter(wanted).length;
    console.log('a year of forty feeds', {
      articles: world.store.coverage().articles, requests: requests.length, feeds: count(({ path }) => path.endsWith('world.xml')), notModified: count(({ status }) => status === 304),
      pages: count(({ path }) => path.includes('/story-')), rules: count(({ path }) => path === '/robots.txt' || path.startsWith('/.well-known')), aSiteADay: Math.round(requests.length / SITES / DAYS * 10) / 10,
    });
    expect(judgeArticles(world)).toEqual([]);
    expect(judgeManners(world)).toEqual([]);
  } finally {
    await world.close();
  }
});
