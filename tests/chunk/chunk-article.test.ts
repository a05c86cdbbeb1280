import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createChunker } from '../../src/chunk/index.ts';
import type { Article } from '../../src/domain/article.ts';
import { sliceSpan } from '../../src/domain/span.ts';
import { splitSentences } from '../../src/text/sentences.ts';

const articleOf = (text: string): Article => ({
  id: 'a1', revision: 1, outlet: null, agency: null, title: 'Title', byline: null, place: null, publishedAt: null, url: null,
  kind: 'news', stateMedia: false, claims: null, language: 'en', sample: false, origin: 'test.txt', text,
});
const countWords = async (texts: readonly string[]): Promise<number[]> => texts.map((text) => text.split(/\s+/).filter(Boolean).length);
const chunkTexts = async (text: string, tokensMax: number): Promise<string[]> =>
  (await createChunker({ tokensMax, countTokens: countWords })(articleOf(text))).map(({ span }) => sliceSpan(text, span));

describe('chunking', () => {
  test('sentences stay whole and chunks come out about equal, with no leftover of one line', async () => {
    const text = Array.from({ length: 11 }, (_, i) => `This is sentence number ${i}.`).join(' ');
    const chunks = await chunkTexts(text, 50);
    expect(chunks).toHaveLength(2);
    for (const chunk of chunks) expect(chunk.split(' ').length).toBeGreaterThanOrEqual(25);
  });

  test('a text of one sentence is one chunk, an empty one is none', async () => {
    expect(await chunkTexts('Only this.', 10)).toEqual(['Only this.']);
    expect(await chunkTexts('  \n ', 10)).toEqual([]);
  });

  test('a sentence over the limit is divided at white space and loses nothing', async () => {
    const text = 'word '.repeat(400).trim();
    const chunks = await chunkTexts(text, 50);
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.join(' ')).toBe(text);
  });

  test('every visible character is in exactly one chunk, and chunks begin and end with sentences', async () => {
    const texts = fc.array(fc.constantFrom('Oste said so. ', 'Nobody knew ', '“Why?” he asked. ', 'It rose 3.5 percent. ', '\n\n', 'x'.repeat(70) + ' '), { maxLength: 60 });
    await fc.assert(fc.asyncProperty(texts, fc.integer({ min: 1, max: 40 }), async (parts, tokensMax) => {
      const text = parts.join('');
      const spans = (await createChunker({ tokensMax, countTokens: countWords })(articleOf(text))).map(({ span }) => span);
      expect(spans.map((span) => sliceSpan(text, span)).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      const sentences = splitSentences(text).filter((span) => span.end - span.start <= tokensMax * 4);
      for (const sentence of sentences) {
        expect(spans.some((span) => span.start <= sentence.start && sentence.end <= span.end)).toBe(true);
      }
    }));
  });

  test.each([0, -1, 2.5, Number.NaN])('a limit of %s tokens is refused', (tokensMax) => {
    expect(() => createChunker({ tokensMax, countTokens: countWords })).toThrow(/tokensMax/);
  });
});
