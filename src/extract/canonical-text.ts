/*
 * The one place where characters are removed from a text, and nowhere else: what is stored is what everything later
 * points into, compares with and prints.
 */

/** Controls but tab and line breaks; soft hyphens; zero-width, bidirectional and tag characters; annotation anchors. */
const INVISIBLE = /[[\p{Cc}--[\t\n\r]]\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\u034f|\r(?=\n)/gv;
/** Line breaks of other alphabets, each as long as the one that replaces it. */
const OTHER_LINE_BREAK = /[\r\u2028\u2029]/g;
const SPACES = /[\s\u00a0]+/gu;

/**
 * A text kept as given, apart from control, zero-width and bidirectional characters. Nothing else is removed, folded or
 * composed, so every offset is the given one less the characters removed before it (`offsetInGiven` maps back).
 */
export function keepAsGiven(given: string): string {
  return given.toWellFormed().replace(INVISIBLE, '').replace(OTHER_LINE_BREAK, '\n');
}

/** Maps offsets of `keepAsGiven(given)` to offsets of `given`: the n-th kept character, or the end. */
export function offsetInGiven(given: string): (offset: number) => number {
  const removed: { readonly keptBefore: number; readonly length: number }[] = [];
  let dropped = 0;
  for (const match of given.toWellFormed().matchAll(INVISIBLE)) {
    removed.push({ keptBefore: match.index - dropped, length: match[0].length });
    dropped += match[0].length;
  }
  return (offset) => removed.reduce((at, { keptBefore, length }) => (keptBefore <= offset ? at + length : at), offset);
}

/**
 * One line of canonical text: invisible characters removed, white space folded to single spaces, in Unicode's composed
 * form (NFC), because pages mix the two forms and a reader's question or quotation comes composed from any keyboard.
 */
export function canonicalLine(raw: string): string {
  return keepAsGiven(raw).replace(SPACES, ' ').trim().normalize('NFC');
}

/** The canonical string of an article: its paragraphs, none empty, separated by a blank line. */
export function canonicalText(paragraphs: readonly string[]): string {
  return paragraphs.map(canonicalLine).filter((paragraph) => paragraph !== '').join('\n\n');
}
