import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeness } from '../../src/retrieve/closeness.ts';
import { countVotes, type Voter } from '../../src/retrieve/count-votes.ts';
import { createWordReader, stemsOf } from '../../src/retrieve/passage-words.ts';
import { profileQuestion } from '../../src/retrieve/question-profile.ts';
import { fuseReciprocalRanks } from '../../src/retrieve/reciprocal-rank.ts';
import { understandQuestion } from '../../src/understand/index.ts';

const DAY_MS = 86_400_000;

describe('reciprocal rank fusion', () => {
  test('what two rankings place high stands above what one places first', () => {
    const fused = fuseReciprocalRanks([['a', 'b', 'c'], ['d', 'b', 'c']]);
    expect([...fused].sort(([, x], [, y]) => y - x).map(([key]) => key).slice(0, 2)).toEqual(['b', 'c']);
    expect(fused.get('a')).toBeCloseTo(1 / 61);
  });

  test('moving a key up in one ranking never lowers its score', () => {
    fc.assert(fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 2 }), fc.nat(5), (ranking, at) => {
      const from = 1 + (at % (ranking.length - 1));
      const key = ranking[from] ?? '';
      const higher = ranking.toSpliced(from, 1).toSpliced(from - 1, 0, key);
      expect(fuseReciprocalRanks([higher]).get(key) ?? 0).toBeGreaterThan(fuseReciprocalRanks([ranking]).get(key) ?? 0);
    }));
  });
});

describe('closeness in time', () => {
  test('falls smoothly on both sides, lies in 0 to 1, and is 0 only without a date', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 400 }), fc.constantFrom(3, 30, 365), (days, more, halfLife) => {
      for (const sign of [1, -1]) {
        const nearer = closeness(sign * days * DAY_MS, 0, halfLife);
        const further = closeness(sign * (days + more) * DAY_MS, 0, halfLife);
        expect(nearer).toBeGreaterThanOrEqual(further);
        expect(nearer).toBeLessThanOrEqual(1);
        expect(further).toBeGreaterThanOrEqual(0);
      }
    }));
    expect(closeness(null, 0, 3)).toBe(0);
  });
});

describe('votes', () => {
  function votesOn(question: string, passages: readonly (readonly [article: string, text: string, relevance?: number])[]) {
    const query = understandQuestion({ question, askedAtMs: 0 });
    const read = createWordReader(stemsOf(...query.terms));
    const voters: Voter[] = passages.map(([articleId, text, relevance = 1], at) => ({ key: `${at}`, articleId, text, words: read(text), relevance }));
    const votes = countVotes(profileQuestion(query, new Map()), voters);
    return voters.map(({ key }) => votes.get(key)?.near ?? 0);
  }

  test('go to what several articles name, one vote an article', () => {
    const [twice, once, elsewhere] = votesOn('Which country won the Sable Cup?', [
      ['a', 'The Sable Cup was won by Kenya on Friday.'], ['b', 'After the Sable Cup, Peru went home. Peru did not win, and Peru was sad, said Peru.'], ['c', 'In the Sable Cup the winner was Kenya again.'],
    ]);
    expect(twice).toBeGreaterThan(once ?? 1);
    expect(elsewhere).toBe(twice);
  });

  test('never go to what stands in the question', () => {
    const [given, answer] = votesOn('Which country did Kenya beat in the Sable Cup?', [['a', 'The Sable Cup went to Kenya.'], ['b', 'The Sable Cup final ended badly for Peru.'], ['c', 'Kenya won the Sable Cup.']]);
    expect(given).toBe(0);
    expect(answer).toBeGreaterThan(0);
  });

  test('a number in words is the number in digits', () => {
    const [words, digits, other] = votesOn('How many ships sank at Orlo?', [['a', 'At Orlo seven ships sank.'], ['b', 'The ships that sank at Orlo were 7.'], ['c', 'At Orlo 12 ships sank.']]);
    expect(words).toBe(digits);
    expect(words).toBeGreaterThan(other ?? 1);
  });
});
