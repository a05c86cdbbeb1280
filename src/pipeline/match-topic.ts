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
  /** Scores below it are no match: how sure one wants to be, 0 to 1. */
  readonly scoreMin?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What makes an article one about the topic and not one that mentions it: its beginning lies near the topic in meaning, the
 * title and the first paragraphs hold the topic's words, and no word of it is said in passing only. A logistic
 * regression's weights, fitted by bench/train-topics.ts to the labels that bench/topics.ts measures it on.
 */
const WEIGHTS = { closeness: 32.32, title: 2.91, lead: 1.37, least: 4.13, origin: -24.47 } as const;
const ALL = { title: 1, lead: 1, least: 1 } as const;
const NONE = { title: 0, lead: 0, least: 0 } as const;
/** "Imbazi football" is not met by Imbazi without any football, unless the article is this near: it may say it in other words. */
const CLOSENESS_OF_HALF = 0.7;
/** Of a digest's topics: more is lost by a story left out than by one too many. */
export const SCORE_MIN = 0.3;
/** Who watches is called: rather too seldom than in vain. */
export const WATCH_SCORE_MIN = 0.5;
/** A person is what an article is about, among others, if the name comes again and again, or at the top and then some. */
const NAME_LEAST_MIN = 0.6;
const NAME_LEAST_MIN_IN_LEAD = 0.3;
/** Articles looked at between two pauses; each costs up to half a millisecond. */
const BATCH = 50;

/** How well articles match a topic, `scoreMin` to 1 by id; those that are not about it are absent. Never by a part of a word. */
export async function matchTopic({ text, kind, articleIds, nowMs, scoreMin = SCORE_MIN, signal }: TopicAsked, ports: MatchTopicPorts): Promise<Map<string, number>> {
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
    const score = kind === 'name' ? scoreName(id, words, mentioning, ports) : scoreTopic(id, words, { vector, mentioning, scoreMin }, ports);
    if (score >= scoreMin) scores.set(id, score);
  }
  return scores;
}

/** Articles with any of the topic's words; which of them are about it is seen in their text. */
function mentions(words: TopicWords, articleIds: readonly string[], { store }: MatchTopicPorts): string[] {
  const forms = words.flatMap((unit) => unit.written);
  return forms.length === 0 ? [] : store.searchArticles(forms, { limit: articleIds.length, filter: { articleIds } }).map(({ key }) => key);
}

interface Compared {
  readonly vector: Float32Array | undefined;
  readonly mentioning: ReadonlySet<string>;
  readonly scoreMin: number;
}

function scoreTopic(id: string, words: TopicWords, { vector, mentioning, scoreMin }: Compared, { store }: MatchTopicPorts): number {
  const closeness = cosineOf(vector, store.vectorsOf(id, 1)[0]);
  // Most articles are too far off whatever their words are, and are not read.
  const best = scoreOf(closeness, mentioning.has(id) ? ALL : NONE);
  const article = best < scoreMin ? null : store.findArticle(id);
  if (article === null) return 0;
  const about = measureAboutness(words, readArticleWords(article));
  return about.whole || closeness >= CLOSENESS_OF_HALF ? scoreOf(closeness, about) : 0;
}

function scoreOf(closeness: number, { title, lead, least }: Omit<Aboutness, 'whole'>): number {
  return 1 / (1 + Math.exp(-(WEIGHTS.origin + WEIGHTS.closeness * closeness + WEIGHTS.title * title + WEIGHTS.lead * lead + WEIGHTS.least * least)));
}

function scoreName(id: string, words: TopicWords, mentioning: ReadonlySet<string>, { store }: MatchTopicPorts): number {
  const article = mentioning.has(id) ? store.findArticle(id) : null;
  if (article === null) return 0;
  const { title, lead, least } = measureAboutness(words, readArticleWords(article));
  return title > 0 || least >= NAME_LEAST_MIN || (lead > 0 && least >= NAME_LEAST_MIN_IN_LEAD) ? 0.5 + 0.3 * title + 0.2 * least : 0;
}
