import type { Span } from '../domain/span.ts';

/** One word or number of a text, as written. */
export interface WordToken extends Span {
  readonly text: string;
  /** Lower case, without accents, typographic apostrophes made plain, a possessive 's left off. */
  readonly folded: string;
}

/** Letters with inner apostrophes, full stops and hyphens ("Lula's", "U.S", "India-Russia"), or a number with its separators. */
const TOKEN = /\p{N}+(?:[.,:]\p{N}+)*(?:st|nd|rd|th|s|m|bn|k)?(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:['’.&-][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text in order. Total on any string, and linear in its length. */
export function wordTokens(text: string): WordToken[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    text: match[0],
    folded: foldWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A word as it is compared: lower case, no accents, no possessive, abbreviations without their full stops ("U.S" → "us"). */
export function foldWord(word: string): string {
  const bare = word.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/’/g, "'");
  const owned = bare.replace(/'s$/, '');
  return /^(?:\p{L}\.)+\p{L}$/u.test(owned) ? owned.replaceAll('.', '') : owned;
}
