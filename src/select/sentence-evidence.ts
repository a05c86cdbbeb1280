import type { Passage } from '../domain/passage.ts';
import { overlapOf } from '../domain/span.ts';
import type { RankedUnit } from './rank-units.ts';
import { articleKey } from './sentence-pool.ts';

/** What a passage's sentences tell of it. */
export interface SentenceEvidence {
  /** The score of its best sentence. */
  readonly sentenceBest: number;
}

/** What its own sentences tell of each passage; null where none was read. */
export function gatherEvidence(passages: readonly Passage[], units: readonly RankedUnit[]): (SentenceEvidence | null)[] {
  const byArticle = Map.groupBy(units, ({ article }) => articleKey(article.head));
  return passages.map(({ article, chunk }) => {
    const own = (byArticle.get(articleKey(article)) ?? []).filter(({ unit }) => overlapOf(unit.span, chunk.span) > 0);
    if (own.length === 0) return null;
    return { sentenceBest: Math.max(...own.map(({ score }) => score)) };
  });
}
