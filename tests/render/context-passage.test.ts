import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextPassage, countWords, renderStatement, shortenQuotation } from '../../src/render/index.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { isWholeSentences } from '../../src/verify/index.ts';
import { articleText } from '../console/arbitrary-answer.ts';
import { articleOf } from '../verify/evidence-of.ts';

describe('the sentences around a quotation', () => {
  test('are a slice of whole sentences that holds it, within the words allowed unless it alone is longer', () => {
    fc.assert(
      fc.property(articleText, fc.nat(), fc.integer({ min: 1, max: 80 }), (text, pick, wordsMax) => {
        const sentences = splitSentences(text);
        const around = sentences[pick % sentences.length];
        if (around === undefined) return;
        const passage = contextPassage(articleOf({ id: 'a', text }), around, 1, wordsMax);
        expect(passage.text).toBe(text.slice(passage.span.start, passage.span.end));
        expect(isWholeSentences(text, passage.span)).toBe(true);
        expect([passage.span.start <= around.start, around.end <= passage.span.end]).toEqual([true, true]);
        if (passage.span.start < around.start || around.end < passage.span.end) expect(countWords(passage.text)).toBeLessThanOrEqual(wordsMax);
      }),
    );
  });

  test('are the whole paragraph if it is short, and say so if it is not', () => {
    const text = 'One came. Two left.\n\nIt rained. We stayed in the house. Nobody called. The river rose.';
    const at = text.indexOf('We stayed');
    const passageOf = (wordsMax: number) => contextPassage(articleOf({ id: 'a', text }), { start: at, end: at + 9 }, 1, wordsMax);
    expect([passageOf(100).text, passageOf(100).note]).toEqual(['It rained. We stayed in the house. Nobody called. The river rose.', null]);
    expect([passageOf(9).text, passageOf(9).note]).toEqual(['It rained. We stayed in the house. Nobody called.', 'Part of a longer paragraph.']);
    expect([passageOf(1).text, passageOf(1).note]).toEqual(['We stayed in the house.', 'Part of a longer paragraph.']);
  });
});

test('a quotation with too many words keeps whole sentences and says so; one sentence stays whole', () => {
  const { text: _, ...article } = articleOf({ id: 'a', text: 'A.' });
  const blockOf = (text: string) => renderStatement({ text, type: 'report', speaker: null, article, n: 1 });
  const block = blockOf('It rained. We stayed in the house. Nobody called.');
  if (block === null) throw new Error('it can be printed');
  expect(shortenQuotation(block, 9)).toBe(block);
  expect(shortenQuotation(block, 8)).toMatchObject({ words: 'It rained. We stayed in the house.', note: 'Only the first 2 sentences; the rest is in the article.' });
  expect(shortenQuotation(block, 1)).toMatchObject({ words: 'It rained.', note: 'Only the first sentence; the rest is in the article.' });
  expect(shortenQuotation({ ...block, words: 'We stayed in the house.' }, 1).words).toBe('We stayed in the house.');
});

test('a long run of signs is counted as fast as words are', () => {
  expect(countWords(`${'“'.repeat(1_000_000)} it rained ${'—'.repeat(1_000_000)} a`)).toBe(3);
});
