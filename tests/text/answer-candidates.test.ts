import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSWER_TYPES } from '../../src/domain/query.ts';
import { answerCandidates } from '../../src/text/answer-candidates.ts';
import { splitJointNames } from '../../src/text/joint-names.ts';
import { lightStem } from '../../src/text/light-stem.ts';
import { wordTokens } from '../../src/text/word-tokens.ts';

const keys = (text: string, type: (typeof ANSWER_TYPES)[number]): string[] => answerCandidates(text, type).map(({ key }) => key);

describe('words that could answer', () => {
  test('countries, under any name, once each place', () => {
    expect(keys('The U.S. and Saudi Arabia met British envoys in the United Arab Emirates.', 'country')).toEqual(['united states', 'saudi arabia', 'united kingdom', 'united arab emirates']);
    expect(keys('They told us about a turkey.', 'country')).toEqual([]);
  });

  test('people by their last name, but no months, countries or words that open a sentence', () => {
    expect(keys('Officials met Ilke Varo on Monday. Later President Varo left for France.', 'person')).toEqual(['varo', 'varo']);
  });

  test('numbers in digits and words, with their scale', () => {
    expect(keys('Seven of 1,400 ships, 52.4% or $3 million, sank in 2024.', 'number')).toEqual(['7', '1400', '52.4%', '3m', '2024']);
  });

  test('times', () => {
    expect(keys('The vote of 12 March 1974 was repeated on Friday.', 'time')).toEqual(['12 march', '1974', 'friday']);
  });

  test('names of things, and titles in quotation marks', () => {
    expect(keys('She opened the Karr Gorge Dam with the song “Slow Water”.', 'thing')).toEqual(expect.arrayContaining(['karr gorge dam', 'slow water']));
  });

  test('none where any sentence may answer', () => {
    for (const type of ['statement', 'reason', 'yes-no'] as const) expect(keys('Kenya sold 7 ships to Ilke Varo in May.', type)).toEqual([]);
  });

  test('are slices of the text, whatever it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.stringMatching(/^[A-Z][a-zA-Z .,“”'’$%0-9]{0,120}$/)), fc.constantFrom(...ANSWER_TYPES), (text, type) => {
      for (const { start, end, key } of answerCandidates(text, type)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(key).not.toBe('');
      }
    }));
  });

  test('are found in a long text at once', () => {
    for (const unit of ['Aa ', 'A of ', '1,', '“A', 'Monday ', '1.1.', 'A.']) {
      const text = unit.repeat(50_000);
      const started = performance.now();
      for (const type of ANSWER_TYPES) answerCandidates(text, type);
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });
});

describe('words', () => {
  test('stand at their place and fold without case, accents, possessives and abbreviating stops', () => {
    const text = 'Erdoğan’s U.S. visit: 1,400 people, on the 7th';
    const tokens = wordTokens(text);
    expect(tokens.map(({ folded }) => folded)).toEqual(['erdogan', 'us', 'visit', '1,400', 'people', 'on', 'the', '7th']);
    for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
  });

  test('meet across common endings', () => {
    for (const [a, b] of [['agreements', 'agreement'], ['condemned', 'condemning'], ['countries', 'country'], ['closed', 'close'], ['stopped', 'stopping'], ['described', 'describe']] as const) {
      expect(lightStem(a)).toBe(lightStem(b));
    }
    expect(lightStem('news')).not.toBe(lightStem('new'));
    expect(lightStem('crisis')).toBe('crisis');
  });

  test('two names joined are two, one name with "and" is one', () => {
    expect(splitJointNames('Velmora and Kalderra')).toEqual(['Velmora', 'Kalderra']);
    expect(splitJointNames('Varo, Brekk and Ilke Varo')).toEqual(['Varo', 'Brekk', 'Ilke Varo']);
    expect(splitJointNames('Ministry of Trade and Industry')).toEqual(['Ministry of Trade and Industry']);
    expect(splitJointNames('Lavrov')).toEqual(['Lavrov']);
  });
});
