import type { ArticleHead } from '../domain/article.ts';
import { cosineOf } from '../domain/cosine.ts';
import type { Passage } from '../domain/passage.ts';
import type { Query } from '../domain/query.ts';
import type { StoredQuote } from '../domain/quote.ts';
import { overlapOf, sliceSpan, type Span } from '../domain/span.ts';
import { splitJointNames } from '../text/joint-names.ts';
import { splitSentences } from '../text/sentences.ts';
import type { SelectorPorts } from './ports.ts';
import { printableUnits, type PrintableUnit } from './printable-unit.ts';
import { speakerMatches } from './speaker-match.ts';
import { fold, keysOf, wordsOf, type Word } from './words.ts';

/** Limits of the work done for one question. */
export interface PoolLimits {
  readonly passagesMax: number;
  readonly sentencesMax: number;
}

/** An article that gave at least one passage, with what is read of it once. */
export interface PooledArticle {
  readonly head: ArticleHead;
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly quotes: readonly StoredQuote[];
  /** 0 for the article of the best passage, 1 for the next article … */
  readonly order: number;
  readonly titleKeys: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
}

/** One printable unit with where it stands and how near its sentence is to the question. */
export interface PooledUnit {
  readonly unit: PrintableUnit;
  readonly article: PooledArticle;
  /** Index of its sentence in the article. */
  readonly at: number;
  readonly passageRank: number;
  readonly passage: Passage;
  /** Cosine of sentence and question. */
  readonly similarity: number;
  readonly text: string;
  readonly words: readonly Word[];
  readonly keys: ReadonlySet<string>;
  /** Keys of the sentence before and the sentence after. */
  readonly contextKeys: ReadonlySet<string>;
  /** Whether the asked speaker is its speaker; true for all where no one's words are asked for. */
  readonly bySpeaker: boolean;
}

/** What has no full stop for this long is a list or a table, and no one's statement. */
const SENTENCE_CHARS_MAX = 1_000;
/** Far over any news article; what a book-length text says further on is found by its passages alone. */
const KEYED_CHARS_MAX = 200_000;
/** Articles up to this length are read whole if the limit on sentences allows. */
const SHORT_ARTICLE_SENTENCES = 30;

interface PlacedSentence {
  readonly article: PooledArticle;
  readonly at: number;
  readonly passage: Passage;
  readonly passageRank: number;
}

/** Reads the articles of the best passages and embeds their sentences, at most `sentencesMax` of them, best passages first. */
export async function poolSentences(query: Query, passages: readonly Passage[], ports: SelectorPorts, limits: PoolLimits, signal?: AbortSignal): Promise<PooledUnit[]> {
  const best = passages.slice(0, limits.passagesMax);
  const articles = await readArticles(best, ports);
  const placed = placeSentences(query, best, articles).slice(0, limits.sentencesMax);
  const texts = placed.map(({ article, at }) => sentenceText(article, at));
  const [question, vectors] = await Promise.all([ports.embedQuestion(query.question, signal), ports.embed(texts, 'passage', signal)]);
  return placed.flatMap((place, i) => unitsOf(place, query, cosineOf(question, vectors[i])));
}

async function readArticles(passages: readonly Passage[], ports: SelectorPorts): Promise<Map<string, PooledArticle>> {
  const articles = new Map<string, PooledArticle>();
  for (const { article: head } of passages) {
    const key = articleKey(head);
    if (articles.has(key)) continue;
    const text = await ports.readArticle(head.id, head.revision);
    if (text === null) continue;
    const quotes = (await ports.quotesOf(head.id, head.revision)).filter(({ span }) => 0 <= span.start && span.start < span.end && span.end <= text.length);
    articles.set(key, { head, text, sentences: splitSentences(text), quotes, order: articles.size, titleKeys: keysOf(head.title ?? ''), keys: keysOf(text.slice(0, KEYED_CHARS_MAX)) });
  }
  return articles;
}

