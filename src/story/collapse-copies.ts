import type { Article } from '../domain/article.ts';
import { isNearDuplicate, resemblanceOf, shinglesOf, type Resemblance } from '../text/near-duplicate.ts';
import type { Similarities } from './similarity.ts';

/** Copies share nearly all of their words: what shares fewer is not compared shingle by shingle. */
const TERMS_MIN = 0.45;
/** Fewer shingles than this (some 25 words) say nothing. */
const SHINGLES_MIN = 20;
/** One outlet's forms (a schedule, an announcement of a briefing) share half of their words with the next day's: its own repeats share more. */
const SAME_OUTLET_JACCARD_MIN = 0.7;
const SAME_OUTLET_CONTAINMENT_MIN = 0.9;
const SAME_OUTLET_CONTAINED_JACCARD_MIN = 0.25;

/** Rows compared between two pauses. */
const BATCH = 50;

/**
 * Groups of one text in several editions: the same words, or nearly. Copies of copies belong together. Yields where it
 * may be interrupted.
 *
 * @returns the group of each article, named by its lowest row.
 */
export function* collapseCopies(articles: readonly Article[], terms: Similarities): Generator<undefined, number[]> {
  const root = Int32Array.from(articles, (_, row) => row);
  const rootOf = (row: number): number => {
    let at = row;
    while (root[at] !== at) at = root[at] ?? at;
    return at;
  };
  const join = (a: number, b: number): void => {
    const [low, high] = [rootOf(a), rootOf(b)].sort((x, y) => x - y);
    if (low !== undefined && high !== undefined) root[high] = low;
  };

  const firstWith = new Map<string, number>();
  articles.forEach(({ text }, row) => {
    const words = text.trim();
    const first = firstWith.get(words);
    if (first === undefined) firstWith.set(words, row);
    else join(first, row);
  });

  const shingles = new Map<number, ReadonlySet<number>>();
  const shinglesAt = (row: number): ReadonlySet<number> => {
    const found = shingles.get(row) ?? shinglesOf(articles[row]?.text ?? '');
    shingles.set(row, found);
    return found;
  };
  for (let row = 0; row < articles.length; row++) {
    if (row % BATCH === BATCH - 1) yield;
    for (let other = 0; other < row; other++) {
      if ((terms.values[row * terms.size + other] ?? 0) < TERMS_MIN || rootOf(row) === rootOf(other)) continue;
      const [a, b] = [shinglesAt(row), shinglesAt(other)];
      if (a.size >= SHINGLES_MIN && b.size >= SHINGLES_MIN && isCopy(resemblanceOf(a, b), articles[row], articles[other])) join(row, other);
    }
  }
  return articles.map((_, row) => rootOf(row));
}

function isCopy(resemblance: Resemblance, a: Article | undefined, b: Article | undefined): boolean {
  if (!isNearDuplicate(resemblance)) return false;
  if (a?.outlet === null || a?.outlet === undefined || a.outlet !== b?.outlet) return true;
  const { jaccard, containment } = resemblance;
  return jaccard >= SAME_OUTLET_JACCARD_MIN || (containment >= SAME_OUTLET_CONTAINMENT_MIN && jaccard >= SAME_OUTLET_CONTAINED_JACCARD_MIN);
}
