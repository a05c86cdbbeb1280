import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextSpans } from '../../../src/discord/answers/context-spans.ts';
import { containsSpan, overlapOf, type Span } from '../../../src/domain/span.ts';
import { countWords } from '../../../src/render/index.ts';
import { splitSentences } from '../../../src/text/sentences.ts';

const spanOf = (text: string, words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const shown = (text: string, words: readonly string[], wordsMax: number, quoted: readonly string[] = []): string[] =>
  contextSpans({ text, quoted: quoted.map((quote) => spanOf(text, quote)) }, words.map((one) => spanOf(text, one)), wordsMax).map(({ start, end }) => text.slice(start, end));

const TEXT = 'One two three four. Five six seven eight. Nine ten eleven twelve.\n\nAlpha beta gamma delta. Epsilon zeta eta theta.\n\nA paragraph alone.';

describe('the sentences around a quotation', () => {
  test('are those of its paragraph, as far as the words go', () => {
    expect(shown(TEXT, ['Five six'], 100)).toEqual(['One two three four. Five six seven eight. Nine ten eleven twelve.']);
    expect(shown(TEXT, ['Five six'], 8)).toEqual(['One two three four. Five six seven eight.']);
    expect(shown(TEXT, ['Five six'], 4)).toEqual(['Five six seven eight.']);
    expect(shown(TEXT, ['Five six'], 3)).toEqual([]);
  });

  test('are its neighbours where its paragraph holds nothing else', () => {
    expect(shown(TEXT, ['A paragraph alone.'], 100)).toEqual(['Epsilon zeta eta theta.\n\nA paragraph alone.']);
  });

  test('are one passage where two quotations meet, and share the words', () => {
    expect(shown(TEXT, ['One two', 'Nine ten'], 100)).toEqual(['One two three four. Five six seven eight. Nine ten eleven twelve.']);
    expect(shown(TEXT, ['One two', 'Alpha beta'], 12)).toHaveLength(2);
    expect(shown(TEXT, ['Nine ten', 'Alpha beta'], 100)).toHaveLength(1);
  });

  test('never end inside somebody’s words, where the whole of them fits', () => {
    const text = 'The judge spoke.\n\n“I heard guns. I did not hear whose. It begins too late,” she said.\n\nThen she left.';
    const quoted = ['I heard guns. I did not hear whose. It begins too late,'];
    expect(shown(text, ['The judge spoke.'], 10, quoted)).toEqual(['The judge spoke.']);
    expect(shown(text, ['I did not hear whose.'], 100, quoted)).toEqual([text]);
  });

  test('are whole sentences, within the words, and hold the quotation', () => {
    const sentence = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 12 }).map((words) => `X${words.join(' ')}.`);
    const article = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }).map((list) => list.join(' ')), { minLength: 1, maxLength: 5 }).map((list) => list.join('\n\n'));
    fc.assert(fc.property(article, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }), fc.integer({ min: 5, max: 60 }), (text, picks, quotes, wordsMax) => {
      const sentences = splitSentences(text);
      const at = (n: number): Span => sentences[n % sentences.length] ?? { start: 0, end: text.length };
      const quotations = picks.map(at);
      const quoted = quotes.map(([a, b]) => ({ start: Math.min(at(a).start, at(b).start), end: Math.max(at(a).end, at(b).end) }));
      const spans = contextSpans({ text, quoted }, quotations, wordsMax);
      expect(spans.reduce((sum, { start, end }) => sum + countWords(text.slice(start, end)), 0)).toBeLessThanOrEqual(wordsMax);
      for (const span of spans) {
        expect(sentences.some(({ start }) => start === span.start) && sentences.some(({ end }) => end === span.end)).toBe(true);
        expect(quotations.some((quotation) => containsSpan(span, quotation))).toBe(true);
        expect(spans.filter((other) => overlapOf(other, span) > 0)).toHaveLength(1);
      }
    }));
  });
});
