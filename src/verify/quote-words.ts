import type { Span } from '../domain/span.ts';

/** A word as it is compared, and where it stands. */
export interface QuoteWord {
  readonly folded: string;
  readonly span: Span;
}

/** Longer than any word. Without a bound, a megabyte without a space takes all the room the engine has for going back. */
const RUN_MAX = 200;

/**
 * Words with their apostrophes, abbreviations with their stops, numbers with their separators; and the few signs that
 * change what is said: a question mark, percent and currency signs. All other punctuation is a matter of typesetting.
 */
const WORD = new RegExp(
  [
    // "[sic]" is nobody's word; "[T]he" and "walk[ed]" are one word each.
    String.raw`[[(]\s?sic[.!]?\s?[\])]`,
    String.raw`\[\p{L}{1,6}\][\p{L}\p{M}]+`,
    // "U.S.", and "U.S" as some write it.
    String.raw`(?:\p{L}\.){2,${RUN_MAX}}\p{L}?`,
    String.raw`(?:\p{L}\.){1,${RUN_MAX}}\p{L}(?![\p{L}\p{M}])`,
    // "1 400" with a space that does not break, "1,400", "10.5", "9:30".
    String.raw`\p{N}{1,3}(?:[\u00a0\u2009\u202f]\p{N}{3}){1,${RUN_MAX}}(?!\p{N})`,
    String.raw`\p{N}{1,${RUN_MAX}}(?:[.,:]\p{N}{1,${RUN_MAX}}){0,${RUN_MAX}}`,
    String.raw`[\p{L}\p{M}]{1,${RUN_MAX}}(?:['’ʼ‘‛${'`'}´′＇][\p{L}\p{M}]{1,${RUN_MAX}}|\[\p{L}{1,6}\][\p{L}\p{M}]{0,${RUN_MAX}}){0,${RUN_MAX}}`,
    '[?%$€£¥₹]',
  ].join('|'),
  'gu',
);
/** Words that are other words in lower case ("the US", "us"). */
const CASE_MATTERS: ReadonlySet<string> = new Set(['US', 'IT', 'WHO', 'AIDS']);

/** The words of a text in order, folded so that only a changed word differs: not case, curly marks, dashes or spacing. */
export function quoteWords(text: string): QuoteWord[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    folded: foldWord(match[0]),
    span: { start: match.index, end: match.index + match[0].length },
  })).filter(({ folded }) => folded !== '');
}

function foldWord(word: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  if (/^[[(]\s?sic\b/.test(word)) return '';
  // Marks first: NFKC makes a space and an accent of a spacing acute.
  const plain = word.replace(/[[\]]/g, '').replace(/[’ʼ‘‛`´′＇]/g, "'").normalize('NFKC').replace(/(?<=\p{L})\./gu, '').replace(/(?<=\p{N})[,\s](?=\p{N}{3})/gu, '');
  return CASE_MATTERS.has(plain) ? plain : plain.toLowerCase();
}

const FRAME_WORDS = /^(?:an?|the|of|to|in|on|at|by|for|and|or|but|is|are|was|were|be|been|it|its|that|this|as|with|from|we|i|he|she|they|you|our|his|her|their|have|has|had|will|would|not)$/;

/** Words that tell what a sentence is about, each once; "it is the … of the" has none, and matches anything. */
export function wordsOfSubstance(words: readonly QuoteWord[]): Set<string> {
  return new Set(words.map(({ folded }) => folded).filter((folded) => /[\p{L}\p{N}]/u.test(folded) && !FRAME_WORDS.test(folded)));
}

const NEGATIONS: ReadonlySet<string> = new Set(['not', 'no', 'never', 'none', 'nobody', 'nothing', 'neither', 'nor', 'without', 'cannot', 'deny', 'denied', 'denies', 'if']);

/** Whether leaving this word out can turn what is said into its opposite. */
export function isNegation(folded: string): boolean {
  return NEGATIONS.has(folded) || folded.endsWith("n't");
}
