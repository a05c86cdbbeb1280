import { foldName } from '../text/fold-name.ts';
import { newsMoment } from '../text/news-moment.ts';
import type { StoredQuote } from '../domain/quote.ts';
import { overlapOf } from '../domain/span.ts';
import { chunkKey } from '../domain/chunk.ts';
import { closeness, isAfter, isWithin } from './closeness.ts';
import { measureBursts } from './measure-bursts.ts';
import type { Candidates } from './gather-candidates.ts';
import { stemsOf, type PassageWords } from './passage-words.ts';
import type { RetrievedChunk } from './ports.ts';
import type { QuestionProfile } from './question-profile.ts';
import type { Signals } from './signal-table.ts';

/** All signals but the votes, which need a first ranking. */
export type FirstSignals = Omit<Signals, 'votes' | 'votesNear' | 'votesMargin' | 'answerType' | 'answerSentence'>;

export interface MeasuredChunk {
  readonly found: RetrievedChunk;
  readonly words: PassageWords;
  readonly signals: FirstSignals;
}

interface ArticleContext {
  readonly title: PassageWords;
  readonly words: readonly PassageWords[];
  readonly denseMax: number;
}

const HALF_LIFE_DAYS = { near: 3, month: 30, year: 365 } as const;
/** A cosine this far below the best candidate's speaks of something else (bge-small: 0.05 to 0.15 between topics). */
const DENSE_SPREAD = 0.12;

interface Best {
  readonly dense: number;
  readonly words: number;
  readonly article: number;
  readonly title: number;
  readonly fused: number;
}

export interface Found {
  readonly candidates: Candidates;
  readonly chunks: readonly RetrievedChunk[];
  /** Words of each chunk. */
  readonly words: readonly PassageWords[];
  /** Quotes that share characters with the chunks. */
  readonly quotes: readonly StoredQuote[];
  /** Reads a text for the question's stems. */
  readonly read: (text: string) => PassageWords;
}

/** Measures every candidate against the question. Linear in the candidates' text. */
export function measureSignals(profile: QuestionProfile, { candidates, chunks, words, quotes, read }: Found): MeasuredChunk[] {
  const articles = articleContexts(chunks, words, candidates, read);
  const best: Best = {
    dense: greatest(candidates.dense), words: greatest(candidates.words), article: greatest(candidates.articleWords),
    title: greatest(candidates.titleWords), fused: greatest(candidates.fused),
  };
  const denseRanks = ranksOf(candidates.dense);
  const wordRanks = ranksOf(candidates.words);
  const burst = measureBursts(chunks, candidates.fused);
  const spoken = quotes.filter(({ speaker }) => speaker !== null && profile.speakers.some((asked) => sameSpeaker(asked, foldName(speaker))));
  const spokenByArticle = Map.groupBy(spoken, ({ articleId }) => articleId);
  return chunks.map((found, at) => {
    const own = words[at];
    const article = articles.get(found.chunk.articleId);
    if (own === undefined || article === undefined) throw new RangeError(`The words of chunk ${found.key} were not read`);
    const quoted = (spokenByArticle.get(found.chunk.articleId) ?? []).filter(({ span }) => overlapOf(span, found.chunk.span) > 0);
    const relevance = scoresOf(found, candidates, best);
    return {
      found,
      words: own,
      signals: {
        ...relevance,
        ...sharedWords(profile, own, article),
        ...speakerSignals(profile, found, own, quoted, read),
        ...timeSignals(profile, found, relevance),
        denseArticle: article.denseMax,
        denseRank: highness(denseRanks.get(found.key)),
        wordsRank: highness(wordRanks.get(found.key)),
        ...neighbourSignals(found, candidates, best),
        burst: burst(found.article.publishedAt?.epochMs ?? null),
        position: 1 / (1 + found.chunk.ordinal),
        lead: found.chunk.ordinal === 0 ? 1 : 0,
        length: Math.log(found.text.length + 1),
        articleDepth: Math.log(article.words.length),
      },
    };
  });
}

function articleContexts(chunks: readonly RetrievedChunk[], words: readonly PassageWords[], { dense }: Candidates, read: Found['read']): Map<string, ArticleContext> {
  const members = Map.groupBy(chunks.entries(), ([, { chunk }]) => chunk.articleId);
  return new Map([...members].map(([id, entries]) => [id, {
    title: read(entries[0]?.[1].article.title ?? ''),
    words: entries.flatMap(([at]) => words[at] ?? []),
    denseMax: entries.reduce((max, [, { key }]) => Math.max(max, dense.get(key) ?? 0), 0),
  }]));
}

/** 0, 1, … in the order of the map, which is that of the search. */
function ranksOf(found: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...found.keys()].map((key, rank) => [key, rank]));
}

function highness(rank: number | undefined): number {
  return rank === undefined ? 0 : 1 / (1 + rank / 5);
}

function greatest(found: ReadonlyMap<string, number>): number {
  return found.values().reduce((max, score) => Math.max(max, score), 0);
}

function share(score: number | undefined, best: number): number {
  return best > 0 ? Math.max(0, score ?? 0) / best : 0;
}

