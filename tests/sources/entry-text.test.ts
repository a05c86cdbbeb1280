import { describe, expect, test } from 'vitest';
import type { FeedEntry } from '../../src/sources/index.ts';
import { isWholeText } from '../../src/sources/index.ts';

const sentence = (n: number): string => `The harbour master of Velt counted ${n} ships at anchor and wrote their names into the book.`;
const long = Array.from({ length: 12 }, (_, i) => `<p>${sentence(i)}</p>`).join('');
const entry = (given: Partial<FeedEntry>): FeedEntry => ({
  guid: 'a', guidIsPermanent: true, url: 'https://velt.example/a', title: 'Ships', author: null, publishedAt: null, updatedAt: null, summaryHtml: null, contentHtml: null, categories: [], ...given,
});

describe('the whole article is in the feed', () => {
  test.each<[string, Partial<FeedEntry>]>([
    ['twelve paragraphs in the element for content', { contentHtml: long }],
    ['a short notice of several paragraphs there', { contentHtml: `<p>${sentence(1)}</p><p>${sentence(2)}</p><p>${sentence(3)}</p>` }],
    ['with the line that WordPress puts below it', { contentHtml: `${long}<p>The post <a href="https://velt.example/a">Ships</a> appeared first on <a href="https://velt.example">Velt</a>.</p>` }],
    ['with a signature below the last sentence', { contentHtml: `${long}<p>Velt, 4 March</p>` }],
    ['and in its summary too', { contentHtml: long, summaryHtml: long }],
    ['and a shorter summary beside it', { contentHtml: long, summaryHtml: `<p>${sentence(1)}</p>` }],
    ['a long text of many paragraphs where only a summary is expected', { summaryHtml: long + long }],
  ])('%s', (_what, given) => expect(isWholeText(entry(given))).not.toBeNull());
});

describe('its page must be fetched', () => {
  test.each<[string, Partial<FeedEntry>]>([
    ['nothing is in the feed', {}],
    ['one paragraph is', { summaryHtml: `<p>${sentence(1)}</p>` }],
    ['one paragraph is, in the element for content', { contentHtml: `<p>${sentence(1)} ${sentence(2)}</p>` }],
    ['it breaks off with dots', { contentHtml: `${long}<p>The minister then said […]</p>` }],
    ['it breaks off in the middle of a sentence', { contentHtml: `${long}<p>The minister then told the council of Velt that</p>` }],
    ['it invites to read on', { contentHtml: `${long}<p>Continue reading</p>` }],
    ['it invites to read on in the same paragraph', { contentHtml: long.replace(/<\/p>$/, ' <a href="/a">Read more »</a></p>') }],
    ['it says little more than its summary', { contentHtml: long, summaryHtml: long.replace(/<p>.*?<\/p>/, '') }],
  ])('%s', (_what, given) => expect(isWholeText(entry(given))).toBeNull());
});
