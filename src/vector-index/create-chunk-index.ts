import { createPackedIndex } from './packed-index.ts';
import type { ChunkIndex, VectorSource } from './ports.ts';
import { createVectraIndex } from './vectra-index.ts';

/** Beyond this a search of vectra's blocks the event loop for more than some 10 ms, and opening it takes a second. */
export const VECTRA_CHUNKS_MAX = 10_000;

export type ChunkIndexKind = ChunkIndex['kind'] | 'auto';

export interface ChunkIndexOptions {
  readonly source: VectorSource;
  /** Where vectra's folders are kept; the packed index writes nothing. */
  readonly folder: string;
}

/**
 * The index of that kind. `auto` is vectra up to 10,000 chunks in the database and packed beyond, as counted now: a store
 * that grows past it changes over at the next start. Reads nothing yet; the first `sync` or `search` does.
 */
export function createChunkIndex(kind: ChunkIndexKind, { source, folder }: ChunkIndexOptions): ChunkIndex {
  const chosen = kind === 'auto' ? (source.countChunks() <= VECTRA_CHUNKS_MAX ? 'vectra' : 'packed') : kind;
  switch (chosen) {
    case 'vectra':
      return createVectraIndex(source, folder);
    case 'packed':
      return createPackedIndex(source);
  }
}