function scoresOf({ key, chunk }: RetrievedChunk, { dense, words, articleWords, titleWords, fused }: Candidates, best: Best) {
  const cosine = dense.get(key) ?? 0;
  return {
    dense: cosine,
    denseGap: cosine - best.dense,
    wordsChunk: share(words.get(key), best.words),
    wordsArticle: share(articleWords.get(chunk.articleId), best.article),
    wordsTitle: share(titleWords.get(chunk.articleId), best.title),
    wordsLog: Math.log(1 + Math.max(0, words.get(key) ?? 0)),
    fused: share(fused.get(key), best.fused),
  };
}

/** An answer often stands one chunk from the words that the question shares. */
function neighbourSignals({ chunk }: RetrievedChunk, { dense, words }: Candidates, best: Best) {
  const near = [chunk.ordinal - 1, chunk.ordinal + 1].map((ordinal) => chunkKey({ ...chunk, ordinal }));
  const greatestOf = (scores: ReadonlyMap<string, number>): number => near.reduce((max, key) => Math.max(max, scores.get(key) ?? 0), 0);
  return { denseNeighbour: greatestOf(dense), wordsNeighbour: share(greatestOf(words), best.words) };
}

function coverageOf(weights: ReadonlyMap<string, number>, ...texts: readonly Pick<PassageWords, 'stems'>[]): number {
  let sum = 0;
  for (const [stem, weight] of weights) if (texts.some(({ stems }) => stems.has(stem))) sum += weight;
  return sum;
}

function shareOf(folded: readonly string[], ...texts: readonly PassageWords[]): number {
  if (folded.length === 0) return 0;
  return folded.filter((name) => texts.some((text) => text.folded.includes(` ${name} `))).length / folded.length;
}

function sharedWords({ weights, pairs, names, numbers }: QuestionProfile, own: PassageWords, { title, words }: ArticleContext) {
  return {
    coverage: coverageOf(weights, own, title),
    coverageArticle: coverageOf(weights, title, ...words),
    coverageTitle: coverageOf(weights, title),
    coverageSentence: own.sentences.reduce((max, sentence) => Math.max(max, coverageOf(weights, sentence)), 0),
    pairs: shareOf(pairs, own),
    names: shareOf(names, own, title),
    namesArticle: shareOf(names, title, ...words),
    numbers: shareOf(numbers, own),
  };
}

function speakerSignals({ query, speakers, weights }: QuestionProfile, { chunk, text }: RetrievedChunk, own: PassageWords, quoted: readonly StoredQuote[], read: Found['read']) {
  const topic = topicWeights(query.topic, weights);
  const said = quoted.map(({ span }) => text.slice(Math.max(0, span.start - chunk.span.start), Math.max(0, span.end - chunk.span.start))).join(' ');
  return {
    speakerQuoted: quoted.length > 0 ? 1 : 0,
    speakerNamed: speakers.length === 0 ? 0 : shareOf(speakers, own),
    // Words of the speaker about the topic first; then a chunk of his about it in which the words stand around the quote.
    speakerTopic: quoted.length === 0 ? 0 : (coverageOf(topic, read(said)) + coverageOf(topic, own)) / 2,
  };
}

/** The weights of the topic's terms alone, adding up to 1. */
function topicWeights(topic: string, weights: ReadonlyMap<string, number>): Map<string, number> {
  const stems = stemsOf(topic);
  const kept = [...weights].filter(([stem]) => stems.has(stem));
  const sum = kept.reduce((total, [, weight]) => total + weight, 0) || 1;
  return new Map(kept.map(([stem, weight]) => [stem, weight / sum]));
}

/** "lavrov" is "sergey lavrov"; "observers" is "head of the observers". */
function sameSpeaker(asked: string, speaker: string): boolean {
  return asked === speaker || speaker.endsWith(` ${asked}`) || speaker.startsWith(`${asked} `) || asked.endsWith(` ${speaker}`);
}

function timeSignals({ query }: QuestionProfile, { article }: RetrievedChunk, { denseGap, fused }: { readonly denseGap: number; readonly fused: number }) {
  const published = article.publishedAt?.epochMs ?? null;
  const moment = published === null ? query.askedAtMs : newsMoment(query, published);
  const near = closeness(published, moment, HALF_LIFE_DAYS.near);
  const nearMonth = closeness(published, moment, HALF_LIFE_DAYS.month);
  // Closeness in time cannot make an answer of a passage about something else.
  const relevance = (Math.max(0, 1 + denseGap / DENSE_SPREAD) + fused) / 2;
  return {
    near,
    nearMonth,
    nearYear: closeness(published, moment, HALF_LIFE_DAYS.year),
    after: isAfter(published, query.askedAtMs) ? 1 : 0,
    nearRelevant: near * relevance,
    nearMonthRelevant: nearMonth * relevance,
    mentionedWindow: query.mentionedWindow !== null && isWithin(published, query.mentionedWindow) ? 1 : 0,
    undated: published === null ? 1 : 0,
  };
}
