import type { ArticleHead } from '../../src/domain/article.ts';
import type { Passage } from '../../src/domain/passage.ts';
import type { Query } from '../../src/domain/query.ts';
import type { StoredQuote } from '../../src/domain/quote.ts';
import { createSelector, type SelectorOptions, type SelectorPorts } from '../../src/select/index.ts';
import { wordsOf } from '../../src/select/words.ts';
import { statedInstant } from '../../src/domain/stated-instant.ts';

/** An article of these tests with the quotes attribution would have stored, named by their words. */
export interface TestArticle {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly outlet?: string | null;
  readonly published?: string;
  readonly quotes?: readonly TestQuote[];
}

export interface TestQuote {
  /** As it stands in the text, marks left out. */
  readonly words: string;
  readonly speaker: string | null;
  readonly type?: 'direct' | 'indirect';
  readonly asserted?: boolean;
  readonly confidence?: number;
}

const DIMENSIONS = 64;

export const ASKED_AT_MS = Date.parse('2031-05-06T12:00:00Z');

export function query(question: string, given: Partial<Query> = {}): Query {
  return {
    question, askedAtMs: ASKED_AT_MS, answerType: 'thing', terms: [], names: [], numbers: [], speaker: null, topic: question,
    window: null, mentionedWindow: null, outlet: null, outletsHidden: [], stateMedia: true, ...given,
  };
}

export function headOf({ id, title = 'News', outlet = 'The Evening Plate', published = '2031-05-05' }: TestArticle): ArticleHead {
  return {
    id, revision: 1, outlet, agency: null, title, byline: null, place: null, publishedAt: statedInstant(published), url: `https://plate.example/${id}`,
    kind: 'news', stateMedia: false, claims: null, language: 'en', sample: true, origin: `${id}.txt`,
  };
}

/** Whole articles as passages, in the order given. */
export function passagesOf(articles: readonly TestArticle[]): Passage[] {
  return articles.map((article, rank) => ({
    chunk: { articleId: article.id, revision: 1, ordinal: 0, span: { start: 0, end: article.text.length } },
    article: headOf(article), text: article.text, score: 10 - rank, signals: {},
  }));
}

/** @throws Error if a quote's words are not in its article: a test that quotes nothing proves nothing. */
export function storedQuotes({ id, text, quotes = [] }: TestArticle): StoredQuote[] {
  return quotes.map(({ words, speaker, type = 'direct', asserted = true, confidence = 0.9 }) => {
    const start = text.indexOf(words);
    if (start === -1) throw new Error(`"${words}" is not in article ${id}`);
    return { articleId: id, revision: 1, type, span: { start, end: start + words.length }, speaker, speakerMention: null, cue: null, asserted, confidence };
  });
}

/** Vectors of shared words: near texts are near, and there is nothing to download. */
function wordVector(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const { key } of wordsOf(text)) {
    let hash = 7;
    for (const letter of key) hash = (hash * 31 + letter.charCodeAt(0)) % 9_973;
    const at = hash % DIMENSIONS;
    vector[at] = (vector[at] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

export function portsOf(articles: readonly TestArticle[]): SelectorPorts {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return {
    readArticle: (id) => byId.get(id)?.text ?? null,
    quotesOf: (id) => { const article = byId.get(id); return article === undefined ? [] : storedQuotes(article); },
    embed: (texts) => Promise.resolve(texts.map(wordVector)),
    embedQuestion: (question) => Promise.resolve(wordVector(question)),
    coverage: () => ({ articles: articles.length, outlets: 1, newest: null }),
  };
}

export function selectorOver(articles: readonly TestArticle[], options: SelectorOptions = {}) {
  const select = createSelector(portsOf(articles), options);
  return (asked: Query) => select(asked, passagesOf(articles));
}
