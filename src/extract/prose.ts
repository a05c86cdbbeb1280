const CLOSING = `["'”’»)\\]]*`;
// Full stops of other scripts count, so that a foreign page is recognised as a text and refused for its language.
const ENDS_SENTENCE = new RegExp(`[.!?…。！？।؟]${CLOSING}$`);
const ENDS_STATEMENT = new RegExp(`(?:[.…。।]|[!?！？؟]["”’»])${CLOSING}$`);
const QUOTATION = /["“«][^"“”«»]{8,}(?:["”»]|$)/;

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{1,2}|[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu;

/** Number of words, for telling a headline from a paragraph; scripts without spaces count two characters as one. */
export function wordCount(line: string): number {
  return line.match(WORD)?.length ?? 0;
}

/** Whether a line ends as a sentence does. */
export function endsSentence(line: string): boolean {
  return ENDS_SENTENCE.test(line);
}

/** Whether a line holds words in quotation marks: eight characters or more, so that an inch sign or a nickname is not one. */
export function hasQuotation(line: string): boolean {
  return QUOTATION.test(line);
}

/**
 * Whether a line is a paragraph of prose: it ends as a statement does and is long enough to be one, or quotes somebody and
 * ends as a sentence. A headline that asks a question is not prose; a quoted question is.
 */
export function isProse(line: string): boolean {
  if (hasQuotation(line)) return endsSentence(line) || wordCount(line) >= 25;
  return (ENDS_STATEMENT.test(line) && wordCount(line) >= 4) || (wordCount(line) >= 12 && endsSentence(line)) || wordCount(line) >= 40;
}

/** Prose that could hardly be a teaser under somebody else's headline: it quotes, has several sentences, or is long. */
export function isSubstantialProse(line: string): boolean {
  if (!isProse(line)) return false;
  return hasQuotation(line) || wordCount(line) >= 30 || (line.match(/[.!?]["”’)]*\s+["“‘(]?\p{Lu}/gu)?.length ?? 0) >= 1;
}

/** The share of a line's words that stand, in runs of three, in another text: 1 if the line repeats it. */
export function repeatedShare(line: string, elsewhere: string): number {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const own = words(line);
  const other = ` ${words(elsewhere).join(' ')} `;
  if (own.length < 3) return other.includes(` ${own.join(' ')} `) ? 1 : 0;
  let hits = 0;
  for (let at = 0; at + 3 <= own.length; at++) if (other.includes(` ${own.slice(at, at + 3).join(' ')} `)) hits++;
  return hits / (own.length - 2);
}
