import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Passage } from '../../src/domain/passage.ts';
import { createReranker } from '../../src/select/index.ts';
import { passagesOf, portsOf, query, type TestArticle } from './desk-of-articles.ts';

const VAGUE: TestArticle = { id: 'vague', text: 'The harbour of Brynholt was in the news again. People spoke of ships and of the sea. Nobody could tell what would come next.' };
const EXACT: TestArticle = { id: 'exact', text: 'The town has three quays. The harbour of Brynholt holds 31 ships, a count showed on Monday.' };
const QUESTION = query('How many ships does the harbour of Brynholt hold?', { answerType: 'number' });

/** As retrieval gives them: scores close together, and shares that add up. */
function close(articles: readonly TestArticle[]): Passage[] {
  return passagesOf(articles).map((passage, rank) => ({ ...passage, score: 1 - rank / 100, shares: { base: 1 - rank / 100 } }));
}

describe('ranking passages by their sentences', () => {
  test('a passage with a sentence that answers comes before one that is only about the matter', async () => {
    const ranked = await createReranker(portsOf([VAGUE, EXACT]))(QUESTION, close([VAGUE, EXACT]));
    expect(ranked.map(({ article }) => article.id)).toEqual(['exact', 'vague']);
  });

  test('what the sentences add is told beside the other signals, and all add up to the score', async () => {
    for (const { score, shares, signals } of await createReranker(portsOf([VAGUE, EXACT]))(QUESTION, close([VAGUE, EXACT]))) {
      expect(Object.values(shares ?? {}).reduce((sum, share) => sum + share, 0)).toBeCloseTo(score, 9);
      expect(Object.keys(signals)).toContain('sentenceBest');
    }
  });

  test('passages that are not read keep their order behind the others', async () => {
    const articles = [VAGUE, EXACT, { ...VAGUE, id: 'third' }, { ...VAGUE, id: 'fourth' }];
    const ranked = await createReranker(portsOf(articles), { passagesMax: 2, sentencesMax: 80 })(QUESTION, close(articles));
    expect(ranked.map(({ article }) => article.id)).toEqual(['exact', 'vague', 'third', 'fourth']);
  });

  test('where somebody’s words are asked for, the order stays that of retrieval', async () => {
    const ranked = await createReranker(portsOf([VAGUE, EXACT]))({ ...QUESTION, speaker: 'Anders Rook' }, close([VAGUE, EXACT]));
    expect(ranked.map(({ article }) => article.id)).toEqual(['vague', 'exact']);
  });

  test('no passage is lost or doubled, whatever is read of them', async () => {
    const articles = Array.from({ length: 6 }, (_, i): TestArticle => ({ ...(i % 2 === 0 ? VAGUE : EXACT), id: `a${i}` }));
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray(articles), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 12 }), async (chosen, passagesMax, sentencesMax) => {
      const ranked = await createReranker(portsOf(articles), { passagesMax, sentencesMax })(QUESTION, close(chosen));
      expect(ranked.map(({ article }) => article.id).toSorted()).toEqual(chosen.map(({ id }) => id).toSorted());
    }), { numRuns: 40 });
  });
});
