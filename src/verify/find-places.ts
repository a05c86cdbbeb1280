import type { StoredQuote } from '../domain/quote.ts';
import { containsSpan, type Span } from '../domain/span.ts';
import { findExact, findNearest, indexWords, type WordIndex, type WordMatch, type WordRange } from './align-words.ts';
import { type AskedReading, negationsInserted, type Segment } from './asked-quotation.ts';
import { spanOfWords } from './diff-words.ts';
import { joinedQuotes } from './joined-quotes.ts';
import type { QuotationCandidate } from './ports.ts';
import { isNegation, type QuoteWord, quoteWords, wordsOfSubstance } from './quote-words.ts';

/** Where an article holds what was asked about, or something near it. */
export interface Place {
  readonly candidate: QuotationCandidate;
  readonly reading: AskedReading;
  readonly span: Span;
  /** The article's words that were compared: without the telling between joined quotations. */
  readonly words: readonly QuoteWord[];
  /** Words changed, dropped or added that no mark owns up to. */
  readonly distance: number;
  /** The quotations joined to hold it; null where it stands in one piece. */
  readonly joined: readonly StoredQuote[] | null;
}

/** Above this share of changed words it is another sentence on the same matter, not this one altered. */
const CHANGED_SHARE_MAX = 0.34;
const PLACES_OF_SHORT_MAX = 16;

/**
 * Every place where an article holds a reading of the quotation; failing that, the nearest within a third of its words.
 * A quotation in pieces is also looked for across the telling between an article's own pieces.
 */
