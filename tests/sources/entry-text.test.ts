import { describe, expect, test } from 'vitest';
import type { FeedEntry } from '../../src/sources/index.ts';
import { bodyOf, isWholeText } from '../../src/sources/index.ts';

const SENTENCE = 'The talks in Hesk went on for a third day, and neither side would say what had been agreed.';
/** Of 18 words each. */
const paragraphs = (count: number): string => Array.from({ length: count }, () => `<p>${SENTENCE}</p>`).join('\n');

function entry(contentHtml: string | null, summaryHtml: string | null = null): FeedEntry {
  return { guid: null, guidIsPermanent: false, url: null, title: null, author: null, publishedAt: null, updatedAt: null, summaryHtml, contentHtml, categories: [] };
}

const isWhole = (contentHtml: string | null, summaryHtml: string | null = null, others: readonly FeedEntry[] = []): boolean => isWholeText(entry(contentHtml, summaryHtml), others);

describe('whole', () => {
  test.each([
    ['a long body', paragraphs(20), null],
    ['a short one beside a teaser', paragraphs(8), `<p>${SENTENCE}</p>`],
    ['one that a summary holds', null, paragraphs(20)],
    ['with the line that WordPress adds', `${paragraphs(20)}<p>The post <a href="x">Talks go on</a> appeared first on <a href="y">Petria Today</a>.</p>`, null],
    ['that ends in a quotation', `${paragraphs(20)}<p>“We go on,” she said. “What else?”</p><img src="pixel.gif">`, null],
    ['with three dots inside', `<p>“Well…” he said.</p>${paragraphs(20)}`, null],
  ])('%s', (_, contentHtml, summaryHtml) => expect(isWhole(contentHtml, summaryHtml)).toBe(true));
});

describe('a teaser', () => {
  test.each([
    ['nothing', ''], ['a sentence', `<p>${SENTENCE}</p>`], ['a short body alone', paragraphs(8)],
    ['cut with an ellipsis', `${paragraphs(20)}<p>The minister then…</p>`], ['cut with three dots', `${paragraphs(20)}<p>The minister then...</p>`], ['cut with [&#8230;]', `${paragraphs(20)}<p>The minister then [&#8230;]</p>`],
    ['with a link to more', `${paragraphs(20)}<p><a href="x">Read more</a></p>`], ['with a longer one', `${paragraphs(20)}<a href="x">Continue reading <span>Talks go on</span> →</a>`], ['with "read the full story"', `${paragraphs(20)}<p>Read the full story at Petria Today</p>`],
    ['cut, with the line of WordPress below', `${paragraphs(20)}<p>The minister [&#8230;]</p><p>The post <a href="x">Talks go on</a> appeared first on Petria Today.</p>`],
    ['cut in a sentence', `${paragraphs(20)}<p>The minister then said that the</p>`],
    ['made to break parsers', '<div>'.repeat(5_000)],
  ])('%s', (_, contentHtml) => expect(isWhole(contentHtml)).toBe(false));

  test('a body hardly longer than its summary', () => expect(isWhole(paragraphs(8), paragraphs(7))).toBe(false));
  test('no text at all', () => expect(isWhole(null)).toBe(false));

  test('one of a feed that cuts every text at one length', () => {
    const others = Array.from({ length: 6 }, () => entry(paragraphs(20)));
    expect(isWhole(paragraphs(20), null, others)).toBe(false);
    expect(isWhole(paragraphs(20), null, [14, 31, 22, 45, 8, 20].map((count) => entry(paragraphs(count))))).toBe(true);
  });
});

test('the body is the longer of the two texts', () => {
  expect(bodyOf(entry('<p>a</p>', '<p>longer</p>'))).toBe('<p>longer</p>');
  expect(bodyOf(entry(null, 's'))).toBe('s');
  expect(bodyOf(entry(null))).toBeNull();
});
