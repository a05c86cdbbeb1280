import type { FoundQuote, QuotesRequest } from '../app-contract.ts';
import { cosineOf } from '../domain/cosine.ts';
import type { StoredQuote } from '../domain/quote.ts';
import { containsSpan, overlapOf, sliceSpan, type Span } from '../domain/span.ts';
import type { ArticleStore, QuoteFilter, QuoteStore } from '../store/index.ts';
import { lightStem } from '../text/light-stem.ts';
import { splitSentences } from '../text/sentences.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { wordTokens } from '../text/word-tokens.ts';

type TopicLimits = Pick<QuotesRequest, 'sinceMs' | 'untilMs' | 'outlet' | 'outletsHidden' | 'stateMedia'>;

export interface FindQuotesPorts {
  readonly store: ArticleStore & QuoteStore;
  readonly embed: (texts: readonly string[], purpose: 'question' | 'passage') => Promise<Float32Array[]>;
  /** Keys of the chunks that match a topic, best first. */
  readonly searchTopic: (topic: string, limits: TopicLimits, askedAtMs: number) => Promise<readonly string[]>;
  readonly nowMs: () => number;
}

const LIMIT_DEFAULT = 10;
const LIMIT_MAX = 1_000;
/** Quotes of a topic's chunks that are compared with it; each costs one short embedding. */
const COMPARED_MAX = 80;
/**
 * Cosine from which a quote in its sentence is on the topic. Read off the sample and eleven topics: without a word in
 * common, sentences on other matters reach 0.57; with one, those from 0.42 up are on the matter.
 */
const TOPIC_SIMILARITY_MIN = { alone: 0.6, sharingWords: 0.42 } as const;

/** Stored quotes by speaker, topic, date and outlet: those on the topic by closeness to it, otherwise the newest first. */
export async function findQuotes({ speaker = null, topic: asked, limit: wanted, askedAtMs, ...limits }: QuotesRequest, ports: FindQuotesPorts): Promise<readonly FoundQuote[]> {
  const limit = Math.min(wanted ?? LIMIT_DEFAULT, LIMIT_MAX);
  const filter: QuoteFilter = { ...limits, speaker };
  const topic = asked?.trim() ?? '';
  if (topic === '') return withoutFrames(ports.store.findQuotes(filter, { limit: limit * 2 }).flatMap((quote) => withWords(quote, ports.store))).slice(0, limit);
  const keys = await ports.searchTopic(topic, limits, askedAtMs ?? ports.nowMs());
  const inChunks = ports.store.quotesInChunks(keys).flatMap((quote) => withWords(quote, ports.store));
  const spoken = speaker === null ? inChunks : inChunks.filter(matcherOf(speaker, filter, inChunks, ports.store));
  return rankByTopic(topic, withoutFrames(spoken).slice(0, COMPARED_MAX), limit, ports);
}

/** A reported sentence that only frames a direct quotation says nothing that the quotation does not. */
function withoutFrames(quotes: readonly FoundQuote[]): readonly FoundQuote[] {
  const direct = quotes.filter(({ type }) => type === 'direct');
  return quotes.filter((quote) => quote.type === 'direct' || !direct.some((other) => other.articleId === quote.articleId && overlapOf(other.span, quote.span) > 0));
}

/** The store knows how names match; asking it keeps one definition of "Lavrov". */
function matcherOf(speaker: string, filter: QuoteFilter, quotes: readonly FoundQuote[], store: QuoteStore): (quote: FoundQuote) => boolean {
  const articleIds = [...new Set(quotes.map(({ articleId }) => articleId))];
  const spoken = new Set(store.findQuotes({ ...filter, speaker, articleIds }, { limit: LIMIT_MAX }).map(keyOf));
  return (quote) => spoken.has(keyOf(quote));
}

async function rankByTopic(topic: string, quotes: readonly FoundQuote[], limit: number, { embed }: FindQuotesPorts): Promise<readonly FoundQuote[]> {
  if (quotes.length === 0) return [];
  const [wanted] = await embed([topic], 'question');
  const topicStems = stemsOf(topic);
  const sharesWord = (quote: FoundQuote): boolean => !topicStems.isDisjointFrom(stemsOf(quote.sentence.text));
  const vectors = await embed(quotes.map(({ sentence }) => sentence.text), 'passage');
  return quotes
    .map((quote, i) => ({ quote, similarity: cosineOf(wanted, vectors[i]) }))
    .filter(({ quote, similarity }) => similarity >= (sharesWord(quote) ? TOPIC_SIMILARITY_MIN.sharingWords : TOPIC_SIMILARITY_MIN.alone))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, limit)
    .map(({ quote }) => quote);
}

function withWords(quote: StoredQuote, store: ArticleStore): FoundQuote[] {
  const article = store.findArticle(quote.articleId, quote.revision);
  if (article === null) return [];
  const { text, ...head } = article;
  const around = sentenceAround(text, quote.span);
  return [{ ...quote, text: sliceSpan(text, quote.span), article: head, sentence: { ...around, text: sliceSpan(text, around) } }];
}

/** The sentences that a span touches, whole. */
function sentenceAround(text: string, span: Span): Span {
  const touched = splitSentences(text).filter((sentence) => sentence.start < span.end && span.start < sentence.end);
  const around = { start: touched[0]?.start ?? span.start, end: touched.at(-1)?.end ?? span.end };
  return containsSpan(around, span) ? around : span;
}

function keyOf({ articleId, revision, span }: StoredQuote): string {
  return `${articleId}@${revision}:${span.start}-${span.end}`;
}

function stemsOf(text: string): Set<string> {
  return new Set(wordTokens(text).map(({ folded }) => folded).filter((word) => !STOP_WORDS.has(word)).map(lightStem));
}
