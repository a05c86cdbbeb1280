import type { QuoteWord } from './quote-words.ts';
import type { Segment } from './asked-quotation.ts';

/** A half-open range of word indexes in the article. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** A stretch of the article, and how many words differ inside it. */
export interface WordMatch extends WordRange {
  readonly distance: number;
}

/** Cannot occur inside a folded word. */
const SEPARATOR = '\n';
const EXACT_MATCHES_MAX = 16;

/** The article's words, joined so that a run of words is found by one string search. */
export interface WordIndex {
  readonly words: readonly QuoteWord[];
  readonly joined: string;
  readonly starts: Int32Array;
}

export function indexWords(words: readonly QuoteWord[]): WordIndex {
  const starts = new Int32Array(words.length);
  let at = 1;
  words.forEach(({ folded }, i) => {
    starts[i] = at;
    at += folded.length + 1;
  });
  return { words, joined: `${SEPARATOR}${words.map(({ folded }) => folded).join(SEPARATOR)}${SEPARATOR}`, starts };
}

/**
 * Every place where the segments stand word for word, in order, no further apart than their gaps allow: the range of each
 * segment.
 */
export function findExact(index: WordIndex, segments: readonly Segment[]): WordRange[][] {
  const [first, ...others] = segments;
  if (first === undefined) return [];
  const matches: WordRange[][] = [];
  for (let from = findRun(index, first.words, 0); from !== -1 && matches.length < EXACT_MATCHES_MAX; from = findRun(index, first.words, from + 1)) {
    const ranges = [{ from, to: from + first.words.length }];
    const isComplete = others.every(({ words, gap }) => {
      const after = ranges.at(-1)?.to ?? 0;
      const next = findRun(index, words, after);
      if (next === -1 || next - after > gap.wordsMax) return false;
      ranges.push({ from: next, to: next + words.length });
      return true;
    });
    if (isComplete) matches.push(ranges);
  }
  return matches;
}

function findRun({ joined, starts }: WordIndex, words: readonly QuoteWord[], from: number): number {
  if (from >= starts.length) return -1;
  const needle = `${SEPARATOR}${words.map(({ folded }) => folded).join(SEPARATOR)}${SEPARATOR}`;
  const at = joined.indexOf(needle, (starts[from] ?? 1) - 1);
  return at === -1 ? -1 : wordStartingAt(starts, at + 1);
}

function wordStartingAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The stretch of the article that comes nearest to the wanted words, at most `distanceMax` words changed, dropped or
 * added; null if none does.
 *
 * Approximate matching with free ends, over words instead of characters: P. H. Sellers, "The theory and computation of
 * evolutionary distances: pattern recognition", Journal of Algorithms 1 (1980), with Ukkonen's cut-off (rows beyond the
 * last one within `distanceMax` are not computed), "Finding approximate patterns in strings", Journal of Algorithms 6
 * (1985), so that the expected cost is `distanceMax` times the article's words. Each cell carries the word its path began at.
 */
export function findNearest(words: readonly QuoteWord[], wanted: readonly QuoteWord[], distanceMax: number): WordMatch | null {
  const rows = wanted.length;
  let cost = Int32Array.from({ length: rows + 1 }, (_, row) => row);
  let origin = new Int32Array(rows + 1);
  let nextCost = new Int32Array(rows + 1);
  let nextOrigin = new Int32Array(rows + 1);
  let active = Math.min(rows, distanceMax + 1);
  let best: WordMatch | null = null;
  for (const [column, { folded }] of words.entries()) {
    nextCost[0] = 0;
    nextOrigin[0] = column + 1;
    const last = Math.min(rows, active + 1);
    let nextActive = 0;
    for (let row = 1; row <= last; row++) {
      const same = wanted[row - 1]?.folded === folded;
      // Cells below the active rows of the column before hold nothing within the bound.
      const replace = at(cost, row - 1) + (same ? 0 : 1);
      const extra = row <= active ? at(cost, row) + 1 : Number.MAX_SAFE_INTEGER;
      const missing = at(nextCost, row - 1) + 1;
      const least = Math.min(replace, extra, missing);
      nextCost[row] = least;
      nextOrigin[row] = least === replace ? at(origin, row - 1) : least === extra ? at(origin, row) : at(nextOrigin, row - 1);
      if (least <= distanceMax) nextActive = row;
    }
    active = nextActive;
    [cost, nextCost] = [nextCost, cost];
    [origin, nextOrigin] = [nextOrigin, origin];
    if (active < rows) continue;
    const found = { from: at(origin, rows), to: column + 1, distance: at(cost, rows) };
    // An equal cost one word further on is a last word changed rather than one left out: the fuller stretch is kept.
    if (best === null || found.distance < best.distance || (found.distance === best.distance && found.from === best.from && found.to === best.to + 1)) best = found;
  }
  return best === null || best.to <= best.from ? null : best;
}

function at(array: Int32Array, index: number): number {
  return array[index] ?? 0;
}
