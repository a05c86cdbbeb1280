import type { StoredQuote } from '../domain/quote.ts';
import { overlapOf, type Span } from '../domain/span.ts';
import type { PrintableUnit } from './printable-unit.ts';

/** A quote the attribution is less sure of is printed inside its whole sentence. */
export const DIRECT_CONFIDENCE_MIN = 0.5;
const PIECE_WORDS_MIN = 3;

/** Words round a quotation that turn it, soften it or make it somebody else's: the sentence is then printed whole. */
const TURNED = /\b(?:den(?:y|ied|ies|ying)|never|no|not|nor|false(?:ly)?|untrue|rumou?r(?:s|ed)?|iron(?:y|ic|ically)|sarcas\w*|mock\w*|jok(?:e|ed|es|ing|ingly)|quip\w*|if|whether|unless|suppos\w*|imagin\w*|hypothe\w*|misquot\w*|correction|question(?:s|ed)?|asked|would have|pretend\w*|claim(?:s|ed)? that)\b|n['’]t\b/iu;
const NESTED = /["“”«»]|(?:^|[\s(])['‘](?=\S)/u;
const ENDS_SENTENCE = /[.!?…]['’)\]]*$/u;

/**
 * The full sentences of one article sentence that may stand alone under their speaker's name. A piece opens its
 * quotation or its sentence with a capital and closes with the sentence or with the quotation; the marks and a comma
 * before "he said" are left out of its span. Whatever is doubtful gives no piece.
 */
export function directPieces(text: string, sentence: Span, quotes: readonly StoredQuote[]): PrintableUnit[] {
  return quotes.flatMap((quote) => {
    const span = isAssertedSpeech(quote) && overlapOf(quote.span, sentence) > 0 ? pieceOf(text, sentence, quote.span) : null;
    return span === null ? [] : [{ span, type: 'direct' as const, speaker: quote.speaker }];
  });
}

function isAssertedSpeech({ type, asserted, confidence, speaker }: StoredQuote): boolean {
  return type === 'direct' && asserted && confidence >= DIRECT_CONFIDENCE_MIN && speaker !== null;
}

function pieceOf(text: string, sentence: Span, quote: Span): Span | null {
  if (NESTED.test(text.slice(quote.start, quote.end))) return null;
  const span = trimPiece(text, { start: Math.max(sentence.start, quote.start), end: Math.min(sentence.end, quote.end) });
  if (span === null) return null;
  const piece = text.slice(span.start, span.end);
  const opensHere = quote.start > sentence.start;
  const before = opensHere ? text.slice(sentence.start, quote.start) : '';
  const after = quote.end < sentence.end ? text.slice(quote.end, sentence.end) : '';
  const starts = /^[\p{Lu}\p{N}]/u.test(piece) && (!opensHere || /^["“]?$|[,:]\s*["“]$/u.test(before));
  const closed = ENDS_SENTENCE.test(piece) || (after !== '' && endsBeforeAttribution(text, quote.end, after));
  const whole = starts && closed && !goesOn(after) && !TURNED.test(before) && !TURNED.test(after);
  return whole && piece.split(/\s+/).length >= PIECE_WORDS_MIN ? span : null;
}

/** `…," he said` or `…", he said`: the comma stands for the full stop. */
function endsBeforeAttribution(text: string, quoteEnd: number, after: string): boolean {
  return /[,—–-]$/u.test(text.slice(0, quoteEnd).slice(-1)) || /^["”]\s*,/u.test(after);
}

/** `"We will," he said, "never do it"`: the first half alone is not what was said. */
function goesOn(after: string): boolean {
  return /["“]\s*\p{Ll}/u.test(after.replace(/^[,]?["”]/u, ''));
}

function trimPiece(text: string, { start, end }: Span): Span | null {
  while (start < end && /[\s"“”]/u.test(text.charAt(start))) start++;
  while (end > start && /[\s"“”,]/u.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}
