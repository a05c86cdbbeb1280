import { holdsAny } from './gold-words.ts';
import { mean } from './mean.ts';

/** What a right passage is: from one of these articles, with one of these answers in its words. */
export interface SearchGold {
  readonly answers: readonly string[];
  readonly articles: readonly string[];
  readonly urls?: readonly string[] | undefined;
}

export interface RankedPassage {
  readonly articleId: string | null;
  readonly url: string | null;
  readonly text: string;
}

export interface SearchScores {
  readonly hit1: number;
  readonly hit4: number;
  readonly hit10: number;
  /** Mean reciprocal rank of the first right passage within ten. */
  readonly mrr10: number;
}

/** Rank of the first right passage, from 1; 0 if there is none. */
export function rankOfHit(gold: SearchGold, passages: readonly RankedPassage[]): number {
  const at = passages.findIndex(({ articleId, url, text }) => {
    const known = (articleId !== null && gold.articles.includes(articleId)) || (url !== null && gold.urls?.includes(url) === true);
    return known && holdsAny(text, gold.answers);
  });
  return at + 1;
}

/** Passage hit@k: a passage of an article known to hold the answer, and itself holding the answer's words. As `score.py search`. */
export function scoreSearch(gold: readonly SearchGold[], found: readonly (readonly RankedPassage[])[]): SearchScores {
  const ranks = gold.map((one, i) => rankOfHit(one, found[i] ?? []));
  const hit = (k: number): number => mean(ranks.map((rank) => (rank > 0 && rank <= k ? 1 : 0)));
  return { hit1: hit(1), hit4: hit(4), hit10: hit(10), mrr10: mean(ranks.map((rank) => (rank > 0 && rank <= 10 ? 1 / rank : 0))) };
}
