import { mean } from './mean.ts';

export interface ExtractionScores {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

const SHINGLE_WORDS = 4;

/** Word 4-gram precision, recall and F1 of the body text, pages weighing the same. As `score.py extraction`. */
export function scoreExtraction(gold: readonly string[], extracted: readonly string[]): ExtractionScores {
  const precisions: number[] = [];
  const recalls: number[] = [];
  gold.forEach((body, i) => {
    const wanted = shinglesOf(body);
    const given = shinglesOf(extracted[i] ?? '');
    let shared = 0;
    for (const [shingle, count] of wanted.counts) shared += Math.min(count, given.counts.get(shingle) ?? 0);
    if (given.total > 0 || wanted.total === 0) precisions.push(given.total > 0 ? shared / given.total : 1);
    if (wanted.total > 0 || given.total === 0) recalls.push(wanted.total > 0 ? shared / wanted.total : 1);
  });
  const precision = mean(precisions);
  const recall = mean(recalls);
  return { f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0, precision, recall };
}

/** Letters, numbers and underscores, as Python's `\w` counts them; a text shorter than a shingle is one shingle. */
function shinglesOf(text: string): { readonly counts: ReadonlyMap<string, number>; readonly total: number } {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const total = words.length === 0 ? 0 : Math.max(1, words.length - SHINGLE_WORDS + 1);
  for (let at = 0; at < total; at++) {
    const shingle = words.slice(at, at + SHINGLE_WORDS).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return { counts, total };
}
