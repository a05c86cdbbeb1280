import type { ChunkFilter, Scored } from '../domain/chunk-filter.ts';
import type { ChunkVector } from '../domain/shard.ts';
import { foldName } from '../text/fold-name.ts';
import { byScoreThenKey, checkDimensions } from './best-first.ts';

/** Stands for "not dated" in a column of numbers: no comparison with it holds. */
const UNDATED = Number.NaN;

/** One shard as columns: a row's vector is `matrix[row * dimensions …]`. */
export interface PackedShard {
  readonly dimensions: number;
  readonly keys: readonly string[];
  readonly matrix: Float32Array;
  readonly publishedAtMs: Float64Array;
  /** Index into `outlets`; -1 for none. */
  readonly outletOf: Int32Array;
  /** Folded names. */
  readonly outlets: readonly string[];
  /** 1 for state media. */
  readonly stateMedia: Uint8Array;
  readonly articleOf: Int32Array;
  readonly articleIds: ReadonlyMap<string, number>;
}

/** Copies a shard's vectors into one matrix. */
export function packShard(chunks: Iterable<ChunkVector>, count: number): PackedShard {
  const keys: string[] = [];
  const outlets = new Map<string, number>();
  const articleIds = new Map<string, number>();
  const publishedAtMs = new Float64Array(count);
  const outletOf = new Int32Array(count).fill(-1);
  const stateMedia = new Uint8Array(count);
  const articleOf = new Int32Array(count);
  let matrix = new Float32Array();
  let dimensions = 0;
  for (const chunk of chunks) {
    const row = keys.length;
    if (row === 0) {
      dimensions = chunk.vector.length;
      matrix = new Float32Array(count * dimensions);
    }
    matrix.set(chunk.vector, row * dimensions);
    keys.push(chunk.key);
    publishedAtMs[row] = chunk.publishedAtMs ?? UNDATED;
    stateMedia[row] = chunk.stateMedia ? 1 : 0;
    articleOf[row] = numberOf(articleIds, chunk.articleId);
    if (chunk.outlet !== null) outletOf[row] = numberOf(outlets, foldName(chunk.outlet));
  }
  return { dimensions, keys, matrix, publishedAtMs, outletOf, outlets: [...outlets.keys()], stateMedia, articleOf, articleIds };
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  return number;
}

/** Which rows pass, as a test on columns; null if all do. */
function rowTest(shard: PackedShard, { sinceMs, untilMs, outlet, outletsHidden, stateMedia, articleIds }: ChunkFilter): ((row: number) => boolean) | null {
  const tests: ((row: number) => boolean)[] = [];
  if (typeof sinceMs === 'number') tests.push((row) => (shard.publishedAtMs[row] ?? UNDATED) >= sinceMs);
  if (typeof untilMs === 'number') tests.push((row) => (shard.publishedAtMs[row] ?? UNDATED) < untilMs);
  if (typeof outlet === 'string') {
    const wanted = shard.outlets.indexOf(foldName(outlet));
    tests.push((row) => wanted !== -1 && shard.outletOf[row] === wanted);
  }
  if (outletsHidden?.length) {
    const hidden = new Set(outletsHidden.map((name) => shard.outlets.indexOf(foldName(name))).filter((number) => number !== -1));
    tests.push((row) => !hidden.has(shard.outletOf[row] ?? -1));
  }
  if (stateMedia === false) tests.push((row) => shard.stateMedia[row] === 0);
  if (articleIds) {
    const wanted = new Set(articleIds.map((id) => shard.articleIds.get(id)));
    tests.push((row) => wanted.has(shard.articleOf[row]));
  }
  return tests.length === 0 ? null : (row) => tests.every((test) => test(row));
}

/** Four sums at once: the processor need not wait for one addition before it begins the next. */
function dot(matrix: Float32Array, offset: number, vector: Float32Array): number {
  const { length } = vector;
  const whole = length - (length % 4);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < whole; i += 4) {
    a += (matrix[offset + i] as number) * (vector[i] as number);
    b += (matrix[offset + i + 1] as number) * (vector[i + 1] as number);
    c += (matrix[offset + i + 2] as number) * (vector[i + 2] as number);
    d += (matrix[offset + i + 3] as number) * (vector[i + 3] as number);
  }
  for (let i = whole; i < length; i += 1) a += (matrix[offset + i] as number) * (vector[i] as number);
  return a + b + c + d;
}

/**
 * The shard's best by exact dot product, in no order. `best` holds what other shards gave and is added to; it is cut
 * back to the limit whenever it has grown to twice that, so that a scan of many rows sorts seldom.
 */
export function scanShard(shard: PackedShard, vector: Float32Array, { limit, filter, best }: { limit: number; filter: ChunkFilter; best: Scored[] }): void {
  if (shard.keys.length === 0) return;
  checkDimensions(vector, shard.dimensions);
  const passes = rowTest(shard, filter);
  let least = best.length < limit ? -Infinity : Math.min(...best.map(({ score }) => score));
  for (let row = 0; row < shard.keys.length; row += 1) {
    if (passes !== null && !passes(row)) continue;
    const score = dot(shard.matrix, row * shard.dimensions, vector);
    if (score < least) continue;
    best.push({ key: shard.keys[row] ?? '', score });
    if (best.length >= 2 * limit) {
      best.sort(byScoreThenKey).length = limit;
      least = best[limit - 1]?.score ?? -Infinity;
    }
  }
}