export function findPlaces(candidate: QuotationCandidate, readings: readonly AskedReading[]): Place[] {
  const { article: { text }, quotes } = candidate;
  const index = indexWords(quoteWords(text));
  const runs = joinedQuotes(text, index.words, quotes);
  const found: Place[] = [];
  for (const reading of readings) {
    const placed = (within: WordIndex, joined: readonly StoredQuote[] | null) => ({ from, to, distance }: WordMatch): Place => ({
      candidate, reading, span: withClosingStop(text, spanOfWords(within.words, from, to)), words: within.words.slice(from, to), distance, joined,
    });
    const whole = exactPlaces(index, reading, text);
    const places = whole.map(placed(index, null));
    if (!places.some(({ distance }) => distance === 0)) {
      for (const { quotes: run, words } of runs) {
        const joined = indexWords(words);
        const exact = exactPlaces(joined, reading, text);
        places.push(...(exact.length > 0 ? exact : nearestPlaces(joined, reading.segments)).map(placed(joined, run)));
      }
      if (whole.length === 0) places.push(...nearestPlaces(index, reading.segments).map(placed(index, null)));
    }
    found.push(...places);
    // Where one quotation holds such marks, those asked for are its own, and there are no pieces to join.
    const isNested = ({ span }: Place): boolean => /["“‘]|\s'/.test(text.slice(span.start, span.end)) && quotes.some((quote) => quote.type === 'direct' && containsSpan(quote.span, span));
    if (places.some(isNested)) break;
  }
  return found;
}

/**
 * Places of a quotation too short to be told from chance ("the war"): only where it is the whole of what stands between
 * somebody's marks.
 */
export function findWholeQuotes(candidate: QuotationCandidate, reading: AskedReading): Place[] {
  const wanted = reading.segments.flatMap(({ words }) => words).map(({ folded }) => folded).join(' ');
  if (reading.segments.length !== 1) return [];
  const { article: { text }, quotes } = candidate;
  return quotes.filter(({ type }) => type === 'direct').flatMap(({ span }): Place[] => {
    const words = quoteWords(text.slice(span.start, span.end)).map(({ folded, span: { start, end } }) => ({ folded, span: { start: start + span.start, end: end + span.start } }));
    if (words.map(({ folded }) => folded).join(' ') !== wanted) return [];
    return [{ candidate, reading, span: spanOfWords(words, 0, words.length), words, distance: 0, joined: null }];
  }).slice(0, PLACES_OF_SHORT_MAX);
}

function exactPlaces(index: WordIndex, { segments, before, after }: AskedReading, text: string): WordMatch[] {
  return findExact(index, segments).map((ranges) => {
    const from = ranges[0]?.from ?? 0;
    const to = ranges.at(-1)?.to ?? 0;
    const between = ranges.slice(1).reduce((sum, range, i) => sum + unownedWords({ from: ranges[i]?.to ?? 0, to: range.from }, segments[i + 1], index.words, text), 0);
    const start = index.words[from]?.span.start ?? 0;
    const outside = unlike(before, /\[([^\][]{1,80})\]\s*$/.exec(text.slice(Math.max(0, start - 90), start))) + unlike(after, /^\s*\[([^\][]{1,80})\]/.exec(text.slice(index.words[to - 1]?.span.end ?? 0).slice(0, 90)));
    return { from, to, distance: between + outside };
  });
}

/** Where the article has brackets in the same place, they are quoted as its words are. */
function unlike(inserted: string | null, own: RegExpExecArray | null): number {
  const folded = (text: string): string => quoteWords(text).map((word) => word.folded).join(' ');
  return inserted === null || own === null || folded(inserted) === folded(own[0]) ? 0 : 1;
}

/** What the article itself leaves out or puts in is quoted as its words are. */
const OWN_ELLIPSIS = /^[\s"“”’]*(?:…|\.{3,4}|\. \. \.|\[…|\[\.)|(?:…|\.{3}|\. \. \.)[\])]?[\s"“”‘]*$/;
/** So few words beside an ellipsis of the article's own are not what it stands for. */
const BESIDE_ELLIPSIS_MAX = 2;
const SENTENCE_END = /[.!?]["”’»]?\s/;

/**
 * Words between two segments that their mark does not own up to: a "not" that goes with what was left out, or comes with
 * what was put in; a word beside a mark that is the article's own; another word than the one a bracket completes.
 */
function unownedWords({ from, to }: WordRange, segment: Segment | undefined, words: readonly QuoteWord[], text: string): number {
  if (segment === undefined || segment.gap.wordsMax === 0) return 0;
  const { gap: { inserted, stem, tail } } = segment;
  const passed = words.slice(from, to);
  const betweenWords = (left: number, right: number): string => text.slice(words[left]?.span.end ?? 0, words[right]?.span.start ?? 0);
  const between = betweenWords(from - 1, to);
  if (inserted !== null && between.includes('[')) {
    const own = quoteWords(inserted).map(({ folded }) => folded);
    return Math.max(own.length, passed.length) - passed.filter(({ folded }, i) => own[i] === folded).length;
  }
  if (inserted === null && passed.length <= BESIDE_ELLIPSIS_MAX && OWN_ELLIPSIS.test(between)) return passed.length;
  // "Countr[ies]" drops a letter of "country".
  const isCompleted = passed[0]?.folded.startsWith(stem.slice(0, Math.max(2, stem.length - 1))) === true && passed[0].folded.endsWith(tail);
  if (stem + tail !== '') return passed.length === 1 && isCompleted ? 0 : 1;
  // Whole sentences may be left out, whatever they deny: nothing on either side of them is denied by it.
  const isWholeSentences = inserted === null && SENTENCE_END.test(betweenWords(from - 1, from)) && SENTENCE_END.test(betweenWords(to - 1, to));
  return isWholeSentences ? 0 : Math.abs(passed.filter(({ folded }) => isNegation(folded)).length - negationsInserted(segment.gap));
}

/** The nearest place for all segments together, or, where marks pass over many words, for each of them in turn. */
function nearestPlaces(index: WordIndex, segments: readonly Segment[]): WordMatch[] {
  const wanted = segments.flatMap(({ words }) => words);
  const distanceMax = Math.floor(wanted.length * CHANGED_SHARE_MAX);
  const together = findNearest(index.words, wanted, distanceMax);
  const apart = segments.length === 1 ? null : nearestApart(index, segments, distanceMax);
  const nearest = together === null || (apart !== null && apart.distance < together.distance) ? apart : together;
  return nearest !== null && sharesSubstance(index.words.slice(nearest.from, nearest.to), wanted) ? [nearest] : [];
}

function nearestApart({ words }: WordIndex, segments: readonly Segment[], distanceMax: number): WordMatch | null {
  let range: WordRange = { from: -1, to: 0 };
  let distance = 0;
  for (const { words: wanted, gap } of segments) {
    const from = range.to;
    const to = range.from === -1 ? words.length : Math.min(words.length, from + gap.wordsMax + wanted.length * 2);
    const found = findNearest(words.slice(from, to), wanted, distanceMax - distance);
    if (found === null) return null;
    range = { from: range.from === -1 ? found.from : range.from, to: from + found.to };
    distance += found.distance;
  }
  // What no segment holds changed was passed over with a "not", or the like: that is one difference at least.
  return { ...range, distance: Math.max(1, distance) };
}

/** Two words of substance must be shared, or else "it is the … of the" would match anything. */
function sharesSubstance(found: readonly QuoteWord[], wanted: readonly QuoteWord[]): boolean {
  return wordsOfSubstance(wanted).intersection(wordsOfSubstance(found)).size >= 2;
}

/** A full stop that closes the words belongs to them. */
function withClosingStop(text: string, { start, end }: Span): Span {
  return { start, end: /[.!]/.test(text.charAt(end)) ? end + 1 : end };
}
