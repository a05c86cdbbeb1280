import type { StoredQuote } from '../domain/quote.ts';
import { overlapOf, type Span } from '../domain/span.ts';
import type { PrintableUnit, SentenceInArticle } from './sentence-in-article.ts';

/** A quote the attribution is less sure of is printed inside its whole sentence. */
export const DIRECT_CONFIDENCE_MIN = 0.5;
const PIECE_WORDS_MIN = 3;

/** Words round a quotation that turn it, soften it or make it somebody else's: the sentence is then printed whole. */
const TURNED = /\b(?:den(?:y|ied|ies|ying)|never|no|not|nor|false(?:ly)?|untrue|rumou?r(?:s|ed)?|iron(?:y|ic|ically)|sarcas\w*|mock\w*|jok(?:e|ed|es|ing|ingly)|quip\w*|if|whether|unless|suppos\w*|imagin\w*|hypothe\w*|misquot\w*|correction|question(?:s|ed)?|asked|would have|pretend\w*|claim(?:s|ed)? that|(?:said|says) (?:was|\S+ \S+ (?:told|said|says))|(?:said|says) [^,.]*\b(?:told|shout(?:s|ed)?|was the claim))\b|n['’]t\b/iu;
const NESTED = /["“”«»]|(?:^|[\s(])['‘](?=\S)|[,.!?]['’](?=\s|$)/u;
const ENDS_SENTENCE = /[.!?…]['’)\]]*$/u;

/** What the outlet says in the sentence after a quotation to take it back. */
const DISOWNED = /\b(?:(?:never|not|n['’]t) (?:say|said|saying|true|so)\b|no such|not so\b|wrong\b|false\b|untrue|invented|fake|fabricat|forge|hoax|doctored|deepfake|artificial intelligence|withdrawn|retract|misquot|out of context|nonsense|scenario)/iu;

/** A short sentence takes its neighbours of the same quotation along, up to this many words: "We opened a gate." alone says little. */
const RUN_WORDS_MAX = 32;

/**
 * The full sentences inside quotations that may stand alone under their speaker's name, for one sentence of an article.
 * A piece opens its quotation or its sentence with a capital and closes with the sentence or with the quotation; the
 * marks and a comma before "he said" are left out of its span. Whatever is doubtful gives no piece.
 */
export function directPieces({ text, sentences, at, quotes }: SentenceInArticle): PrintableUnit[] {
  const sentence = sentences[at];
  if (sentence === undefined) return [];
  return quotes.flatMap((quote) => {
    if (!isAssertedSpeech(quote) || overlapOf(quote.span, sentence) === 0) return [];
    const span = longestPiece(text, sentences, at, quote.span);
    return span === null || isDisowned(text, sentences, quote.span) ? [] : [{ span, type: 'direct' as const, speaker: quote.speaker }];
  });
}

/** `“…” Wrong, said Varo.`: the outlet's sentences beside the quotation, in its paragraph, take it back. */
export function isDisowned(text: string, sentences: readonly Span[], quote: Span): boolean {
  const from = text.lastIndexOf('\n', quote.start) + 1;
  const to = text.indexOf('\n', quote.end);
  return sentences.some(({ start, end }) => start >= from && (to === -1 || end <= to) && (start >= quote.end || end <= quote.start) && DISOWNED.test(text.slice(start, end).replace(/["“][^"”]*["”]/g, '')));
}

function isAssertedSpeech({ type, asserted, confidence, speaker }: StoredQuote): boolean {
  return type === 'direct' && asserted && confidence >= DIRECT_CONFIDENCE_MIN && speaker !== null;
}

/** The sentence's own piece, grown by the following and then the preceding sentences of its quotation while it stays short. */
function longestPiece(text: string, sentences: readonly Span[], at: number, quote: Span): Span | null {
  let piece = pieceOf(text, sentences[at] ?? quote, quote);
  if (piece === null) return null;
  let [from, to] = [at, at];
  for (let step = 1; step !== 0; ) {
    const next = step === 1 ? sentences[to + 1] : sentences[from - 1];
    const first = step === 1 ? sentences[from] : next;
    const last = step === 1 ? next : sentences[to];
    const grown = next === undefined || first === undefined || last === undefined || overlapOf(next, quote) === 0 ? null : pieceOf(text, { start: first.start, end: last.end }, quote);
    if (grown !== null && countWords(text, grown) <= RUN_WORDS_MAX && !text.slice(grown.start, grown.end).includes('\n')) {
      piece = grown;
      if (step === 1) to++;
      else from--;
    } else step = step === 1 ? -1 : 0;
  }
  return isFramed(text, sentences, [from, to], quote) ? null : piece;
}

/** Words of the speaker's own that turn the sentence after or before them: "what my opponents are saying", "That is a lie". */
const FRAMES_AFTER = /\b(?:say(?:s|ing)?|tell(?:s|ing)?|claim\w*|stor(?:y|ies)|slogan|rumou?rs?|lies?|imagine|suppose|pretend)\b|^if\b/iu;
const FRAMES_BEFORE = /^(?:that|this|those|these|it|but|no|not|nonsense|lies|wrong|false)\b.*\b(?:stor(?:y|ies)|lies?|false|untrue|invented|made up|nonsense|not|never|wrong)\b|n['’]t\b/iu;

/** Whether a sentence of the same quotation left out of the piece says how the piece is meant. */
export function isFramed(text: string, sentences: readonly Span[], [from, to]: readonly [number, number], quote: Span): boolean {
  const own = (at: number): string => {
    const sentence = sentences[at];
    return sentence === undefined || overlapOf(sentence, quote) === 0 ? '' : text.slice(Math.max(sentence.start, quote.start), Math.min(sentence.end, quote.end));
  };
  return FRAMES_AFTER.test(own(from - 1)) || FRAMES_BEFORE.test(own(to + 1));
}

function countWords(text: string, { start, end }: Span): number {
  return text.slice(start, end).split(/\s+/).length;
}

/** The part of a run of sentences that lies in the quotation, if it is whole sentences and nothing round it turns it. */
function pieceOf(text: string, run: Span, quote: Span): Span | null {
  if (NESTED.test(text.slice(quote.start, quote.end))) return null;
  const span = trimPiece(text, { start: Math.max(run.start, quote.start), end: Math.min(run.end, quote.end) });
  if (span === null) return null;
  const piece = text.slice(span.start, span.end);
  const opensHere = quote.start > run.start;
  const before = opensHere ? text.slice(run.start, quote.start) : '';
  const after = quote.end < run.end ? text.slice(quote.end, run.end) : '';
  const starts = /^[\p{Lu}\p{N}]/u.test(piece) && (!opensHere || /^["“]?$|[,:]\s*["“]$|:\s+(?:\([^()]*\)\s*)?$/u.test(before));
  const closed = ENDS_SENTENCE.test(piece) || (after !== '' && endsBeforeAttribution(text, quote.end, after));
  const whole = starts && closed && !goesOn(after) && !TURNED.test(before) && !TURNED.test(after);
  return whole && countWords(text, span) >= PIECE_WORDS_MIN ? span : null;
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
