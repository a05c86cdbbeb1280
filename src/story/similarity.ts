import { cosineOf } from '../domain/cosine.ts';
import type { Features } from './article-features.ts';

/** A square symmetric matrix of similarities, row by row; its diagonal means nothing. */
export interface Similarities {
  readonly size: number;
  readonly values: Float32Array;
}

/** What the model's cosine adds, over the cosine that two articles on nothing in common have. */
const DENSE_WEIGHT = 0.5;
const DENSE_ORIGIN = 0.5;
/** Articles that share fewer words than this are not compared by the model: on average it would add this. */
const TERMS_MIN = 0.04;
const DENSE_USUAL = 0.02;
/** Accounts of one event come within days; each further day takes this away, up to a most. */
const DAYS_FREE = 3;
const DAY_COST = 0.02;
const DATE_COST_MAX = 0.3;
const DAY_MS = 86_400_000;

/** Rows compared between two pauses. */
const BATCH = 100;

/** Cosines over words and names, without anything else: 0 to 1. Yields where it may be interrupted. */
export function* termSimilarities(features: readonly Features[]): Generator<undefined, Similarities> {
  const size = features.length;
  const values = new Float32Array(size * size);
  // For each term the articles that hold it so far: only pairs that share a term are ever touched.
  const holders = new Map<number, { readonly rows: number[]; readonly weights: number[] }>();
  for (const [row, { terms }] of features.entries()) {
    if (row % BATCH === BATCH - 1) yield;
    const own = values.subarray(row * size, row * size + size);
    terms.keys.forEach((key, at) => {
      const weight = terms.weights[at] ?? 0;
      const posting = holders.get(key);
      if (posting === undefined) {
        holders.set(key, { rows: [row], weights: [weight] });
        return;
      }
      const { rows, weights } = posting;
      for (let i = 0; i < rows.length; i++) {
        const other = rows[i] ?? 0;
        own[other] = (own[other] ?? 0) + weight * (weights[i] ?? 0);
      }
      rows.push(row);
      weights.push(weight);
    });
  }
  for (let row = 0; row < size; row++) for (let other = 0; other < row; other++) values[other * size + row] = values[row * size + other] ?? 0;
  return { size, values };
}

/** How likely two articles are to tell of one event: words, names, the model's vectors and dates in one number, about -0.3 to 1.25. */
export function eventSimilarities(features: readonly Features[], terms: Similarities): Similarities {
  const { size } = terms;
  const values = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let other = 0; other < row; other++) {
      const shared = terms.values[row * size + other] ?? 0;
      const value = shared + denseShare(shared, features[row], features[other]) - dateCost(features[row], features[other]);
      values[row * size + other] = value;
      values[other * size + row] = value;
    }
  }
  return { size, values };
}

function denseShare(shared: number, a: Features | undefined, b: Features | undefined): number {
  if (shared < TERMS_MIN || a === undefined || b === undefined || a.vector === null || b.vector === null || a.vector.length !== b.vector.length) return DENSE_USUAL;
  return DENSE_WEIGHT * (cosineOf(a.vector, b.vector) - DENSE_ORIGIN);
}

function dateCost(a: Features | undefined, b: Features | undefined): number {
  if (a === undefined || b === undefined || a.publishedMs === null || b.publishedMs === null) return 0;
  const days = Math.abs(a.publishedMs - b.publishedMs) / DAY_MS;
  return Math.min(DATE_COST_MAX, Math.max(0, days - DAYS_FREE) * DAY_COST);
}
