import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute } from '../../src/attribute/index.ts';
import type { Quote } from '../../src/domain/quote.ts';
import type { Span } from '../../src/domain/span.ts';

const attributeText = (text: string): Quote[] => attribute({ text, title: null, byline: null });
const piece = fc.constantFrom(
  '“', '”', '"', "'", '‘', '’', '«', '»', '„', "''", ' ', ', ', '. ', '? ', '\n\n', ' — ', 'said', ' she ', 'he said', ' that ', 'Vale', 'Orsina Vale',
  'according to ', 'the minister', ' denied ', 'who', 'is', 'told ', 'A report', 'not ', 'if ', 'The lock is shut', '(', ')', ':', 'was told by ', "Vale's ", ' and ', 'constructor ', '__proto__', ' toString ',
);
const newsLike = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(newsLike, fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }));

const isInside = (text: string, { start, end }: Span): boolean => 0 <= start && start < end && end <= text.length;

describe('for any text', () => {
  test('a word that every object knows is a word like another', () => {
    expect(() => attributeText('Orsina Vale, constructor of locks, told toString that __proto__ said no.')).not.toThrow();
  });

  test('every span lies inside the text and holds something visible', () => {
    fc.assert(fc.property(anyText, (text) => {
      for (const { span, speakerMention, cue } of attributeText(text)) {
        for (const pointed of [span, speakerMention, cue]) {
          if (pointed !== null) expect(isInside(text, pointed) && text.slice(pointed.start, pointed.end).trim() !== '').toBe(true);
        }
      }
    }), { numRuns: 400 });
  });

  test('a direct span leaves its own marks out', () => {
    fc.assert(fc.property(newsLike, (text) => {
      for (const { type, span } of attributeText(text)) {
        const before = text.charAt(span.start - 1);
        if (type === 'direct') expect(before.trim() === '' || '“”"«»„‘’\''.includes(before)).toBe(true);
      }
    }), { numRuns: 400, examples: [[' denied ’’The lock is shut']] });
    const text = '“The lock is shut,” Vale said.';
    expect(attributeText(text)[0]?.span).toEqual({ start: 1, end: 18 });
  });

  test('confidence lies between 0 and 1, and the order is reading order', () => {
    fc.assert(fc.property(anyText, (text) => {
      const quotes = attributeText(text);
      quotes.forEach(({ confidence, span }, at) => {
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(span.start).toBeGreaterThanOrEqual(quotes[at - 1]?.span.start ?? 0);
      });
    }), { numRuns: 200 });
  });

  test('the same text gives the same quotes', () => {
    fc.assert(fc.property(newsLike, (text) => {
      expect(attributeText(text)).toEqual(attributeText(text));
    }), { numRuns: 100 });
  });
});

describe('adversarial text', () => {
  /** Long enough that quadratic work would take minutes; the limit leaves room for a loaded machine. */
  const LIMIT_MS = 20_000;
  test.each([
    ['100,000 straight marks', '"'.repeat(100_000)],
    ['100,000 opening marks', '“'.repeat(100_000)],
    ['100,000 opening marks before words', '“a '.repeat(100_000)],
    ['100,000 single marks', "' ".repeat(100_000)],
    ['a megabyte without spaces', 'x'.repeat(1_000_000)],
    ['a megabyte of full stops', '.'.repeat(1_000_000)],
    ['a megabyte of line breaks before a mark', `${'a\n'.repeat(250_000)}"`],
    ['a sentence of 50,000 cues', 'he said, '.repeat(50_000)],
    ['a sentence of 100,000 capitals', 'Vale '.repeat(100_000)],
    ['30,000 sentences of an unknown office', 'The minister said no. '.repeat(30_000)],
  ])('%s returns in time', (_what, text) => {
    const startedMs = performance.now();
    attributeText(text);
    expect(performance.now() - startedMs).toBeLessThan(LIMIT_MS);
  });
});
