export { openDeskStore, type OpenOptions } from './open-desk-store.ts';
export { StoreError } from './sqlite-failure.ts';
export type * from './ports.ts';
export type { ChunkVector, Shard } from '../domain/shard.ts';
