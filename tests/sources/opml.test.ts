import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ListedFeed } from '../../src/sources/index.ts';
import { readOpml, writeOpml } from '../../src/sources/index.ts';
import { isStateMedia } from '../../src/text/state-media.ts';

const LISTED: ListedFeed[] = [
  { title: 'Petria & the "World"', xmlUrl: 'https://news.example/feed?a=1&b=2', htmlUrl: 'https://news.example/', category: 'Asia', outlet: 'Petria Today', stateMedia: true },
  { title: 'Lomar', xmlUrl: 'https://lomar.example/rss', htmlUrl: null, category: null, outlet: null, stateMedia: false },
];

test('what is written reads back the same', () => {
  expect(readOpml(writeOpml(LISTED, 'Mine'), 'mine.opml')).toEqual(LISTED);
});

test('a list of another program: groups, a feed listed twice, an outline without an address', () => {
  const text = '<opml version="1.0"><body><outline text="News"><outline text="A" xmlUrl="https://a.example/f"/><outline text="B" xmlUrl="nonsense"/></outline><outline text="A again" xmlUrl="https://a.example/f"/></body></opml>';
  expect(readOpml(text, 'x.opml')).toEqual([{ title: 'A', xmlUrl: 'https://a.example/f', htmlUrl: null, category: 'News', outlet: null, stateMedia: false }]);
});

test.each([['a page', /x\.opml/], ['<opml><body><outline', /x\.opml/], ['<opml version="2.0"><body><outline text="A"/></body></opml>', /lists no feed/], ['<!DOCTYPE o [<!ENTITY a "b">]><opml/>', /entities/]])('%s is refused in a sentence', (text, reason) => {
  expect(() => readOpml(text, 'x.opml')).toThrow(reason);
});

test('the list that ships: every region, outlets named, state media marked as everywhere else', () => {
  const feeds = readOpml(readFileSync(join(import.meta.dirname, '../../data/feeds.opml'), 'utf8'), 'data/feeds.opml');
  expect(feeds.length).toBeGreaterThanOrEqual(20);
  expect(new Set(feeds.map(({ category }) => category))).toEqual(new Set(['World', 'Africa', 'Americas', 'Asia', 'Europe', 'Middle East', 'Oceania']));
  for (const { outlet, htmlUrl, xmlUrl, stateMedia } of feeds) {
    expect(outlet, xmlUrl).not.toBeNull();
    expect(stateMedia, xmlUrl).toBe(isStateMedia({ outlet, agency: null, url: htmlUrl }));
  }
  expect(feeds.some(({ stateMedia }) => stateMedia)).toBe(true);
});
