import { containsSpan, overlapOf, type Span } from '../domain/span.ts';
import type { StoredQuote } from '../domain/quote.ts';
import type { DiffPart, QuotationMatch, VerifyResult } from '../domain/verification.ts';
import { DeskError } from '../errors.ts';
import { parseAskedQuotation, type AskedReading } from './asked-quotation.ts';
import { diffWords } from './diff-words.ts';
import { findPlaces, findWholeQuotes, type Place } from './find-places.ts';
import type { FindCandidates, QuotationCandidate } from './ports.ts';
import { wordsOfSubstance } from './quote-words.ts';
import { isOfficeOnly, isSameSpeaker } from './same-speaker.ts';

export interface AskedQuotation {
  readonly quotation: string;
  readonly speaker?: string | null;
}

/** Past this, somebody has pasted an article, and it is compared no further. */
const ASKED_CHARS_MAX = 5_000;
const NEAREST_MAX = 3;
/** Fewer words stand somewhere by chance, and so do this many with nothing but "it is of the" among them. */
const WORDS_MIN = 3;
const FRAME_WORDS_MIN = 6;

/** Joins the search for candidates to {@link verifyQuotation}. */
export function createVerifier(findCandidates: FindCandidates): (asked: AskedQuotation) => Promise<VerifyResult> {
  return async (asked) => verifyQuotation(asked, await findCandidates(wordsToSearch(asked.quotation.slice(0, ASKED_CHARS_MAX))));
}

/**
 * Whether stored articles hold a quotation, and under whose name. Marks, dashes, spaces and case do not count; any word
 * changed, dropped or added makes it `altered`, unless "…" or a [bracketed] insertion owns up to it and no negation goes
 * with it. The right words under another's name are `misattributed`. One or two words are found only where they are the
 * whole of what somebody is quoted with.
 *
 * @throws DeskError if there is no word to look for, or far more than a quotation.
 */
export function verifyQuotation({ quotation, speaker = null }: AskedQuotation, candidates: readonly QuotationCandidate[]): VerifyResult {
  if (quotation.length > ASKED_CHARS_MAX) throw new DeskError(`The quotation has ${quotation.length} characters; give at most ${ASKED_CHARS_MAX}.`);
  const readings = parseAskedQuotation(quotation);
  const [whole] = readings;
  if (whole === undefined) throw new DeskError('The quotation holds no word to look for. Give the words themselves.');
  const long = readings.filter((reading) => !isTooShort(reading));
  const places = candidates.flatMap((candidate) => (long.length > 0 ? findPlaces(candidate, long) : findWholeQuotes(candidate, whole)));
  // The words "never again" are too many people's to hold them against somebody who is not quoted with them.
  const best = places.map((place) => judge(place, speaker)).filter(({ rightSpeaker }) => long.length > 0 || rightSpeaker !== false).sort(byMerit)[0];
  if (best === undefined) return { verdict: 'not-found', tooShort: long.length === 0, match: null, diff: [], nearest: candidates.slice(0, NEAREST_MAX).map(({ article }) => headOf(article)) };
  const verdict = best.place.distance > 0 ? 'altered' : best.rightSpeaker === false ? 'misattributed' : 'found';
  return { verdict, tooShort: false, match: best.match, diff: differenceOf(best), nearest: [] };
}

/** The words alone, as an index knows them: no marks of what was left out or put in, no ligatures, no telling between pieces. */
function wordsToSearch(quotation: string): string {
  const reading = parseAskedQuotation(quotation).at(-1);
  return (reading?.segments ?? []).flatMap(({ words }) => words).map(({ span }) => reading?.text.slice(span.start, span.end).normalize('NFKC').replace(/[[\]]/g, '')).join(' ');
}

function isTooShort({ segments }: AskedReading): boolean {
  const words = segments.flatMap((segment) => segment.words).filter(({ folded }) => /[\p{L}\p{N}]/u.test(folded));
  return words.length < WORDS_MIN || (words.length < FRAME_WORDS_MIN && wordsOfSubstance(words).size === 0);
}

