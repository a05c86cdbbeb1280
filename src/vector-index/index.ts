export { createChunkIndex, VECTRA_CHUNKS_MAX, type ChunkIndexKind, type ChunkIndexOptions } from './create-chunk-index.ts';
export type * from './ports.ts';
export type { ChunkVector, Shard } from '../domain/shard.ts';
