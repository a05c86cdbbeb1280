import type { RetrievedChunk } from './ports.ts';

const DAY_MS = 86_400_000;
/** An event is reported over some days: what stands alone in time is about something else, whenever the question is asked. */
const BURST_DAYS = 2;
/** Articles that count; below are chance finds. */
const ARTICLES_MAX = 40;

/** A function of a date: which share of the most relevant articles' weight appeared within two days of it. */
export function measureBursts(chunks: readonly RetrievedChunk[], relevance: ReadonlyMap<string, number>): (publishedAtMs: number | null) => number {
  const byArticle = new Map<string, { at: number; weight: number }>();
  for (const { key, chunk, article } of chunks) {
    if (article.publishedAt === null) continue;
    const weight = relevance.get(key) ?? 0;
    if (weight > (byArticle.get(chunk.articleId)?.weight ?? -1)) byArticle.set(chunk.articleId, { at: article.publishedAt.epochMs, weight });
  }
  const articles = [...byArticle.values()].sort((a, b) => b.weight - a.weight).slice(0, ARTICLES_MAX);
  const total = articles.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return (publishedAtMs) => {
    if (publishedAtMs === null) return 0;
    return articles.reduce((sum, { at, weight }) => sum + (Math.abs(at - publishedAtMs) <= BURST_DAYS * DAY_MS ? weight : 0), 0) / total;
  };
}
