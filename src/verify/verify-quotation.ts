import { containsSpan, overlapOf, type Span } from '../domain/span.ts';
import type { StoredQuote } from '../domain/quote.ts';
import type { DiffPart, QuotationMatch, VerifyResult } from '../domain/verification.ts';
import { DeskError } from '../errors.ts';
import { findExact, findNearest, indexWords, type WordMatch } from './align-words.ts';
import { parseAskedQuotation, type Segment } from './asked-quotation.ts';
import { diffWords, spanOfWords } from './diff-words.ts';
import type { FindCandidates, QuotationCandidate } from './ports.ts';
import { isNegation, type QuoteWord, quoteWords } from './quote-words.ts';
import { isOfficeOnly, isSameSpeaker } from './same-speaker.ts';

export interface AskedQuotation {
  readonly quotation: string;
  readonly speaker?: string | null;
}

/** Past this, somebody has pasted an article, and it is compared no further. */
const ASKED_CHARS_MAX = 5_000;
/** Above this share of changed words it is another sentence on the same matter, not this one altered. */
const CHANGED_SHARE_MAX = 0.34;
const NEAREST_MAX = 3;

/** Joins the search for candidates to {@link verifyQuotation}. */
export function createVerifier(findCandidates: FindCandidates): (asked: AskedQuotation) => Promise<VerifyResult> {
  return async (asked) => verifyQuotation(asked, await findCandidates(asked.quotation.slice(0, ASKED_CHARS_MAX)));
}

/**
 * Whether stored articles hold a quotation, and under whose name. Marks, dashes, spaces and case do not count; any word
 * changed, dropped or added makes it `altered`, unless "…" or a [bracketed] insertion owns up to it and no negation goes
 * with it. The right words under another's name are `misattributed`.
 *
 * @throws DeskError if there is no word to look for, or far more than a quotation.
 */
export function verifyQuotation({ quotation, speaker = null }: AskedQuotation, candidates: readonly QuotationCandidate[]): VerifyResult {
  if (quotation.length > ASKED_CHARS_MAX) throw new DeskError(`The quotation has ${quotation.length} characters; give at most ${ASKED_CHARS_MAX}.`);
  const asked = parseAskedQuotation(quotation);
  if (asked.segments.length === 0) throw new DeskError('The quotation holds no word to look for. Give the words themselves.');
  const places = candidates.flatMap((candidate) => findPlaces(candidate, asked.segments));
  const best = places.map((place) => judge(place, speaker)).sort(byMerit)[0];
  if (best === undefined) return { verdict: 'not-found', match: null, diff: [], nearest: candidates.slice(0, NEAREST_MAX).map(({ article }) => headOf(article)) };
  const words = asked.segments.flatMap((segment) => segment.words);
  const isVerbatim = best.place.distance === 0 && asked.segments.length === 1;
  const diff: DiffPart[] = isVerbatim
    ? [{ op: 'equal', text: best.match.text }]
    : diffWords({ text: best.match.text, words: quoteWords(best.match.text) }, { text: asked.text, words });
  const verdict = best.place.distance > 0 ? 'altered' : best.rightSpeaker === false ? 'misattributed' : 'found';
  return { verdict, match: best.match, diff, nearest: [] };
}

interface Place {
  readonly candidate: QuotationCandidate;
  readonly span: Span;
  readonly distance: number;
}

interface Judged {
  readonly place: Place;
  readonly match: QuotationMatch;
  /** Null when either name is missing, or the claimed one is an office alone. */
  readonly rightSpeaker: boolean | null;
}

function findPlaces(candidate: QuotationCandidate, segments: readonly Segment[]): Place[] {
  const { text } = candidate.article;
  const index = indexWords(quoteWords(text));
  const placeOf = ({ from, to, distance }: WordMatch): Place => ({ candidate, span: withClosingStop(text, spanOfWords(index.words, from, to)), distance });
  const exact = findExact(index, segments);
  if (exact.length > 0) return exact.map((match) => placeOf({ ...match, distance: negationsPassedOver(index.words.slice(match.from, match.to), segments) }));
  const wanted = segments.flatMap(({ words }) => words);
  const nearest = findNearest(index.words, wanted, Math.floor(wanted.length * CHANGED_SHARE_MAX));
  return nearest !== null && sharesSubstance(index.words.slice(nearest.from, nearest.to), wanted) ? [placeOf(nearest)] : [];
}

/** An ellipsis may leave words out, but a "not" that goes with them is an alteration. */
function negationsPassedOver(found: readonly QuoteWord[], segments: readonly Segment[]): number {
  if (segments.length === 1) return 0;
  const count = (words: readonly QuoteWord[]): number => words.filter(({ folded }) => isNegation(folded)).length;
  return Math.max(0, count(found) - count(segments.flatMap(({ words }) => words)));
}

const FRAME_WORDS = /^(?:an?|the|of|to|in|on|at|by|for|and|or|but|is|are|was|were|be|been|it|its|that|this|as|with|from|we|i|he|she|they|you|our|his|her|their|have|has|had|will|would|not)$/;

/** Two words of substance must be shared, or else "it is the … of the" would match anything. */
function sharesSubstance(found: readonly QuoteWord[], wanted: readonly QuoteWord[]): boolean {
  const there = new Set(found.map(({ folded }) => folded));
  return new Set(wanted.map(({ folded }) => folded).filter((word) => there.has(word) && !FRAME_WORDS.test(word))).size >= 2;
}

/** A full stop that closes the words belongs to them. */
function withClosingStop(text: string, { start, end }: Span): Span {
  return { start, end: /[.!]/.test(text.charAt(end)) ? end + 1 : end };
}

function judge(place: Place, speaker: string | null): Judged {
  const { candidate: { article, quotes }, span } = place;
  const overlapping = quotes.filter((quote) => overlapOf(quote.span, span) > 0).sort((a, b) => rankQuote(b, span) - rankQuote(a, span));
  const claimed = speaker === null ? undefined : overlapping.find((quote) => holdsMost(quote, span) && quote.speaker !== null && isSameSpeaker(quote.speaker, speaker));
  const quote = claimed ?? overlapping[0];
  const stored = quote !== undefined && holdsMost(quote, span) ? quote : null;
  const isMocked = overlapping.some((other) => other.type === 'direct' && !other.asserted && containsSpan(other.span, trimStop(article.text, span)));
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

/** Fewest words changed, then the claimed speaker, then a known one; the search's own order decides the rest. */
function byMerit(a: Judged, b: Judged): number {
  return a.place.distance - b.place.distance || merit(b) - merit(a);
}

function merit({ rightSpeaker, match }: Judged): number {
  return (rightSpeaker === true ? 4 : 0) + (match.asserted ? 2 : 0) + (match.speaker === null ? 0 : 1);
}

function headOf({ text: _text, ...head }: QuotationCandidate['article']): VerifyResult['nearest'][number] {
  return head;
}
