import { splitSentences } from '../text/sentences.ts';
import type { QuotationBlock } from './blocks.ts';

export interface FittedWords {
  readonly words: string;
  readonly note: string | null;
}

/**
 * The words if they fit their place, else as many whole sentences from their beginning as do, still one slice, with a note
 * that says so. Null if not even the first sentence fits: half a sentence is a misquotation.
 */
export function fitQuotation(words: string, charsMax: number): FittedWords | null {
  if (words.length <= charsMax) return { words, note: null };
  const sentences = splitSentences(words);
  const fitting = sentences.filter(({ end }) => end <= charsMax);
  const last = fitting.at(-1);
  if (last === undefined) return null;
  const count = fitting.length === 1 ? 'The first sentence' : `The first ${fitting.length} sentences`;
  return { words: words.slice(0, last.end), note: `${count} of ${sentences.length}; the rest is in the article.` };
}

/** Words as a reader counts them: runs without white space that hold a letter or a digit. */
export function countWords(text: string): number {
  // One pattern for all of it takes the square of the time on a long run of signs.
  return text.split(/\s+/).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}

/**
 * The same block with at most so many words: whole sentences from the beginning of what it holds, and a note that says so.
 * A single sentence stays whole however long it is.
 */
export function shortenQuotation(block: QuotationBlock, wordsMax: number): QuotationBlock {
  if (countWords(block.words) <= wordsMax) return block;
  const sentences = splitSentences(block.words);
  const kept = Math.max(1, sentences.filter(({ end }) => countWords(block.words.slice(0, end)) <= wordsMax).length);
  if (kept === sentences.length) return block;
  const words = block.words.slice(0, sentences[kept - 1]?.end);
  const count = kept === 1 ? 'Only the first sentence' : `Only the first ${kept} sentences`;
  return { ...block, words: block.type === 'direct' ? words.replace(/,$/, '') : words, note: `${count}; the rest is in the article.` };
}

/** Marks that open or close a quotation; an apostrophe inside a word is none. */
const OWN_MARKS = /["“”„‟«»‹›‘‛「」『』]|(?<![\p{L}\p{N}])['’]|['’](?![\p{L}\p{N}])/u;

/** Whether words can stand between “ and ” on a line: no marks and no line break of their own. */
export function canStandInline(words: string): boolean {
  return !OWN_MARKS.test(words) && !/[\n\r\v\f\u2028\u2029]/.test(words) && words.trim() === words;
}
