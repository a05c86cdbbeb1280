import { printableText } from '../text/printable.ts';
import { isNegation, type QuoteWord, quoteWords } from './quote-words.ts';

/** What stands before a segment of a quotation, and owns up to words of the article that are not in it. */
export interface Gap {
  /** Words of the article that it may pass over. */
  readonly wordsMax: number;
  /** The mark as it stands, where it puts words in; null: "…". */
  readonly inserted: string | null;
  /** Letters written to the brackets ("walk" of "walk[ed]", "ally" of "[leg]ally"): then it stands for one word that begins and ends so. */
  readonly stem: string;
  readonly tail: string;
}

/** A run of words that must stand together. */
export interface Segment {
  readonly words: readonly QuoteWord[];
  readonly gap: Gap;
}

/** One way to read what was asked about. */
export interface AskedReading {
  /** Offsets of the words are of this text. */
  readonly text: string;
  readonly segments: readonly Segment[];
  /** What is put in before the first word and after the last; null: nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Words an ellipsis may pass over: about three sentences; further apart, two things were said. */
const ELLIPSIS_WORDS_MAX = 75;
/** Words a bracketed insertion may stand for: "[Russia]" for "they" or "our northern neighbour". */
const BRACKET_WORDS_MAX = 4;
const NO_GAP: Gap = { wordsMax: 0, inserted: null, stem: '', tail: '' };
/** `[…]`, `(...)`, `…`, `. . .`, `[Russia]`, `walk[ed]`. Bounded runs, so that a megabyte of full stops stays linear. */
const GAP = /[[(]\s?(?:…|\.{3,4})\s?[\])]|…|(?<!\.)\.{3,4}(?!\.)|\. \. \.|(?<stem>(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,30})?\[(?<inserted>[^\][]{1,80})\](?<tail>[\p{L}\p{M}]{1,30})?/gu;
/** "[T]he": only the case of a letter was changed. */
const CASE_CHANGED = /(?<![\p{L}\p{M}])\[(\p{L})\](?=[\p{L}\p{M}'’])/gu;
/** It says of the words before it that they are as they were: it stands for nothing. */
const SIC = /\s?[[(]\s?sic[.!]?\s?[\])]/gi;

/**
 * A quotation somebody asked about, cut where it says that words were left out ("…") or put in ("[Russia]"). The marks
 * around it are taken off. Where it is in pieces (“…,” he said, “…”), there are two readings: as it stands, and without
 * what stands between the pieces.
 */
export function parseAskedQuotation(quotation: string): AskedReading[] {
  const plain = stripOuterMarks(inOneCase(printableText(quotation).trim().replace(SIC, '').replace(CASE_CHANGED, '$1')));
  const joined = joinPieces(plain);
  return [plain, ...(joined === null ? [] : [joined])].map((text) => ({ text, ...cutAtGaps(text) })).filter(({ segments }) => segments.length > 0);
}

function cutAtGaps(text: string): Omit<AskedReading, 'text'> {
  const segments: Segment[] = [];
  let start = 0;
  let gap = NO_GAP;
  let before: string | null = null;
  const close = (end: number): boolean => {
    const words = quoteWords(text.slice(start, end)).map(({ folded, span }) => ({ folded, span: { start: span.start + start, end: span.end + start } }));
    if (words.length === 0) return false;
    if (segments.length === 0) before = gap.inserted;
    segments.push({ words, gap: segments.length === 0 ? NO_GAP : gap });
    return true;
  };
  for (const match of text.matchAll(GAP)) {
    const hasWords = close(match.index);
    start = match.index + match[0].length;
    const next = gapOf(match[0], match.groups ?? {});
    // Of two marks with nothing between them, the wider counts.
    gap = hasWords || next.wordsMax > gap.wordsMax ? next : gap;
  }
  return { after: close(text.length) ? null : gap.inserted, segments, before };
}

function gapOf(mark: string, { stem = '', inserted = '', tail = '' }: Readonly<Record<string, string | undefined>>): Gap {
  if (!/[\p{L}\p{N}]/u.test(inserted)) return { ...NO_GAP, wordsMax: ELLIPSIS_WORDS_MAX };
  return { wordsMax: stem + tail === '' ? BRACKET_WORDS_MAX : 1, inserted: mark, stem: stem.toLowerCase(), tail: tail.toLowerCase() };
}

/** How many negations the marks of insertion themselves hold. */
export function negationsInserted({ inserted }: Gap): number {
  return inserted === null ? 0 : quoteWords(inserted).filter(({ folded }) => isNegation(folded)).length;
}

/** In capitals throughout, "IT IS US" names no agency and no country. */
function inOneCase(text: string): string {
  return /\p{Ll}/u.test(text) || (text.match(/\p{Lu}{2,}/gu) ?? []).length < 3 ? text : text.toLowerCase();
}

const SAYING = /\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|add(?:ed|s|ing)|warn(?:ed|s)|argu(?:ed|es)|ask(?:ed|s)|insist(?:ed|s)|claim(?:ed|s)|announced?|declar(?:ed|es)|explain(?:ed|s)|not(?:ed|es)|continu(?:ed|es)|wrote|writes?|repli(?:ed|es)|stat(?:ed|es)|stress(?:ed|es)|conclud(?:ed|es)|tweeted|posted|recalled|acknowledged|admitted|maintained|remarked|observed|went on)\b/i;
const PIECE = /["“„«]([^"“”„«»]{1,5000})["”»]/g;

const NARRATION_CHARS_MAX = 150;

/** The words inside the marks of “…,” he said, “…”; null if it is not so. What stands around and between must speak of saying. */
function joinPieces(text: string): string | null {
  const pieces = [...text.matchAll(PIECE)];
  const edges = [0, ...pieces.flatMap(({ index, 0: { length } }) => [index, index + length]), text.length];
  const around = Array.from({ length: pieces.length + 1 }, (_, i) => text.slice(edges[2 * i], edges[2 * i + 1]));
  const isBare = (narration: string): boolean => !/[\p{L}\p{N}]/u.test(narration);
  if (pieces.length === 0 || (pieces.length === 1 && around.every(isBare))) return null;
  const isNarrated = around.every((narration) => isBare(narration) || (narration.length <= NARRATION_CHARS_MAX && SAYING.test(narration)));
  return isNarrated ? pieces.map((piece) => piece[1] ?? '').join(' ') : null;
}

const MARK_PAIRS: readonly (readonly [string, string])[] = [['"', '"'], ['“', '”'], ['„', '“'], ['«', '»'], ["'", "'"], ['‘', '’']];

function stripOuterMarks(text: string): string {
  for (const [open, close] of MARK_PAIRS) {
    if (text.length < 2 || !text.startsWith(open) || !text.endsWith(close)) continue;
    const inner = text.slice(1, -1);
    if (!inner.includes(open) && !(close !== '’' && close !== "'" && inner.includes(close))) return inner.trim();
  }
  return text;
}
