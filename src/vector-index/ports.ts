import type { Scored, SearchOptions } from '../domain/chunk-filter.ts';
import type { ChunkVector, Shard } from '../domain/shard.ts';

/** The truth that an index projects. The store implements it. */
export interface VectorSource {
  readonly databaseId: string;
  generation(): number;
  countChunks(): number;
  listShards(): Shard[];
  readShard(name: string): Iterable<ChunkVector>;
}

export interface SyncReport {
  /** Shards read from the database again: missing, unreadable, damaged or out of date. */
  readonly mended: readonly string[];
  /** Shards found as they should be. */
  readonly sound: readonly string[];
}

/**
 * Nearest chunks by cosine of unit vectors. A projection of the database: never embeds, holds nothing of its own, safe
 * to delete. Adapters are held to one contract test.
 * @example
 * const index = createChunkIndex('auto', { source: store, folder: config.indexFolder });
 * const hits = await index.search(vector, { limit: 50, filter: { sinceMs } }); // [{ key: 'id@1#0', score: 0.83 }, …]
 */
export interface ChunkIndex {
  readonly kind: 'vectra' | 'packed';
  /**
   * Best first; ties by key. Sees every commit made before the call: what is not yet projected is projected first.
   * @throws RangeError if the vector's length is not the index's, or holds what is not a finite number.
   */
  search(vector: Float32Array, options: SearchOptions): Promise<Scored[]>;
  /**
   * Brings the projection up to the database: checks every shard not yet seen by this instance, rewrites what is stale
   * or damaged. Call it at start, and after a bulk ingest (every few hundred articles and at its end): a shard is
   * rewritten whole.
   */
  sync(): Promise<SyncReport>;
  /** Forgets what is projected and writes all of it from the database. */
  rebuild(): Promise<SyncReport>;
  close(): Promise<void>;
}
