import type { Span } from '../domain/span.ts';
import type { NarrativeSentence } from './narrative.ts';
import type { Phrase } from './noun-phrase.ts';

/** A stretch of the text as the rules hold it: a sentence's number and a run of its items. */
export interface Place {
  readonly sentence: number;
  readonly phrase: Phrase;
}

/** Finds the words outside quotations that a span covers; null if it stands within a quotation or over none. */
export function createPlaces(sentences: readonly NarrativeSentence[]): { find(span: Span): Place | null } {
  const starts = sentences.map(({ items, span }) => items[0]?.start ?? span.start);
  const find = (span: Span): Place | null => {
    const sentence = lastAtMost(starts, span.start);
    const items = sentences[sentence]?.items ?? [];
    const covered = (at: number): boolean => {
      const item = items[at];
      return item !== undefined && item.kind !== 'quotation' && item.start < span.end && span.start < item.end;
    };
    const from = items.findIndex((_, at) => covered(at));
    if (from === -1) return null;
    let to = from + 1;
    while (covered(to)) to++;
    while (to > from + 1 && items[to - 1]?.kind === 'punctuation' && items[to - 1]?.lower !== ')') to--;
    return { sentence, phrase: { from, to } };
  };
  return { find };
}

/** Index of the last number that is not greater; 0 if there is none. The numbers ascend. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
