import type { Span } from '../domain/span.ts';

/** A word as it is compared, and where it stands. */
export interface QuoteWord {
  readonly folded: string;
  readonly span: Span;
}

/**
 * Words with their apostrophes, abbreviations with their stops, numbers with their separators; and the few signs that
 * change what is said: a question mark, percent and currency signs. All other punctuation is a matter of typesetting.
 */
const WORD = /(?:\p{L}\.){2,}\p{L}?|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*|[?%$€£¥₹]/gu;
/** Words that are other words in lower case ("the US", "us"). */
const CASE_MATTERS: ReadonlySet<string> = new Set(['US', 'IT', 'WHO', 'AIDS']);

/** The words of a text in order, folded so that only a changed word differs: not case, curly marks, dashes or spacing. */
export function quoteWords(text: string): QuoteWord[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    folded: foldWord(match[0]),
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

function foldWord(word: string): string {
  const plain = word.normalize('NFKC').replace(/[’ʼ]/g, "'").replace(/(?<=\p{L})\./gu, '').replace(/(?<=\p{N}),(?=\p{N}{3})/gu, '');
  return CASE_MATTERS.has(plain) ? plain : plain.toLowerCase();
}

const NEGATIONS: ReadonlySet<string> = new Set(['not', 'no', 'never', 'none', 'nobody', 'nothing', 'neither', 'nor', 'without', 'cannot', 'deny', 'denied', 'denies', 'if']);

/** Whether leaving this word out can turn what is said into its opposite. */
export function isNegation(folded: string): boolean {
  return NEGATIONS.has(folded) || folded.endsWith("n't");
}
