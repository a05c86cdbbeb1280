import type { ChunkFilter, Scored } from '../domain/chunk-filter.ts';
import { chunkKey } from '../domain/chunk.ts';
import type { Query, TimeWindow } from '../domain/query.ts';
import { overlapOf } from '../domain/span.ts';
import { splitJointNames } from '../text/joint-names.ts';
import type { RetrievalPorts } from './ports.ts';
import { fuseReciprocalRanks } from './reciprocal-rank.ts';

const DAY_MS = 86_400_000;
/** How many of each search become candidates. More found nothing further in training and cost time. */
const CANDIDATES = { anyTime: 150, nearInTime: 60, articles: 20, quotes: 120 } as const;
/** Answers to a question about the news stand mostly in articles from ten days before it to two days after. */
const NEAR_DAYS = { before: 10, after: 2 } as const;
/** Chunks of candidate articles that are scored; a hundred articles have some eight hundred. */
const SCORED_CHUNKS_MAX = 5_000;

/** A word of more articles than this is common, however many more. */
const FREQUENCY_MAX = 1_000;

/** What was found, and every search's score for it. Scores are those of the searches: cosine, BM25. */
export interface Candidates {
  readonly keys: readonly string[];
  /** For all chunks of the candidates' articles. */
  readonly dense: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, number>;
  /** By article id. */
  readonly articleWords: ReadonlyMap<string, number>;
  readonly titleWords: ReadonlyMap<string, number>;
  readonly fused: ReadonlyMap<string, number>;
  /** Of how many articles each term is a word, counted up to a limit. */
  readonly frequencies: ReadonlyMap<string, number>;
}

/**
 * The union of what meaning, words, nearness in time, whole articles and quoted speakers each bring up. One search alone
 * misses a fifth of the answers that the union holds.
 */
export async function gatherCandidates({ store, index }: RetrievalPorts, query: Query, vector: Float32Array, signal?: AbortSignal): Promise<Candidates> {
  const limits = limitsOf(query);
  const windows = softWindows(query).map((window) => within(limits, window)).filter((filter) => filter !== null);
  const { anyTime, nearInTime, articles } = CANDIDATES;

  const denseLists = [await index.search(vector, { limit: anyTime, filter: limits })];
  const wordLists = [store.searchChunks(query.terms, { limit: anyTime, filter: limits })];
  for (const filter of windows) {
    signal?.throwIfAborted();
    denseLists.push(await index.search(vector, { limit: nearInTime, filter }));
    wordLists.push(store.searchChunks(query.terms, { limit: nearInTime, filter }));
  }
  const topArticles = store.searchArticles(query.terms, { limit: articles, filter: limits }).map(({ key }) => key);
  const quoted = quotedChunks(store, query, limits);
  signal?.throwIfAborted();

  const found = [...denseLists, ...wordLists].flat().map(({ key }) => key).concat(quoted);
  const articleIds = [...new Set([...found.map(articleIdOf), ...topArticles])];
  const inThem = { ...limits, articleIds };
  const dense = scores(await index.search(vector, { limit: SCORED_CHUNKS_MAX, filter: inThem }));
  signal?.throwIfAborted();
  const words = scores(store.searchChunks(query.terms, { limit: SCORED_CHUNKS_MAX, filter: inThem }));
  const best = bestOfArticles(topArticles, dense, words);
  return {
    keys: [...new Set([...found, ...best])],
    dense,
    words,
    articleWords: scores(store.searchArticles(query.terms, { limit: articleIds.length + 1, filter: inThem })),
    titleWords: scores(store.searchTitles(query.terms, { limit: articleIds.length + 1, filter: inThem })),
    fused: fuseReciprocalRanks([ranking(dense), ranking(words)]),
    frequencies: new Map(query.terms.map((term) => [term, store.searchArticles([term], { limit: FREQUENCY_MAX }).length])),
  };
}

function limitsOf({ window, outlet, outletsHidden, stateMedia }: Query): ChunkFilter {
  return { sinceMs: window?.sinceMs ?? null, untilMs: window?.untilMs ?? null, outlet, outletsHidden, stateMedia };
}

/** Around the question's own moment, and around the time it names. */
function softWindows({ askedAtMs, mentionedWindow }: Query): TimeWindow[] {
  const near = { sinceMs: askedAtMs - NEAR_DAYS.before * DAY_MS, untilMs: askedAtMs + NEAR_DAYS.after * DAY_MS };
  return mentionedWindow === null ? [near] : [near, mentionedWindow];
}

/** A hard limit holds within a soft window too; null if they do not meet. */
function within(limits: ChunkFilter, { sinceMs, untilMs }: TimeWindow): ChunkFilter | null {
  const since = Math.max(limits.sinceMs ?? -Infinity, sinceMs ?? -Infinity);
  const until = Math.min(limits.untilMs ?? Infinity, untilMs ?? Infinity);
  if (!(since < until)) return null;
  return { ...limits, sinceMs: Number.isFinite(since) ? since : null, untilMs: Number.isFinite(until) ? until : null };
}

function scores(found: readonly Scored[]): Map<string, number> {
  return new Map(found.map(({ key, score }) => [key, score]));
}

/** Keys, best first; searches return them so. */
function ranking(found: ReadonlyMap<string, number>): string[] {
  return [...found.keys()];
}

/** `id@revision#ordinal`; an id may hold either sign itself. */
export function articleIdOf(key: string): string {
  return key.slice(0, key.lastIndexOf('@'));
}

/** The best chunk of each article by meaning, and by words. */
function bestOfArticles(articleIds: readonly string[], ...rankings: readonly ReadonlyMap<string, number>[]): string[] {
  const wanted = new Set(articleIds);
  const best: string[] = [];
  for (const found of rankings) {
    const seen = new Set<string>();
    for (const key of found.keys()) {
      const id = articleIdOf(key);
      if (!wanted.has(id) || seen.has(id)) continue;
      seen.add(id);
      best.push(key);
    }
  }
  return best;
}

/** Chunks that hold words of the speaker asked for. */
function quotedChunks(store: RetrievalPorts['store'], { speaker: asked }: Query, limits: ChunkFilter): string[] {
  const keys: string[] = [];
  for (const speaker of asked === null ? [] : splitJointNames(asked)) {
    const byArticle = Map.groupBy(store.findQuotes({ ...limits, speaker }, { limit: CANDIDATES.quotes }), ({ articleId }) => articleId);
    for (const [articleId, quotes] of byArticle) {
      const holding = store.chunksOf(articleId).filter(({ chunk }) => quotes.some(({ span }) => overlapOf(span, chunk.span) > 0));
      keys.push(...holding.map(({ chunk }) => chunkKey(chunk)));
    }
  }
  return keys;
}
