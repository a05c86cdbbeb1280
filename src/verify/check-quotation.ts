import type { Article } from '../domain/article.ts';
import type { StoredQuote } from '../domain/quote.ts';
import { containsSpan, overlapOf, type Span } from '../domain/span.ts';
import { outletLabel } from '../text/outlet-label.ts';
import { printableLine } from '../text/printable.ts';
import { splitSentences } from '../text/sentences.ts';
import { locateQuotes } from './locate-quote.ts';
import type { Evidence } from './ports.ts';
import type { PrintedQuotation, PrintedSource, Reading } from './printed-quotation.ts';

/** What a printed quotation turned out to be in the stored revision. */
export interface Proof {
  readonly articleId: string;
  readonly revision: number;
  readonly span: Span;
  readonly reading: Reading;
}

export type Verdict = { readonly proven: true; readonly proof: Proof } | { readonly proven: false; readonly reason: string };

/** A slice found more often than this in one article is a phrase, and its first places will do. */
const PLACES_MAX = 32;

/**
 * Holds one printed quotation against the stored revision its citation leads to: the text must be a slice of it, and one
 * of its readings must be true there.
 * - `direct`: the words, or whole sentences, of an asserted quotation of that speaker;
 * - `indirect`: whole sentences in which that speaker is quoted or reported;
 * - `report`: whole sentences of the outlet's own;
 * - `context`: whole sentences, whoever's they are, printed as the article's;
 * - `fragment`: words that somebody is quoted with and asserts, inside a summary's marks.
 * None may stand wholly inside words that the article denies, conditions or mocks.
 */
export async function checkQuotation(printed: PrintedQuotation, evidence: Evidence): Promise<Verdict> {
  if (printed.source === null) return refuse('its citation leads to no source');
  const articles = await findSource(printed.source, evidence);
  if (articles.length === 0) return refuse('its citation leads to no stored article');
  let reason = 'the words do not stand in the article cited';
  for (const article of articles) {
    const quotes = await evidence.quotesOf(article.id, article.revision);
    for (const span of placesOf(printed, article.text)) {
      const refusals = printed.readings.map((reading) => ({ reading, refusal: refusalOf(reading, span, article, quotes) }));
      const proven = refusals.find(({ refusal }) => refusal === null);
      if (proven !== undefined) return { proven: true, proof: { articleId: article.id, revision: article.revision, span, reading: proven.reading } };
      reason = refusals.at(-1)?.refusal ?? reason;
    }
  }
  return refuse(reason);
}

function refuse(reason: string): Verdict {
  return { proven: false, reason };
}

async function findSource({ link, articleId, revision, title }: PrintedSource, evidence: Evidence): Promise<readonly Article[]> {
  const found = articleId !== null && revision !== null ? [await evidence.findArticle(articleId, revision)] : link === null ? [] : await evidence.findArticlesByUrl(link);
  return found.filter((article) => article !== null).filter((article) => {
    const hasLink = link === null || article.url === link;
    const hasTitle = title === null || printableLine(article.title ?? '') === printableLine(title);
    return hasLink && hasTitle;
  });
}

function placesOf({ text, span }: PrintedQuotation, stored: string): Span[] {
  if (span === null) return locateQuotes(stored, text, PLACES_MAX);
  return span.start < span.end && stored.slice(span.start, span.end) === text ? [span] : [];
}

/** Why a reading is not true of these words, or null if it is. */
function refusalOf(reading: Reading, span: Span, article: Article, quotes: readonly StoredQuote[]): string | null {
  if (reading.outlet !== null && printableLine(reading.outlet) !== outletLabel(article)) return 'it names another outlet';
  const disowned = quotes.find((quote) => quote.type === 'direct' && !quote.asserted && containsSpan(quote.span, span));
  if (disowned !== undefined) return 'its speaker does not assert these words';
  switch (reading.type) {
    case 'direct':
      return quotes.some((quote) => isWordsOf(reading, quote, span, article.text)) ? null : 'no asserted quotation of this speaker holds these words';
    case 'indirect':
      if (!isWholeSentences(article.text, span)) return 'it is not a whole sentence';
      return isSpokenBy(reading, quotes.filter((quote) => overlapOf(quote.span, span) > 0)) ? null : 'this speaker is not quoted or reported in these words';
    case 'report':
      if (!isWholeSentences(article.text, span)) return 'it is not a whole sentence';
      return quotes.some((quote) => quote.type === 'direct' && containsSpan(quote.span, span)) ? "these are a speaker's words, not the outlet's" : null;
    case 'fragment':
      return quotes.some((quote) => quote.type === 'direct' && quote.asserted && containsSpan(quote.span, span)) ? null : 'nobody is quoted with these words';
    case 'context':
      return isWholeSentences(article.text, span) ? null : 'it is not a whole sentence';
  }
}

/** A name that holds nothing printable is no name. */
function isNamed({ speaker }: Reading, quote: StoredQuote): boolean {
  return printableLine(speaker ?? '') === printableLine(quote.speaker ?? '');
}

/** "Speaker not established" is also true of words that no quote was found in. */
function isSpokenBy(reading: Reading, overlapping: readonly StoredQuote[]): boolean {
  return overlapping.some((quote) => isNamed(reading, quote)) || (overlapping.length === 0 && reading.speaker === null);
}

/** The quotation's own words, or whole sentences of them; the marks and the comma before "he said" may be left out. */
function isWordsOf(reading: Reading, quote: StoredQuote, span: Span, text: string): boolean {
  if (quote.type !== 'direct' || !quote.asserted || !containsSpan(quote.span, span) || !isNamed(reading, quote)) return false;
  const sentences = [...sentencesIn(text, quote.span), ...sentencesAround(text, span)];
  const startsWhole = isEdge(text.slice(quote.span.start, span.start)) || sentences.some(({ start }) => start <= span.start && isEdge(text.slice(start, span.start)));
  const endsWhole = isEdge(text.slice(span.end, quote.span.end)) || sentences.some(({ end }) => span.end <= end && isEdge(text.slice(span.end, end)));
  return startsWhole && endsWhole;
}

/** Nothing said is left out with these characters: marks, white space, the comma before the closing mark. */
function isEdge(text: string): boolean {
  return /^[\s"“”,]*$/.test(text);
}

function sentencesIn(text: string, within: Span): Span[] {
  return splitSentences(text.slice(within.start, within.end)).map(({ start, end }) => ({ start: start + within.start, end: end + within.start }));
}

/** Sentences never cross a line, so the rest of a long article need not be split. */
function sentencesAround(text: string, { start, end }: Span): Span[] {
  const after = text.indexOf('\n', end);
  return sentencesIn(text, { start: start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1, end: after === -1 ? text.length : after });
}

/** Whether the span begins where a sentence begins and ends where one ends. */
export function isWholeSentences(text: string, span: Span): boolean {
  const sentences = sentencesAround(text, span);
  return sentences.some(({ start }) => start === span.start) && sentences.some(({ end }) => end === span.end);
}
