import { diffArrays } from 'diff';
import type { Span } from '../domain/span.ts';
import type { DiffPart } from '../domain/verification.ts';
import type { QuoteWord } from './quote-words.ts';

/** A text and the words of it to be compared. */
export interface ComparedText {
  readonly text: string;
  readonly words: readonly QuoteWord[];
}

/**
 * From the stored words to the quotation: Myers' algorithm over folded words (npm `diff`). `equal` and `delete` parts carry
 * the stored text, `insert` parts the quotation's, each with the punctuation and white space that follows its words.
 */
export function diffWords(stored: ComparedText, asked: ComparedText): DiffPart[] {
  const changes = diffArrays(
    stored.words.map(({ folded }) => folded),
    asked.words.map(({ folded }) => folded),
  );
  const parts: DiffPart[] = [];
  let storedAt = 0;
  let askedAt = 0;
  for (const { value, added, removed } of changes) {
    const source = added ? asked : stored;
    const from = added ? askedAt : storedAt;
    const text = textOfWords(source, from, from + value.length).trim();
    parts.push({ op: added ? 'insert' : removed ? 'delete' : 'equal', text });
    if (added) askedAt += value.length;
    else storedAt += value.length;
    if (!added && !removed) askedAt += value.length;
  }
  return parts;
}

/** From the first of these words to the beginning of the word after them. */
function textOfWords({ text, words }: ComparedText, from: number, to: number): string {
  const start = from === 0 ? 0 : (words[from]?.span.start ?? 0);
  return text.slice(start, words[to]?.span.start ?? text.length);
}

/** The characters from the first of the words to the end of the last. */
export function spanOfWords(words: readonly QuoteWord[], from: number, to: number): Span {
  return { start: words[from]?.span.start ?? 0, end: words[to - 1]?.span.end ?? 0 };
}