/** Sentences of the passages, and, where somebody's words are asked for, every sentence of these articles that holds them. */
function placeSentences(query: Query, passages: readonly Passage[], articles: ReadonlyMap<string, PooledArticle>): PlacedSentence[] {
  const placed = new Map<string, PlacedSentence>();
  const place = (article: PooledArticle, at: number, passage: Passage, passageRank: number): void => {
    const sentence = article.sentences[at];
    if (sentence === undefined || sentence.end - sentence.start > SENTENCE_CHARS_MAX) return;
    const key = `${articleKey(article.head)} ${at}`;
    if (!placed.has(key)) placed.set(key, { article, at, passage, passageRank });
  };
  passages.forEach((passage, rank) => {
    const article = articles.get(articleKey(passage.article));
    article?.sentences.forEach((sentence, at) => {
      if (overlapOf(sentence, passage.chunk.span) > 0) place(article, at, passage, rank);
    });
  });
  const { speaker } = query;
  if (speaker === null) return [...placed.values(), ...restOfShortArticles(passages, articles, placed)];
  passages.forEach((passage, rank) => {
    const article = articles.get(articleKey(passage.article));
    const spoken = article?.quotes.filter((quote) => quote.speaker !== null && speakerMatches(speaker, quote.speaker, article.text)) ?? [];
    article?.sentences.forEach((sentence, at) => {
      if (spoken.some(({ span }) => overlapOf(span, sentence) > 0)) place(article, at, passage, rank);
    });
  });
  return [...placed.values(), ...restOfShortArticles(passages, articles, placed)];
}

/** The other sentences of articles of a few paragraphs: there, what answers is often beside the passage that matches. */
function restOfShortArticles(passages: readonly Passage[], articles: ReadonlyMap<string, PooledArticle>, placed: ReadonlyMap<string, PlacedSentence>): PlacedSentence[] {
  const rest = new Map<string, PlacedSentence>();
  passages.forEach((passage, passageRank) => {
    const article = articles.get(articleKey(passage.article));
    if (article === undefined || article.sentences.length > SHORT_ARTICLE_SENTENCES) return;
    article.sentences.forEach(({ start, end }, at) => {
      const key = `${articleKey(article.head)} ${at}`;
      if (end - start <= SENTENCE_CHARS_MAX && !placed.has(key) && !rest.has(key)) rest.set(key, { article, at, passage, passageRank });
    });
  });
  return [...rest.values()];
}

function unitsOf({ article, at, passage, passageRank }: PlacedSentence, { speaker }: Query, similarity: number): PooledUnit[] {
  const contextKeys = new Set([at - 1, at + 1].flatMap((near) => wordsOf(sentenceText(article, near)).map(({ key }) => key)));
  return printableUnits({ ...article, at }).flatMap((unit) => {
    const text = sliceSpan(article.text, unit.span);
    if (unit.type === 'report' && tellsNothing(text)) return [];
    const words = wordsOf(text);
    const bySpeaker = speaker === null || ((unit.type === 'report' || COLLECTIVE.test(unit.speaker ?? '')) && speaksForSeveral(text, speaker)) || (unit.speaker !== null && speakerMatches(speaker, unit.speaker, article.text));
    return [{ unit, article, at, passage, passageRank, similarity, text, words, keys: new Set(words.map(({ key }) => key)), contextKeys, bySpeaker }];
  });
}

/** Fewer words are a heading, or an item of a list. */
const REPORT_WORDS_MIN = 3;

/** An outlet's own question, often the reader's very words, answers nothing; a lone "Cuba" below it says nothing by itself. */
function tellsNothing(text: string): boolean {
  return /\?["'”’)\]\s]*$/.test(text) || text.trim().split(/\s+/).length < REPORT_WORDS_MIN;
}

/** "Each government accused the other" is the words of both. */
const COLLECTIVE = /^(?:each|both|either|the two)\b/i;

/** Of several parties, the outlet's own sentence may speak for all: "each government accused the other". */
function speaksForSeveral(text: string, speaker: string): boolean {
  const parties = splitJointNames(speaker);
  if (parties.length < 2) return false;
  const folded = fold(text);
  return /\b(?:each|both|two sides|one another)\b/i.test(text) || parties.every((party) => folded.includes(fold(party.split(' ').at(-1) ?? party)));
}

export function sentenceText(article: PooledArticle, at: number): string {
  const sentence = article.sentences[at];
  return sentence === undefined ? '' : article.text.slice(sentence.start, Math.min(sentence.end, sentence.start + SENTENCE_CHARS_MAX));
}

export function articleKey({ id, revision }: Pick<ArticleHead, 'id' | 'revision'>): string {
  return `${id}@${revision}`;
}
