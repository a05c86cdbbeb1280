import type { Scored, SearchOptions } from '../domain/chunk-filter.ts';
import { byScoreThenKey, checkQuery } from './best-first.ts';
import { packShard, scanShard, type PackedShard } from './packed-shard.ts';
import type { ChunkIndex, SyncReport, VectorSource } from './ports.ts';

interface LoadedShard {
  readonly generation: number;
  readonly packed: PackedShard;
}

/**
 * The vectors of the database as matrices in memory, one a shard, filtered by typed columns before an exact scan.
 * Writes nothing. One matrix a shard rather than one for all: a commit reloads two thousand rows, not a million.
 */
export function createPackedIndex(source: VectorSource): ChunkIndex {
  const loaded = new Map<string, LoadedShard>();
  let generation = -1;

  function sync(): SyncReport {
    const present = source.generation();
    if (present === generation) return { mended: [], sound: [...loaded.keys()] };
    const mended: string[] = [];
    const sound: string[] = [];
    const shards = source.listShards().filter(({ chunks }) => chunks > 0);
    for (const shard of shards) {
      if (loaded.get(shard.name)?.generation === shard.generation) {
        sound.push(shard.name);
        continue;
      }
      loaded.set(shard.name, { generation: shard.generation, packed: packShard(source.readShard(shard.name), shard.chunks) });
      mended.push(shard.name);
    }
    const names = new Set(shards.map(({ name }) => name));
    for (const name of loaded.keys()) if (!names.has(name)) loaded.delete(name);
    generation = present;
    return { mended, sound };
  }

  function search(vector: Float32Array, { limit, filter = {} }: SearchOptions): Scored[] {
    checkQuery(vector, limit);
    sync();
    if (!vector.some((value) => value !== 0)) return []; // no direction: nothing is nearer than anything else
    const best: Scored[] = [];
    for (const { packed } of loaded.values()) scanShard(packed, vector, { limit, filter, best });
    return best.sort(byScoreThenKey).slice(0, limit);
  }

  return {
    kind: 'packed',
    search: (vector, options) => promised(() => search(vector, options)),
    sync: () => promised(sync),
    rebuild: () => promised(() => {
      loaded.clear();
      generation = -1;
      return sync();
    }),
    close: () => promised(() => loaded.clear()),
  };
}

/** A port that waits for a disk in one adapter must reject, not throw, in the other. */
function promised<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
