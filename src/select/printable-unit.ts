import { containsSpan, overlapOf, type Span } from '../domain/span.ts';
import { DIRECT_CONFIDENCE_MIN, directPieces, isDisowned, isFramed } from './direct-piece.ts';
import type { PrintableUnit, SentenceInArticle } from './sentence-in-article.ts';
import { fold } from './words.ts';

export type { PrintableUnit, SentenceInArticle } from './sentence-in-article.ts';

/** A run of sentences joined to close a quotation is printed up to this length; a longer one is printed as its one sentence. */
const JOINED_CHARS_MAX = 420;
/** Keeps a text without line breaks cheap; a paragraph is a tenth of this. */
const LOOK_BACK_CHARS = 8_000;
/** A sentence mostly inside marks is somebody's words even if nobody knows whose; a scare-quoted word is not. */
const QUOTED_SHARE_MIN = 0.6;

/**
 * The ways in which one sentence can be printed without putting words into a mouth: the sentence as a whole (with the
 * rest of the quotation it cuts, if short), and each full sentence of it that a speaker asserts in direct speech.
 */
export function printableUnits(place: SentenceInArticle): PrintableUnit[] {
  if (place.sentences[place.at] === undefined) return [];
  const pieces = directPieces(place);
  const whole = wholeUnit(place, pieces.length > 0);
  const adds = whole !== null && !pieces.some((piece) => onlyMarksBeyond(place.text, whole.span, piece.span));
  return [...(adds ? [whole] : []), ...pieces];
}

function wholeUnit({ text, sentences, at, quotes }: SentenceInArticle, direct: boolean): PrintableUnit | null {
  const span = closeQuotation(text, sentences, at);
  const touching = quotes.filter((quote) => overlapOf(quote.span, span) > 0);
  // Words quoted within a quotation belong to it: its own speaker answers for the sentence.
  const outer = touching.filter((quote) => !touching.some((other) => other !== quote && other.type === 'direct' && containsSpan(other.span, quote.span) && !containsSpan(quote.span, other.span)));
  const speakers = new Map(outer.flatMap(({ speaker, type, confidence }) => (speaker === null || (type === 'direct' && confidence < DIRECT_CONFIDENCE_MIN) ? [] : [[fold(speaker), speaker] as const])));
  const [speaker] = speakers.values();
  const inside = quotes.find((quote) => quote.type === 'direct' && containsSpan(quote.span, span));
  // A sentence inside a long quotation, cut from the words that deny or frame it: not ours to print unless it is asserted.
  if (inside !== undefined && !direct && (!inside.asserted || (cutsQuotation(text, span) && isFramed(text, sentences, [at, at], inside.span)))) return null;
  // A sentence that is nothing but a quotation which the next one takes back.
  if (touching.some((quote) => quote.type === 'direct' && onlyMarksBeyond(text, span, quote.span) && isDisowned(text, sentences, quote.span))) return null;
  if (speaker !== undefined && speakers.size === 1) return { span, type: 'indirect', speaker };
  const quoted = touching.reduce((sum, quote) => sum + (quote.type === 'direct' ? overlapOf(quote.span, span) : 0), 0);
  if (speakers.size === 0 && (quoted / (span.end - span.start) >= QUOTED_SHARE_MIN || cutsQuotation(text, span))) return { span, type: 'indirect', speaker: null };
  return { span, type: 'report', speaker: null };
}

/** Whether the whole sentence says nothing that the piece does not: it is the piece with its quotation marks. */
function onlyMarksBeyond(text: string, whole: Span, piece: Span): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(whole.start, piece.start) + text.slice(piece.end, whole.end));
}

/** The sentence, or the shortest run of sentences of its paragraph around it that opens and closes every quotation. */
function closeQuotation(text: string, sentences: readonly Span[], at: number): Span {
  const sentence = sentences[at] ?? { start: 0, end: 0 };
  let { start, end } = sentence;
  for (let from = at, to = at; cutsQuotation(text, { start, end }); ) {
    const opened = opensInside(text, start);
    if (opened) from--;
    else to++;
    const edge = sentences[opened ? from : to];
    if (edge === undefined || crossesParagraph(text, opened ? { start: edge.end, end: start } : { start: end, end: edge.start })) return sentence;
    start = Math.min(start, edge.start);
    end = Math.max(end, edge.end);
    if (end - start > JOINED_CHARS_MAX) return sentence;
  }
  return { start, end };
}

function crossesParagraph(text: string, gap: Span): boolean {
  return text.slice(gap.start, gap.end).includes('\n');
}

/** Whether a quotation runs over either end of the span: marks counted from the paragraph's start, as straight ones have no direction. */
export function cutsQuotation(text: string, { start, end }: Span): boolean {
  return opensInside(text, start) || opensInside(text, end);
}

function opensInside(text: string, offset: number): boolean {
  const from = Math.max(offset - LOOK_BACK_CHARS, text.lastIndexOf('\n', offset - 1) + 1);
  const before = text.slice(from, offset);
  let open = false;
  for (const [mark] of before.matchAll(/["“”]/g)) open = mark === '"' ? !open : mark === '“';
  return open;
}
