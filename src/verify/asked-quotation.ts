import { type QuoteWord, quoteWords } from './quote-words.ts';

/** A run of words that must stand together, and how many words of the article may stand before it. */
export interface Segment {
  readonly words: readonly QuoteWord[];
  readonly gapMax: number;
}

/** Words an ellipsis may pass over: about three sentences; further apart, two things were said. */
const ELLIPSIS_WORDS_MAX = 75;
/** Words a bracketed insertion may stand for: "[Russia]" for "they" or "our northern neighbour". */
const BRACKET_WORDS_MAX = 4;
/** `[…]`, `(...)`, `…`, `. . .`, `[Russia]`. Bounded runs, so that a megabyte of full stops stays linear. */
const GAP = /[[(]\s?(?:…|\.{3,4})\s?[\])]|…|(?<!\.)\.{3,4}(?!\.)|\. \. \.|\[[^\][]{1,80}\]/g;

/**
 * A quotation somebody asked about, cut where it says that words were left out ("…") or put in ("[Russia]"). The marks
 * around it are taken off. Offsets of the words are of `text`.
 */
export function parseAskedQuotation(quotation: string): { text: string; segments: Segment[] } {
  const text = stripOuterMarks(quotation.trim());
  const segments: Segment[] = [];
  let start = 0;
  let gapMax = 0;
  const close = (end: number): void => {
    const words = quoteWords(text.slice(start, end)).map(({ folded, span }) => ({ folded, span: { start: span.start + start, end: span.end + start } }));
    if (words.length > 0) segments.push({ words, gapMax: segments.length === 0 ? 0 : gapMax });
  };
  for (const match of text.matchAll(GAP)) {
    close(match.index);
    start = match.index + match[0].length;
    const isInsertion = match[0].startsWith('[') && /\p{L}/u.test(match[0]);
    gapMax = Math.max(isInsertion ? BRACKET_WORDS_MAX : ELLIPSIS_WORDS_MAX, segments.length === 0 ? 0 : start === match.index ? gapMax : 0);
  }
  close(text.length);
  return { text, segments };
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
