import type { Statement } from '../domain/answer.ts';
import type { Article } from '../domain/article.ts';
import type { StoredQuote } from '../domain/quote.ts';
import { overlapOf, sliceSpan, type Span } from '../domain/span.ts';
import type { Story } from '../domain/story.ts';
import { foldName } from '../text/fold-name.ts';
import { splitSentences } from '../text/sentences.ts';
import { termsOf } from './article-terms.ts';
import type { FindPrintable } from './ports.ts';

export interface QuoteSources {
  /** Articles with their texts, by id. */
  readonly articles: ReadonlyMap<string, Article>;
  /** What was said in each, by article id; any revision. */
  readonly quotes: ReadonlyMap<string, readonly StoredQuote[]>;
  readonly printable: FindPrintable;
}

/** How much less telling a second quotation may be for coming from another account than the first. */
const OTHER_ACCOUNT_WORTH = 0.3;
/** A digest is read in passing; a sentence of a quarter of a minute is the most one takes in. */
const WORDS_MAX = 45;
const WORDS_LONGEST = 70;
const WORDS_MIN = 6;
const SAME_WORDS_SHARE = 0.7;
/** Per article and story: bounds that no honest article reaches. */
const QUOTES_READ_MAX = 60;
const ARTICLES_READ_MAX = 40;

interface Candidate {
  readonly statement: Statement;
  readonly speaker: string;
  readonly value: number;
}

/**
 * One or two statements of different speakers that say most about the story: full sentences in direct speech before
 * reported ones, short before long, in the story's own words, the second one rather from another account than the first.
 */
export function chooseQuotes(story: Story, lead: { readonly id: string }, sources: QuoteSources): Statement[] {
  // Of one text in several editions only the first is read, or the lead where it is one of them.
  const heads = story.texts.slice(0, ARTICLES_READ_MAX).map(({ original, copies }) => copies.find(({ id }) => id === lead.id) ?? original);
  const articles = heads.flatMap(({ id }) => sources.articles.get(id) ?? []);
  const common = commonTerms(articles);
  const candidates = articles.flatMap((article) => candidatesOf(article, sources, common, article.id === lead.id)).sort((a, b) => b.value - a.value || (a.statement.articleId < b.statement.articleId ? -1 : a.statement.articleId > b.statement.articleId ? 1 : a.statement.span.start - b.statement.span.start));
  const [first] = candidates;
  if (first === undefined) return [];
  const others = candidates.filter((other) => !sameSpeaker(first.speaker, other.speaker) && !sameWords(first.statement.text, other.statement.text));
  const elsewhere = others.find(({ statement }) => statement.articleId !== first.statement.articleId);
  const [next] = others;
  const second = elsewhere !== undefined && next !== undefined && elsewhere.value >= next.value - OTHER_ACCOUNT_WORTH ? elsewhere : next;
  return [first, ...(second === undefined ? [] : [second])].map(({ statement }) => statement);
}

function candidatesOf(article: Article, { quotes, printable }: QuoteSources, common: ReadonlyMap<string, number>, isLead: boolean): Candidate[] {
  const said = (quotes.get(article.id) ?? []).filter(({ revision }) => revision === article.revision);
  const sentences = splitSentences(article.text);
  const seen = new Set<string>();
  return said.slice(0, QUOTES_READ_MAX).flatMap((quote) => {
    if (!quote.asserted || quote.speaker === null) return [];
    const at = sentences.findIndex((sentence) => overlapOf(sentence, quote.span) > 0);
    if (at === -1) return [];
    return printable({ text: article.text, sentences, at, quotes: said }).flatMap(({ span, type, speaker }): Candidate[] => {
      const key = `${span.start}-${span.end}-${type}`;
      // Whose words a comment reports is its author's affair; what it quotes in full is the speaker's.
      if (type === 'report' || (type === 'indirect' && article.kind === 'opinion') || speaker === null || seen.has(key)) return [];
      seen.add(key);
      const statement = statementOf(article, span, type, speaker);
      const value = valueOf(statement, quote, common, isLead);
      return value === null ? [] : [{ statement, speaker, value }];
    });
  });
}

function statementOf(article: Article, span: Span, type: 'direct' | 'indirect', speaker: string): Statement {
  const { text, ...head } = article;
  return { text: sliceSpan(text, span), articleId: article.id, revision: article.revision, span, citation: { n: 1, article: head }, type, speaker };
}

/** Null for what is too short to say anything, or too long to be read. */
function valueOf({ text, type, citation, speaker }: Statement, quote: StoredQuote, common: ReadonlyMap<string, number>, isLead: boolean): number | null {
  const words = text.split(/\s+/).length;
  if (words < WORDS_MIN || words > WORDS_LONGEST) return null;
  const terms = new Set(termsOf(text, text.length).map(({ key }) => key));
  if (terms.size < 3) return null;
  // How much of what the story speaks of it holds for its length; half of it all is plenty.
  const nearness = Math.min(1, [...terms].reduce((sum, key) => sum + (common.get(key) ?? 0), 0) / Math.sqrt(terms.size) / 2);
  const length = words <= WORDS_MAX ? Math.min(1, words / 14) : 0.4;
  const opinion = citation.article.kind === 'opinion' ? 0.6 : 0;
  const state = citation.article.stateMedia ? 0.1 : 0;
  return (type === 'direct' ? 0.7 : 0) + 0.5 * length + 0.8 * nearness + 0.3 * quote.confidence + (isLead ? 0.2 : 0) - opinion - state - vagueness(speaker);
}

/** "her lawyer" and "Nobody" tell less than a name of two words. */
function vagueness(speaker: string | null): number {
  const capitals = speaker?.match(/\p{Lu}[\p{L}.’'-]+/gu)?.length ?? 0;
  return capitals >= 2 ? 0 : capitals === 1 ? 0.4 : 0.6;
}

/** In what share of the story's articles each term stands; of a single article, terms that it repeats. */
function commonTerms(articles: readonly Article[]): Map<string, number> {
  const counts = new Map<string, number>();
  const read = articles.map((article) => termsOf(`${article.title ?? ''}\n${article.text}`, 6_000));
  if (read.length === 1) {
    for (const { key } of read[0] ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
    const most = Math.max(1, ...counts.values());
    return new Map([...counts].filter(([, count]) => count > 1).map(([key, count]) => [key, count / most]));
  }
  for (const terms of read) for (const key of new Set(terms.map((term) => term.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 1).map(([key, count]) => [key, count / articles.length]));
}

/** "Varo" and "Ilke Varo" are one speaker: the shorter name's words all stand in the longer. */
function sameSpeaker(a: string, b: string): boolean {
  const [short = [], long = []] = [wordsOfName(a), wordsOfName(b)].sort((x, y) => x.length - y.length);
  return short.every((word) => long.includes(word));
}

function wordsOfName(name: string): string[] {
  return foldName(name).split(' ').filter((word) => word !== 'the' && word !== 's');
}

/** The same words, or two editions of them: most of the shorter one's words stand in the other. */
function sameWords(a: string, b: string): boolean {
  const [short, long] = [new Set(foldName(a).split(' ')), new Set(foldName(b).split(' '))].sort((x, y) => x.size - y.size);
  if (short === undefined || long === undefined) return false;
  return [...short].filter((word) => long.has(word)).length >= SAME_WORDS_SHARE * short.size;
}
