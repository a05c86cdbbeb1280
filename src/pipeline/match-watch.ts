import type { MatchWatchRequest, WatchMatch, WatchStoriesRequest } from '../app-contract.ts';
import type { Answer } from '../domain/answer.ts';
import type { ArticleHead } from '../domain/article.ts';
import type { ChunkFilter, Scored, SearchOptions } from '../domain/chunk-filter.ts';
import type { Passage } from '../domain/passage.ts';
import type { Query } from '../domain/query.ts';
import type { StoredQuote } from '../domain/quote.ts';
import { articlesOf, type Story } from '../domain/story.ts';
import type { Watch } from '../domain/watch.ts';
import { printableUnits } from '../select/index.ts';
import type { WatchStore } from '../store/index.ts';
import { describeStories, groupingSteps } from '../story/index.ts';
import { foldName } from '../text/fold-name.ts';
import type { DigestPorts } from './digest.ts';
import { matchTopic, WATCH_SCORE_MIN } from './match-topic.ts';
import { readStoryArticles } from './read-story-articles.ts';
import type { RetrieveWithin } from './retrieve-within.ts';
import { takeSteps } from './take-steps.ts';

export interface MatchWatchPorts extends DigestPorts {
  readonly watches: Pick<WatchStore, 'postedOf'>;
  readonly select: (query: Query, passages: readonly Passage[], options: { readonly statementsMax: number; readonly signal?: AbortSignal | undefined }) => Promise<Answer>;
  readonly retrieveWithin: RetrieveWithin;
  readonly searchVectors: (vector: Float32Array, options: SearchOptions) => Promise<readonly Scored[]>;
}

/** New articles compared at one time; of a larger flood the newest are. */
const NEW_MAX = 2_000;
/** Matches that are told of at one time. */
const MATCHES_MAX = 200;
const PASSAGES_FOR_ANSWER = 20;
const STATEMENTS_MAX = 5;
/** Whether an article belongs to a story already told is seen among its nearest neighbours of so many days before. */
const CONTEXT_DAYS = 14;
const DAY_MS = 86_400_000;
const NEIGHBOUR_CHUNKS = 60;
const CONTEXT_MAX = 600;

/** The stories of articles stored within the request's time that match its watch well, best first; each story once. */
export async function matchWatch({ watch, sinceMs, untilMs, outletsHidden, stateMedia, signal }: MatchWatchRequest, ports: MatchWatchPorts): Promise<WatchMatch[]> {
  const limits = { outletsHidden, stateMedia };
  const fresh = ports.store.listHeads({ ...limits, stored: { sinceMs, untilMs } }, { limit: NEW_MAX });
  if (fresh.length === 0) return [];
  const scores = await scoreArticles(watch, fresh.map(({ id }) => id), untilMs, ports, signal);
  const matched = fresh.filter(({ id }) => scores.has(id)).sort((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0)).slice(0, MATCHES_MAX);
  if (matched.length === 0) return [];
  const told = new Map<string, ArticleHead>();
  const stories = await storiesAround(matched, limits, ports, signal);
  for (const head of matched) {
    const story = stories.find((candidate) => articlesOf(candidate).some(({ id }) => id === head.id));
    // An id that stays: that under which the story was posted, if it was. Of several new articles the best stands for it.
    const own = story === undefined ? [head.id] : articlesOf(story).map(({ id }) => id);
    const key = ports.watches.postedOf(watch.id, own)[0] ?? own.find((id) => told.has(id)) ?? head.id;
    if (!told.has(key)) told.set(key, head);
  }
  return describe(told, watch, ports, signal);
}

/** The same of stories named by their keys, as they stand now. */
export async function watchStories({ watch, storyKeys, outletsHidden, stateMedia, signal }: WatchStoriesRequest, ports: MatchWatchPorts): Promise<WatchMatch[]> {
  const wanted = storyKeys.slice(0, MATCHES_MAX);
  const heads = new Map(ports.store.listHeads({ outletsHidden, stateMedia, articleIds: wanted }, { limit: MATCHES_MAX }).map((head) => [head.id, head]));
  return describe(new Map(wanted.flatMap((key) => (heads.has(key) ? [[key, heads.get(key) as ArticleHead] as const] : []))), watch, ports, signal);
}

async function scoreArticles({ kind, text }: Watch, articleIds: readonly string[], nowMs: number, ports: MatchWatchPorts, signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
  if (kind !== 'question') return matchTopic({ text, kind: kind === 'person' ? 'name' : 'topic', articleIds, nowMs, scoreMin: WATCH_SCORE_MIN, signal }, ports);
  // A question is matched by what answers it, as if it were asked of the new articles alone.
  const query = ports.understand({ question: text, askedAtMs: nowMs });
  const passages = await ports.retrieveWithin(query, articleIds, { limit: PASSAGES_FOR_ANSWER, signal });
  const answer = await ports.select(query, passages, { statementsMax: STATEMENTS_MAX, signal });
  return new Map(answer.status === 'answered' ? answer.statements.map(({ articleId }, at) => [articleId, answer.confidence / (1 + at)]) : []);
}

/** Stories of these articles and of what is near them in meaning and time. */
async function storiesAround(seeds: readonly ArticleHead[], limits: ChunkFilter, ports: MatchWatchPorts, signal?: AbortSignal): Promise<readonly Story[]> {
  const ids = new Set(seeds.map(({ id }) => id));
  for (const { id, publishedAt } of seeds) {
    const [vector] = ports.store.vectorsOf(id, 1);
    if (vector === undefined || publishedAt === null || ids.size >= CONTEXT_MAX) continue;
    const around = { ...limits, sinceMs: publishedAt.epochMs - CONTEXT_DAYS * DAY_MS, untilMs: publishedAt.epochMs + CONTEXT_DAYS * DAY_MS };
    for (const { key } of await ports.searchVectors(vector, { limit: NEIGHBOUR_CHUNKS, filter: around })) if (ids.size < CONTEXT_MAX) ids.add(key.slice(0, key.lastIndexOf('@')));
    signal?.throwIfAborted();
  }
  const { articles } = await readStoryArticles([...ports.store.readHeads([...ids]).values()], ports, signal);
  return takeSteps(groupingSteps(articles), ports.pause, signal);
}

/** What is new is told, by the article that matched: who watches a story has read its beginning. */
async function describe(told: ReadonlyMap<string, ArticleHead>, { kind, text }: Watch, ports: MatchWatchPorts, signal?: AbortSignal): Promise<WatchMatch[]> {
  const { articles, quotes } = await readStoryArticles([...told.values()], ports, signal);
  // Who watches a person wants that person's words, where there are any.
  const theirs = new Set(kind === 'person' ? quotes.filter((quote) => isSpeaker(text, quote)).map(({ articleId }) => articleId) : []);
  const wanted = quotes.filter((quote) => !theirs.has(quote.articleId) || isSpeaker(text, quote));
  const stories = [...told.values()].map((original): Story => ({ id: original.id, texts: [{ original, copies: [] }] }));
  const keys = [...told.keys()];
  return describeStories(stories, { articles: articles.map(({ article }) => article), quotes: wanted, printable: printableUnits })
    .map(({ headline, lead, quotes: chosen }, at) => ({ storyKey: keys[at] ?? lead.id, headline, lead, quotes: chosen }));
}

function isSpeaker(name: string, { speaker }: StoredQuote): boolean {
  return speaker !== null && ` ${foldName(speaker)} `.includes(` ${foldName(name)} `);
}
