import type { SearchRequest } from '../app-contract.ts';
import { cosineOf } from '../domain/cosine.ts';
import type { Query } from '../domain/query.ts';
import type { Embedder } from '../embed/index.ts';
import type { ArticleStore, VectorSource, WordSearch } from '../store/index.ts';
import { measureAboutness, nameWords, readArticleWords, topicWords, type Aboutness, type TopicWords } from './measure-aboutness.ts';

export interface MatchTopicPorts {
  readonly store: Pick<WordSearch, 'searchArticles'> & Pick<ArticleStore, 'findArticle'> & Pick<VectorSource, 'vectorsOf'>;
  readonly understand: (request: SearchRequest) => Query;
  readonly embed: Embedder['embed'];
  /** Lets whatever waits go first. */
  readonly pause: () => Promise<void>;
}

export interface TopicAsked {
  readonly text: string;
  /** `name`: a person's or an organization's, matched by its mentions alone. */
  readonly kind: 'topic' | 'name';
  /** Which articles are compared. */
  readonly articleIds: readonly string[];
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What makes an article one about the topic and not one that mentions it: its beginning lies near the topic in meaning, the
 * title and the first paragraphs hold the topic's words, and no word of it is said in passing only. A logistic
 * regression's weights and bar, from bench/train-topics.ts.
 */
const WEIGHTS = { closeness: 32.3, title: 2.39, lead: 1.5, least: 3.48, origin: -24.23 } as const;
/** With every word in its place an article this far off is about something else; with none, one must be so near. */
const CLOSENESS_MIN = -(WEIGHTS.origin + WEIGHTS.title + WEIGHTS.lead + WEIGHTS.least) / WEIGHTS.closeness;
const CLOSENESS_ENOUGH = -WEIGHTS.origin / WEIGHTS.closeness;
/** A person is what an article is about, among others, if the name comes again and again, or at the top and then some. */
const NAME_LEAST_MIN = 0.6;
const NAME_LEAST_MIN_IN_LEAD = 0.3;
/** Articles looked at between two pauses; each costs up to half a millisecond. */
const BATCH = 50;

/** How well articles match a topic, above 0 to 1 by id; those that are not about it are absent. Never by a part of a word. */
export async function matchTopic({ text, kind, articleIds, nowMs, signal }: TopicAsked, ports: MatchTopicPorts): Promise<Map<string, number>> {
  const scores = new Map<string, number>();
  if (articleIds.length === 0 || !/[\p{L}\p{N}]/u.test(text)) return scores;
  const query = ports.understand({ question: text, askedAtMs: nowMs });
  const words = kind === 'name' ? nameWords(text) : topicWords(query);
  const [vector] = kind === 'name' ? [] : await ports.embed([text], 'question', signal);
  const mentioning = new Set(mentions(words, articleIds, ports));
  for (const [at, id] of articleIds.entries()) {
    if (at % BATCH === BATCH - 1) {
      await ports.pause();
      signal?.throwIfAborted();
    }
    const score = kind === 'name' ? scoreName(id, words, mentioning, ports) : scoreTopic(id, words, { vector, mentioning }, ports);
    if (score !== null) scores.set(id, score);
  }
  return scores;
}

/** Articles with any of the topic's words; which of them are about it is seen in their text. */
function mentions(words: TopicWords, articleIds: readonly string[], { store }: MatchTopicPorts): string[] {
  const forms = words.flatMap((unit) => unit.written);
  return forms.length === 0 ? [] : store.searchArticles(forms, { limit: articleIds.length, filter: { articleIds } }).map(({ key }) => key);
}

function scoreTopic(id: string, words: TopicWords, { vector, mentioning }: { readonly vector: Float32Array | undefined; readonly mentioning: ReadonlySet<string> }, { store }: MatchTopicPorts): number | null {
  const closeness = cosineOf(vector, store.vectorsOf(id, 1)[0]);
  if (closeness < (mentioning.has(id) ? CLOSENESS_MIN : CLOSENESS_ENOUGH)) return null;
  const article = store.findArticle(id);
  if (article === null) return null;
  const { title, lead, least } = measureAboutness(words, readArticleWords(article));
  const sum = WEIGHTS.origin + WEIGHTS.closeness * closeness + WEIGHTS.title * title + WEIGHTS.lead * lead + WEIGHTS.least * least;
  return sum >= 0 ? 1 / (1 + Math.exp(-sum)) : null;
}

function scoreName(id: string, words: TopicWords, mentioning: ReadonlySet<string>, { store }: MatchTopicPorts): number | null {
  const article = mentioning.has(id) ? store.findArticle(id) : null;
  if (article === null) return null;
  const { title, lead, least } = measureAboutness(words, readArticleWords(article));
  return isAbout({ title, lead, least }) ? 0.5 + 0.3 * title + 0.2 * least : null;
}

function isAbout({ title, lead, least }: Aboutness): boolean {
  return title > 0 || least >= NAME_LEAST_MIN || (lead > 0 && least >= NAME_LEAST_MIN_IN_LEAD);
}
