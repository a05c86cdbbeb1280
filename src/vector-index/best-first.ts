import type { Scored } from '../domain/chunk-filter.ts';

/** The order of results: by score, and by key where scores are equal, so that two adapters and two runs agree. */
export function byScoreThenKey(a: Scored, b: Scored): number {
  return b.score - a.score || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** @throws RangeError if a search cannot be made of these. */
export function checkQuery(vector: Float32Array, limit: number): void {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`limit must be a positive integer, got ${limit}`);
  if (!vector.every(Number.isFinite)) throw new RangeError('The vector to search for holds what is not a finite number');
}

/** @throws RangeError if vectors of two lengths would be compared. */
export function checkDimensions(vector: Float32Array, dimensions: number): void {
  if (vector.length !== dimensions) throw new RangeError(`The vector to search for has ${vector.length} dimensions, the index ${dimensions}`);
}
