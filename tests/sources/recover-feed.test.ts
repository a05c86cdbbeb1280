import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedFeed } from '../../src/sources/index.ts';
import { NotAFeedError, parseFeed } from '../../src/sources/index.ts';
import { FEED_URL, atom, documentOf, rss } from './feed-of.ts';

const item = (name: string, more = ''): string => `<item><title>${name}</title><link>https://news.example/${name}</link><description><![CDATA[<p>Of ${name}.</p>]]></description>${more}</item>`;
const entry = (name: string, more = ''): string => `<entry><id>urn:${name}</id><title>${name}</title><link href="https://news.example/${name}"/>${more}</entry>`;

function parse(body: string): ParsedFeed {
  return parseFeed(documentOf(body));
}

const titles = (body: string): (string | null)[] => parse(body).entries.map(({ title }) => title);

describe('what is broken costs itself', () => {
  test.each([
    ['a cut in the text of an entry', rss(item('a') + item('b') + item('c')).replace(/Of c[\s\S]*/, 'Of')],
    ['a cut in a tag', rss(item('a') + item('b') + item('c')).replace(/<link>https:\/\/news.example\/c[\s\S]*/, '<li')],
    ['a cut after an entry', rss(item('a') + item('b')).replace(/<\/channel>[\s\S]*/, '')],
  ])('%s keeps the whole entries before it, and the head', (_, body) => {
    const feed = parse(body);
    expect(feed).toMatchObject({ title: 'Petria Today', siteUrl: 'https://news.example/world' });
    expect(feed.entries.map(({ title, url, summaryHtml }) => [title, url, summaryHtml])).toEqual(['a', 'b'].map((name) => [name, `https://news.example/${name}`, `<p>Of ${name}.</p>`]));
    expect(feed.problems.join(' ')).toMatch(/breaks off/);
  });

  test('a cut Atom feed', () => {
    const feed = parse(atom(entry('a') + entry('b')).replace(/<title>b[\s\S]*/, '<title>b'));
    expect(feed).toMatchObject({ title: 'Petria Today', language: 'en-gb', entries: [{ title: 'a', guid: 'urn:a' }] });
    expect(feed.problems).toContain('It breaks off in the middle of an entry, which is left out.');
  });

  test('a cut RDF feed', () => {
    const feed = parse('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Petria Today</title></channel><item rdf:about="u"><title>a</title></item><item><tit');
    expect(feed).toMatchObject({ title: 'Petria Today', entries: [{ title: 'a', guid: 'u' }] });
  });

  test('ampersands and brackets that should have been escaped', () => {
    expect(parse(rss('<item><title>Fish & chips < 5 & more</title><link>https://news.example/?a=1&b=2</link></item>')).entries[0]).toMatchObject({ title: 'Fish & chips < 5 & more', url: 'https://news.example/?a=1&b=2' });
  });

  test('tags that do not match, attributes without quotation marks, sections never closed, names that are refused', () => {
    const broken = `<item><title>b</titel><link>https://news.example/b</link></item><item><title>c</title><enclosure url=x length=5></item>
      <item><title>d</title><description><![CDATA[<p>Of d.</p></description></item><item><title>e</title><__proto__>x</__proto__></item>`;
    const feed = parse(rss(item('a') + broken + item('f')));
    expect(feed.entries.map(({ title, url }) => title ?? url)).toEqual(['a', 'https://news.example/b', 'c', 'd', 'e', 'f']);
    expect(feed.entries[3]?.summaryHtml).toBe('<p>Of d.</p>');
    expect(feed.problems.filter((problem) => problem.startsWith('Entry'))).toEqual([2, 3, 4, 5].map((at) => `Entry ${at} is broken; some of it is left out.`));
  });

  test('control characters', () => {
    const feed = parse(rss(`<item><title>A\u0001 \u0000B\u001f</title></item>`));
    expect(feed).toMatchObject({ entries: [{ title: 'A B' }], problems: [expect.stringContaining('control characters')] });
  });

  test('what a server prints round the feed', () => {
    expect(parse(`<b>Warning</b>: something\n${rss(item('a'))}\n<script>1</script>`)).toMatchObject({ title: 'Petria Today', entries: [{ title: 'a' }] });
  });

  test('an entry that says nothing is counted', () => {
    expect(parse(rss(`<item></item>${item('a')}`)).entries.map(({ title }) => title)).toEqual(['a', null]);
  });

  test('markup that is quoted is not the feed\'s', () => {
    expect(titles(rss(item('a', '<content:encoded><![CDATA[<rss><item>no</item></rss>]]></content:encoded><!-- <item>no</item> -->') + item('b', '<x>')))).toEqual(['a', 'b']);
  });

  test('a hundred thousand boxes in an entry cost that entry its text', () => {
    const feed = parse(rss(`${item('a')}<item><title>b</title><deep>${'<a>'.repeat(100_000)}</deep></item>${item('c')}`));
    expect(feed.entries.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
  });

  test('more than two thousand entries are too many', () => {
    const feed = parse(rss(Array.from({ length: 2_001 }, (_, at) => `<item><guid isPermaLink="false">${at}</guid></item>`).join('')));
    expect(feed.entries).toHaveLength(2_000);
    expect(feed.problems).toEqual(['It has 2001 entries; the first 2000 are read.']);
  });
});

describe('no feed at all', () => {
  test.each([
    ['a page', '<!doctype html><html><head><title>News</title></head><body>&lt;rss&gt; <pre><rss version="2.0"></pre></body></html>', /a web page/],
    ['an error in words', 'Service temporarily unavailable', /neither RSS/],
    ['JSON of another kind', '{"error":"no such feed"}', /not JSON Feed/],
    ['JSON that was cut', '{"version":"https://jsonfeed.org/version/1","items":[', /cannot be read/],
    ['XML of another kind', '<?xml version="1.0"?><urlset><url/></urlset>', /neither RSS/],
    ['RDF of another kind', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:foaf="x"><foaf:Person></rdf:RDF>', /RDF, but not RSS/],
    ['nothing', ' \n', /empty/],
    ['a picture', '\x89PNG\r\n', /./],
  ])('%s', (_, body, reason) => {
    expect(() => parse(body)).toThrow(NotAFeedError);
    expect(() => parse(body)).toThrow(reason);
    expect(() => parse(body)).toThrow(FEED_URL);
  });

  test('a feed without entries is one', () => expect(parse(rss(''))).toMatchObject({ title: 'Petria Today', entries: [], problems: [] }));
});

test('wherever a feed is cut, the whole entries before the cut are kept', () => {
  const names = ['a', 'b', 'c', 'd'];
  const body = rss(names.map((name) => item(name)).join(''));
  fc.assert(fc.property(fc.integer({ min: body.indexOf('<channel>') + 9, max: body.length }), (at) => {
    const cut = body.slice(0, at);
    expect(titles(cut)).toEqual(names.filter((name) => cut.includes(`Of ${name}.</p>]]></description></item>`)));
  }), { numRuns: 100 });
});

test('no bytes make it throw anything but that it is no feed', () => {
  const piece = fc.constantFrom('<item>', '</item>', '<title>', '</title>', '<![CDATA[', ']]>', '&amp;', '&', '<', '>', '"', '<link href="', '<!--', '-->', 'words', '<!DOCTYPE x [', '<a:item/>', '</channel>');
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, isAtom) => {
    const body = isAtom ? atom(pieces.join('').replaceAll('item', 'entry')) : rss(pieces.join(''));
    expect(parse(body).entries.length).toBeGreaterThanOrEqual(0);
  }), { numRuns: 200 });
});
