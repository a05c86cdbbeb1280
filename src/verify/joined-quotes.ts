import type { StoredQuote } from '../domain/quote.ts';
import { overlapOf, type Span } from '../domain/span.ts';
import type { QuoteWord } from './quote-words.ts';

/** Quotations of one speaker that only the telling stands between: “…,” she said. “…” */
export interface JoinedQuotes {
  readonly quotes: readonly StoredQuote[];
  /** Of the article; those of the telling are not among them. */
  readonly words: readonly QuoteWord[];
}

/** "the minister told reporters in the capital on Friday after the talks had ended": past it, it is told anew. */
const TELLING_WORDS_MAX = 20;

/** Runs of two or more direct quotations that a reader may join, since nothing said stands between them. */
export function joinedQuotes(text: string, words: readonly QuoteWord[], quotes: readonly StoredQuote[]): JoinedQuotes[] {
  const direct = quotes.filter(({ type }) => type === 'direct').sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const runs: StoredQuote[][] = [];
  let end = 0;
  for (const quote of direct) {
    // A quotation within a quotation.
    if (quote.span.start < end) continue;
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && goesOn(before, quote, text, words)) run.push(quote);
    else runs.push([quote]);
    end = quote.span.end;
  }
  return runs.filter(({ length }) => length > 1).map((run) => ({ quotes: run, words: run.flatMap(({ span }) => wordsWithin(words, span)) }));
}

/** In one paragraph a speaker that was not established may be the same one; over a paragraph's end it must be. */
function goesOn(before: StoredQuote, after: StoredQuote, text: string, words: readonly QuoteWord[]): boolean {
  const between = { start: before.span.end, end: after.span.start };
  const isNear = text.slice(between.start, between.end).length < TELLING_WORDS_MAX * 12 && wordsWithin(words, between).length <= TELLING_WORDS_MAX;
  const isOneParagraph = !text.slice(between.start, between.end).includes('\n');
  const isOneSpeaker = before.speaker === after.speaker ? before.speaker !== null || isOneParagraph : isOneParagraph && (before.speaker === null || after.speaker === null);
  return isNear && isOneSpeaker;
}

/** Words are in order, so the first is looked up by halving. */
function wordsWithin(words: readonly QuoteWord[], span: Span): QuoteWord[] {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.span.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: QuoteWord[] = [];
  for (let word = words[low]; word !== undefined && overlapOf(word.span, span) > 0; word = words[++low]) found.push(word);
  return found;
}