function differenceOf({ place: { reading, words, span, distance, joined }, match: { text } }: Judged): DiffPart[] {
  if (distance === 0 && (joined !== null || reading.segments.length === 1)) return [{ op: 'equal', text }];
  const stored = words.map((word) => ({ ...word, span: { start: word.span.start - span.start, end: word.span.end - span.start } }));
  return diffWords({ text, words: stored }, { text: reading.text, words: reading.segments.flatMap((segment) => segment.words) });
}

interface Judged {
  readonly place: Place;
  readonly match: QuotationMatch;
  /** Null when either name is missing, or the claimed one is an office alone. */
  readonly rightSpeaker: boolean | null;
}

function judge(place: Place, speaker: string | null): Judged {
  const { candidate: { article, quotes }, span, joined } = place;
  const overlapping = quotes.filter((quote) => overlapOf(quote.span, span) > 0).sort((a, b) => rankQuote(b, span) - rankQuote(a, span));
  const claimed = speaker === null ? undefined : overlapping.find((quote) => holdsMost(quote, span) && quote.speaker !== null && isSameSpeaker(quote.speaker, speaker));
  const quote = joined === null ? (claimed ?? overlapping[0]) : (joined.find((piece) => piece.speaker !== null) ?? joined[0]);
  const stored = quote !== undefined && (joined !== null || holdsMost(quote, span)) ? quote : null;
  const isMocked = overlapping.some((other) => other.type === 'direct' && !other.asserted && (joined?.includes(other) === true || containsSpan(other.span, trimStop(article.text, span))));
  const match: QuotationMatch = {
    articleId: article.id,
    revision: article.revision,
    span,
    text: article.text.slice(span.start, span.end),
    speaker: stored?.speaker ?? null,
    asserted: (stored?.asserted ?? true) && !isMocked && !(stored !== null && isQuotedWithin(article.text, span, stored)),
    article: headOf(article),
  };
  const isRight = speaker !== null && match.speaker !== null && isSameSpeaker(match.speaker, speaker);
  // "The prime minister" may well be whom the article calls by name: that is no other speaker.
  const rightSpeaker = speaker === null || match.speaker === null || (!isRight && isOfficeOnly(speaker)) ? null : isRight;
  return { place, match, rightSpeaker };
}

/** Whether the words stand between marks of their own inside the quotation: then its speaker is quoting somebody, or weighing a phrase. */
function isQuotedWithin(text: string, { start, end }: Span, quote: StoredQuote): boolean {
  const isInside = quote.type === 'direct' && quote.span.start < start && end < quote.span.end;
  return isInside && /["'“‘«]$/.test(text.slice(quote.span.start, start)) && /^[,.!?]?["'”’»]/.test(text.slice(end, quote.span.end));
}

/** More shared characters first; of equals, words inside marks before reported ones, and the closer fit. */
function rankQuote(quote: StoredQuote, span: Span): number {
  return overlapOf(quote.span, span) * 4 + (quote.type === 'direct' ? 2 : 0) + (quote.speaker === null ? 0 : 1) - (quote.span.end - quote.span.start) / 1e6;
}

/** A quote speaks for a stretch only if it holds most of it; a scare quote inside a sentence does not. */
function holdsMost(quote: StoredQuote, span: Span): boolean {
  return overlapOf(quote.span, span) * 2 > span.end - span.start;
}

function trimStop(text: string, { start, end }: Span): Span {
  return { start, end: /[.!]/.test(text.charAt(end - 1)) ? end - 1 : end };
}

/** Fewest words changed, then the claimed speaker, then a known one; of equals the original before its copies, and the first to print it. */
function byMerit(a: Judged, b: Judged): number {
  return a.place.distance - b.place.distance || merit(b) - merit(a) || Number(a.place.candidate.isCopy === true) - Number(b.place.candidate.isCopy === true) || publishedMs(a) - publishedMs(b) || 0;
}

function publishedMs({ place }: Judged): number {
  return place.candidate.article.publishedAt?.epochMs ?? Number.MAX_SAFE_INTEGER;
}

/** Whose words they are said to be is not left open by one article where another tells. */
function merit({ rightSpeaker, match }: Judged): number {
  return (rightSpeaker === true ? 8 : rightSpeaker === false ? 4 : 0) + (match.asserted ? 2 : 0) + (match.speaker === null ? 0 : 1);
}

function headOf({ text: _text, ...head }: QuotationCandidate['article']): VerifyResult['nearest'][number] {
  return head;
}
