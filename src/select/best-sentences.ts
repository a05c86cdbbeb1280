import type { Passage } from '../domain/passage.ts';
import { overlapOf } from '../domain/span.ts';
import type { RankedUnit } from './rank-units.ts';
import { articleKey } from './sentence-pool.ts';

/** The score of each passage's best sentence; null where none was read. */
export function bestSentences(passages: readonly Passage[], units: readonly RankedUnit[]): (number | null)[] {
  const byArticle = Map.groupBy(units, ({ article }) => articleKey(article.head));
  return passages.map(({ article, chunk }) => {
    const own = (byArticle.get(articleKey(article)) ?? []).filter(({ unit }) => overlapOf(unit.span, chunk.span) > 0);
    return own.length === 0 ? null : Math.max(...own.map(({ score }) => score));
  });
}
