import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FeedEntry, ParsedFeed } from '../../src/sources/index.ts';
import { NotAFeedError, parseFeed } from '../../src/sources/index.ts';
import { FEED_URL, atom, documentOf, rss } from './feed-of.ts';

const FEEDS = join(import.meta.dirname, '../../../shared/eval/feeds');
const isThere = existsSync(join(FEEDS, 'expected.jsonl'));
if (!isThere) console.log('skipped: ../shared/eval/feeds is absent');

function parse(body: string | Uint8Array, contentType: string | null = null): ParsedFeed {
  return parseFeed(documentOf(body, contentType));
}

function only(body: string): FeedEntry {
  const { entries } = parse(body);
  expect(entries).toHaveLength(1);
  return entries[0] as FeedEntry;
}

test.skipIf(!isThere)('44 real and reference feeds have the titles and the entries that they should', () => {
  const expected = readFileSync(join(FEEDS, 'expected.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { file: string; title: string; entries: number; version: string });
  const found = expected.map(({ file, version }) => {
    try {
      const { title, entries, problems } = parse(readFileSync(join(FEEDS, file)));
      return { file, title: title ?? '', entries: entries.length, version, problems };
    } catch (error) {
      expect(error).toBeInstanceOf(NotAFeedError);
      return { file, title: '', entries: 0, version: '', problems: [] };
    }
  });
  expect(found.map(({ file, title, entries, version }) => ({ file, title, entries, version }))).toEqual(expected.map(({ file, title, entries, version }) => ({ file, title, entries, version })));
  expect(found.filter(({ problems }) => problems.length > 0)).toEqual([]);
  expect(expected).toHaveLength(44);
});

describe('what each format says', () => {
  test('RSS 2.0 with the modules of news feeds', () => {
    const head = `<title>Petria &amp;amp; the World</title><link>https://news.example/world</link><atom:link rel="self" href="https://news.example/f"/><language>en-GB</language><ttl>30</ttl>
      <skipHours><hour>0</hour><hour>24</hour><hour>3</hour></skipHours><skipDays><day>Sunday</day><day>Saturday</day></skipDays><itunes:new-feed-url>https://feeds.news.example/world</itunes:new-feed-url>`;
    const feed = parse(rss(`<item><title><![CDATA[Talks &#8216;end&#8217; in <em>Hesk</em>]]></title><link>/2026/talks?utm_source=rss&id=7</link><guid isPermaLink="false">tag-7</guid><dc:creator>Ana Lorm</dc:creator>
      <pubDate>Fri, 27 Nov 2026 08:05:00 +0530</pubDate><description>A teaser &amp;amp; no more</description><content:encoded><![CDATA[<p>The whole of it.</p>]]></content:encoded><category>Diplomacy</category><category>Diplomacy</category></item>`, head));
    expect(feed).toEqual({
      title: 'Petria & the World', siteUrl: 'https://news.example/world', selfUrl: 'https://news.example/f', language: 'en-gb', ttlMs: 1_800_000, skipHours: [0, 3], skipDays: [0, 6],
      newFeedUrl: 'https://feeds.news.example/world', problems: [],
      entries: [{
        guid: 'tag-7', guidIsPermanent: true, url: 'https://news.example/2026/talks?utm_source=rss&id=7', title: 'Talks ‘end’ in Hesk', author: 'Ana Lorm',
        publishedAt: { iso: '2026-11-27T08:05:00+05:30', epochMs: Date.UTC(2026, 10, 27, 2, 35) }, updatedAt: null,
        summaryHtml: 'A teaser &amp; no more', contentHtml: '<p>The whole of it.</p>', categories: ['Diplomacy'],
      }],
    });
  });

  test('Atom, with addresses relative to the feed and text of three kinds', () => {
    const feed = parse(atom(`<entry><id>urn:7</id><title type="html">Talks &amp;lt;b&amp;gt;end&amp;lt;/b&amp;gt; &lt;i&gt;now&lt;/i&gt;</title><link rel="enclosure" href="/a.mp3"/><link href="talks" type="text/html"/><author><name>Ana Lorm</name></author><author><name>Bo Kint</name></author>
      <published>2026-11-27T08:05:00Z</published><updated>2026-11-28T09:00:00Z</updated><summary type="text">Fish &lt; chips</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Whole.</p></div></content></entry>
      <entry><id>https://news.example/b</id><title>B</title><updated>2026-11-28</updated><content type="html">&lt;p&gt;Escaped.&lt;/p&gt;</content></entry>`));
    expect(feed).toMatchObject({ title: 'Petria Today', siteUrl: 'https://news.example/world', selfUrl: 'https://news.example/world/feed.xml', language: 'en-gb', problems: [] });
    expect(feed.entries[0]).toMatchObject({ guid: 'urn:7', guidIsPermanent: true, url: 'https://news.example/world/talks', title: 'Talks end now', author: 'Ana Lorm, Bo Kint', publishedAt: { iso: '2026-11-27T08:05:00Z' }, updatedAt: { iso: '2026-11-28T09:00:00Z' }, summaryHtml: '<p>Fish &lt; chips</p>', contentHtml: '<p>Whole.</p>' });
    expect(feed.entries[1]).toMatchObject({ url: 'https://news.example/b', guidIsPermanent: false, publishedAt: { iso: '2026-11-28' }, contentHtml: '<p>Escaped.</p>' });
  });

  test('RSS 1.0 in RDF', () => {
    const feed = parse(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
      <channel rdf:about="https://news.example/"><title>Petria Today</title><link>https://news.example/</link><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
      <item rdf:about="https://news.example/a"><title>A</title><link>https://news.example/a</link><dc:date>2026-11-27T08:05:00+01:00</dc:date></item></rdf:RDF>`);
    expect(feed).toMatchObject({ title: 'Petria Today', ttlMs: 6 * 3_600_000, entries: [{ guid: 'https://news.example/a', guidIsPermanent: false, url: 'https://news.example/a', publishedAt: { iso: '2026-11-27T08:05:00+01:00' } }] });
  });

  test('JSON Feed', () => {
    const feed = parse(JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1', title: 'Petria Today', home_page_url: 'https://news.example/', feed_url: FEED_URL, language: 'en', authors: [{ name: 'The desk' }],
      items: [{ id: '7', url: '/talks', title: 'Talks & more', content_text: 'One.\n\nTwo < three.', date_published: '2026-11-27T08:05:00-02:00', tags: ['x'] }],
    }));
    expect(feed).toMatchObject({ title: 'Petria Today', selfUrl: FEED_URL, entries: [{ guid: '7', guidIsPermanent: true, url: 'https://news.example/talks', title: 'Talks & more', author: 'The desk', contentHtml: '<p>One.</p>\n<p>Two &lt; three.</p>', publishedAt: { iso: '2026-11-27T08:05:00-02:00' }, categories: ['x'] }] });
  });

  test.each([
    ['<guid>https://news.example/a</guid><link>https://news.example/a</link>', false],
    ['<guid>https://news.example/?p=7</guid><link>https://news.example/a</link>', false],
    ['<guid isPermaLink="false">https://news.example/?p=7</guid><link>https://news.example/a</link>', true],
    ['<guid isPermaLink="false">http://news.example/a/</guid><link>https://www.news.example/a</link>', false],
    ['<guid>7f3c</guid><link>https://news.example/a</link>', true],
    ['<link>https://news.example/a</link>', false],
  ])('%s: an identifier of its own, %s', (elements, isOwn) => expect(only(rss(`<item><title>A</title>${elements}</item>`)).guidIsPermanent).toBe(isOwn));

  test('an identifier that every entry shares is none; one entry under two addresses keeps its own', () => {
    const item = (title: string, link: string): string => `<item><title>${title}</title><link>https://news.example/${link}</link><guid isPermaLink="false">7</guid></item>`;
    expect(parse(rss(item('A', 'a') + item('B', 'b'))).entries.map(({ guidIsPermanent }) => guidIsPermanent)).toEqual([false, false]);
    expect(parse(rss(item('A', 'a') + item('A', 'a-2'))).entries.map(({ guidIsPermanent }) => guidIsPermanent)).toEqual([true, true]);
  });

  test('an address that is not http(s) is none', () => expect(only(rss('<item><title>A</title><link>javascript:alert(1)</link></item>')).url).toBeNull());
});

describe('dates', () => {
  test.each([
    ['Fri, 27 Nov 2026 08:05:00 GMT', '2026-11-27T08:05:00Z'],
    ['Fri, 27 Nov 2026 08:05:00 Z ', '2026-11-27T08:05:00Z'],
    ['Fri, 27 Nov 2026 08:05:00 EST', '2026-11-27T08:05:00-05:00'],
    ['Fri, 27 Nov 2026 08:05:00 +0530', '2026-11-27T08:05:00+05:30'],
    ['Fri, 27 Nov 26 08:05 UT', '2026-11-27T08:05:00Z'],
    ['27 Nov 26 08:05:00 EDT', '2026-11-27T08:05:00-04:00'],
    ['Thu, 31 Dec 98 23:59:59 GMT', '1998-12-31T23:59:59Z'],
    ['2026-11-27', '2026-11-27'],
    ['2026-11-27T08:05:00', '2026-11-27'],
    ['Fri, 27 Nov 2026 08:05:00', '2026-11-27'],
    ['Fri, 27 Nov 2026 08:05:00 XYZ', '2026-11-27'],
    ['2087-01-01T00:00:00Z', '2087-01-01T00:00:00Z'],
    ['27 Νοε 2026 08:05:00 GMT', null],
    ['ven., 27 déc. 2026 08:05:00 +0100', null],
    ['03/04/2026 10:00', null],
    ['0001-01-01T00:00:00Z', null],
    ['yesterday', null],
    ['', null],
  ])('%s', (stated, iso) => expect(only(rss(`<item><title>A</title><pubDate>${stated}</pubDate></item>`)).publishedAt?.iso ?? null).toBe(iso));

  test('one that cannot be read gives way to one that can', () => {
    expect(only(rss('<item><title>A</title><pubDate>soon</pubDate><dc:date>2026-11-27</dc:date></item>')).publishedAt?.iso).toBe('2026-11-27');
  });
});

describe('encodings', () => {
  const title = (bytes: Uint8Array, contentType: string | null = null): string | null => parse(bytes, contentType).entries[0]?.title ?? null;
  const body = rss('<item><title>Señor “Pöll”</title></item>');
  const latin = (declared: string): Buffer => Buffer.from(body.replace('utf-8', declared).replace('“', '\x93').replace('”', '\x94'), 'latin1');

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${body}`), null],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${body.replace('utf-8', 'utf-16')}`, 'utf16le'), null],
    ['windows-1252 by its declaration', latin('windows-1252'), null],
    ['windows-1252 declared as Latin-1', latin('ISO-8859-1'), null],
    ['windows-1252 by the server', latin('windows-1252'), 'application/rss+xml; charset=windows-1252'],
    ['windows-1252, the server says UTF-8', latin('windows-1252'), 'text/xml; charset=utf-8'],
    ['windows-1252, everybody says UTF-8', latin('utf-8'), 'text/xml; charset=utf-8'],
    ['windows-1252, nobody says', latin('utf-8').subarray(body.indexOf('<rss')), null],
    ['UTF-8 declared as Latin-1', Buffer.from(body.replace('utf-8', 'iso-8859-1')), null],
    ['UTF-8 declared as UTF-16', Buffer.from(body.replace('utf-8', 'utf-16')), null],
  ])('%s', (_, bytes, contentType) => expect(title(bytes, contentType)).toBe('Señor “Pöll”'));

  test('windows-1251 and Shift_JIS by declaration', () => {
    expect(title(Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><item><title>'), Buffer.from([0xcf, 0xf0, 0xe0, 0xe2, 0xe4, 0xe0]), Buffer.from('</title></item></channel></rss>')]))).toBe('Правда');
    expect(title(Buffer.concat([Buffer.from('<?xml version="1.0" encoding="Shift_JIS"?><rss version="2.0"><channel><item><title>'), Buffer.from([0x93, 0xfa, 0x96, 0x7b]), Buffer.from('</title></item></channel></rss>')]))).toBe('日本');
  });

  test('one broken character in a UTF-8 feed costs that character', () => {
    const bytes = Buffer.concat([Buffer.from(body.slice(0, body.indexOf('Señor'))), Buffer.from([0xc3]), Buffer.from(body.slice(body.indexOf('Señor')))]);
    expect(parse(bytes)).toMatchObject({ entries: [{ title: '\ufffdSeñor “Pöll”' }], problems: [expect.stringContaining('UTF-8')] });
  });
});

describe('entities', () => {
  test('of a feed of its own are not expanded: a billion laughs stay one word', () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`).join('');
    const feed = parse(rss('<item><title>&lol9;</title></item>').replace('<rss', `<!DOCTYPE rss [<!ENTITY lol0 "lol">${laughs}]><rss`));
    expect(feed.entries[0]?.title).toBe('&lol9;');
    expect(feed.problems).toEqual([expect.stringContaining('entities of its own')]);
  });

  test('name no file and no address', () => {
    const feed = parse(rss('<item><title>&passwd;</title><description>&far;</description></item>').replace('<rss', '<!DOCTYPE rss [<!ENTITY passwd SYSTEM "file:///etc/passwd"><!ENTITY far SYSTEM "http://evil.example/x">]><rss'));
    expect(feed.entries[0]).toMatchObject({ title: '&passwd;', summaryHtml: '&far;' });
  });

  test('the document type of RSS 0.91 is no obstacle', () => {
    expect(parse(rss('<item><title>A</title></item>').replace('<rss', '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss'))).toMatchObject({ entries: [{ title: 'A' }], problems: [] });
  });
});
