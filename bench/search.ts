import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChunkIndex, type ChunkIndex, type ChunkVector, type VectorSource } from '../src/vector-index/index.ts';
import { percentiles, timeOf } from './percentiles.ts';
import { createRandom } from './random.ts';
import type { BenchReport, BenchRow } from './report.ts';

const VECTORS = 10_000;
const DIMENSIONS = 384;
const SHARDS = 5;
const LIMIT = 50;

/** How long does one search over 10,000 chunks take: vectra's own, or one packed matrix? */
export async function benchSearch(): Promise<BenchReport> {
  const random = createRandom(1);
  const vectors = Array.from({ length: VECTORS }, () => unitVector(random));
  const queries = Array.from({ length: 200 }, () => unitVector(random));
  const source = sourceOf(vectors);
  const folder = await mkdtemp(join(tmpdir(), 'bench-search-'));
  try {
    const vectra = await measure(createChunkIndex('vectra', { source, folder }), queries);
    const reopened = await measure(createChunkIndex('vectra', { source, folder }), queries.slice(0, 1));
    const packed = await measure(createChunkIndex('packed', { source, folder }), queries);
    const agreeing = vectra.keys.filter((keys, i) => keys.slice(0, 10).join() === packed.keys[i]?.slice(0, 10).join()).length;
    const row = (what: string, { p50, p99, firstMs }: Measured, ratio: number): BenchRow => ({ what, figures: [`${p50.toFixed(2)} ms`, `${p99.toFixed(2)} ms`, `${firstMs.toFixed(0)} ms`], ratio });
    return {
      question: `Search: vectra or packed, over ${VECTORS.toLocaleString('en')} vectors?`,
      columns: ['p50', 'p99', 'first search'],
      ratioOf: "median time against vectra's, lower is better",
      rows: [row('vectra, folders written first', vectra, 1), row('packed', packed, packed.p50 / vectra.p50)],
      notes: [`The first search reads or writes what is missing; with vectra's folders in place it takes ${reopened.firstMs.toFixed(0)} ms.`, `The same first ten in ${agreeing} of ${queries.length} queries.`, 'Random unit vectors: real ones are closer together, which an exact scan does not notice.'],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly p50: number;
  readonly p99: number;
  readonly firstMs: number;
  readonly keys: readonly (readonly string[])[];
}

async function measure(index: ChunkIndex, queries: readonly Float32Array[]): Promise<Measured> {
  const [first = new Float32Array(DIMENSIONS)] = queries;
  const firstMs = await timeOf(() => index.search(first, { limit: LIMIT }));
  const times: number[] = [];
  const keys: string[][] = [];
  for (const query of queries) {
    times.push(await timeOf(async () => { keys.push((await index.search(query, { limit: LIMIT })).map(({ key }) => key)); }));
  }
  await index.close();
  return { ...percentiles(times), firstMs, keys };
}

function sourceOf(vectors: readonly Float32Array[]): VectorSource {
  const perShard = Math.ceil(vectors.length / SHARDS);
  const monthOf = (shard: number): string => `2026-0${shard + 1}`;
  return {
    databaseId: 'bench',
    generation: () => 1,
    countChunks: () => vectors.length,
    listShards: () => Array.from({ length: SHARDS }, (_, shard) => ({ name: monthOf(shard), month: monthOf(shard), generation: 1, chunks: vectors.slice(shard * perShard, (shard + 1) * perShard).length })),
    *readShard(name: string): Iterable<ChunkVector> {
      const shard = Number(name.at(-1)) - 1;
      for (let at = shard * perShard; at < Math.min(vectors.length, (shard + 1) * perShard); at++) {
        yield { key: `a${at}@1#0`, articleId: `a${at}`, revision: 1, ordinal: 0, publishedAtMs: Date.UTC(2026, shard, 1), outlet: null, stateMedia: false, vector: vectors[at] ?? new Float32Array(DIMENSIONS) };
      }
    },
  };
}

function unitVector(random: () => number): Float32Array {
  // A sum of uniform numbers is near enough to normal for a direction.
  const vector = Float32Array.from({ length: DIMENSIONS }, () => random() + random() + random() - 1.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
