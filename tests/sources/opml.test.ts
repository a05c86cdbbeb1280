import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ListedFeed, parseOpml, writeOpml } from '../../src/sources/index.ts';
import { isStateMedia } from '../../src/text/state-media.ts';

const feed = (given: Partial<ListedFeed>): ListedFeed => ({ feedUrl: 'https://velt.example/feed', title: 'Velt', outlet: null, siteUrl: null, stateMedia: false, category: null, ...given });

describe('a list of feeds', () => {
  test('is read from what other readers export: groups, capitals in names, relative and foreign addresses passed over', () => {
    const xml = `<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
      <outline text="Africa"><outline text="Linna Star" type="rss" xmlUrl="https://linna.example/rss" htmlUrl="https://linna.example/"/><outline text="Notes"/></outline>
      <outline title="Brack" text="" xmlUrl="http://brack.example/atom.xml"/><outline text="Same" xmlUrl="https://linna.example/rss"/>
      <outline text="Here" xmlUrl="/feed.xml"/><outline text="File" xmlUrl="file:///etc/passwd"/></body></opml>`;
    expect(parseOpml(xml)).toEqual([
      feed({ feedUrl: 'https://linna.example/rss', title: 'Linna Star', siteUrl: 'https://linna.example/', category: 'Africa' }),
      feed({ feedUrl: 'http://brack.example/atom.xml', title: 'Brack' }),
    ]);
  });

  test('that is written is read as it was', () => {
    const text = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('a', 'é', '&', '<', '"', ' ', '城', '’') }).map((s) => s.trim()).filter((s) => s !== '');
    const listed = fc.uniqueArray(fc.record({
      feedUrl: fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href), title: text, outlet: fc.option(text), siteUrl: fc.option(fc.webUrl().map((url) => new URL(url).href)), stateMedia: fc.boolean(), category: fc.option(fc.constantFrom('Africa', 'Asia & Pacific')),
    }), { selector: ({ feedUrl }) => feedUrl, minLength: 1, maxLength: 8 });
    fc.assert(fc.property(listed, (feeds) => {
      const byUrl = (a: ListedFeed, b: ListedFeed): number => (a.feedUrl < b.feedUrl ? -1 : 1);
      expect([...parseOpml(writeOpml(feeds))].sort(byUrl)).toEqual([...feeds].sort(byUrl));
    }), { numRuns: 50 });
  });

  test.each([
    ['no XML', 'feeds: none'], ['a feed', '<rss version="2.0"><channel><title>x</title></channel></rss>'], ['a list without feeds', '<opml version="2.0"><body><outline text="x"/></body></opml>'],
    ['one with entities of its own', '<!DOCTYPE opml [<!ENTITY a "aaaa">]><opml version="2.0"><body><outline text="&a;" xmlUrl="https://a.example/"/></body></opml>'], ['nothing', ''],
  ])('%s is refused in a sentence', (_what, xml) => {
    expect(() => parseOpml(xml)).toThrow(/list/);
  });
});

test('the list that ships: every region, outlets named, state media marked as everywhere else', () => {
  const feeds = parseOpml(readFileSync(join(import.meta.dirname, '..', '..', 'data', 'feeds.opml'), 'utf8'));
  expect(feeds.length).toBeGreaterThanOrEqual(20);
  expect(new Set(feeds.map(({ category }) => category))).toEqual(new Set(['World', 'Africa', 'Americas', 'Asia', 'Europe', 'Middle East', 'Oceania']));
  for (const { outlet, siteUrl, feedUrl, stateMedia } of feeds) {
    expect(outlet, feedUrl).not.toBeNull();
    expect(stateMedia, feedUrl).toBe(isStateMedia({ outlet, agency: null, url: siteUrl }));
  }
  expect(feeds.some(({ stateMedia }) => stateMedia)).toBe(true);
});
