import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeskFacts } from '../app-contract.ts';
import type { DeskStore } from '../store/index.ts';

export interface DeskFactsPorts {
  readonly store: DeskStore;
  readonly index: { readonly kind: 'vectra' | 'packed' };
  readonly indexDir: string;
  readonly embedder: { readonly model: string; readonly dimensions: number };
}

/** What is stored and how it is indexed. The index's bytes are those of vectra's files, or of the packed vectors in memory. */
export async function deskFacts({ store, index, indexDir, embedder }: DeskFactsPorts): Promise<DeskFacts> {
  const chunks = store.countChunks();
  const folders = store.listShards().filter((shard) => shard.chunks > 0);
  const bytes = index.kind === 'packed' ? chunks * embedder.dimensions * Float32Array.BYTES_PER_ELEMENT : await bytesUnder(folders.map(({ name }) => join(indexDir, name)));
  return {
    coverage: store.coverage(), chunks, quotes: store.countQuotes(),
    embeddingModel: store.embeddingModel()?.model ?? embedder.model,
    index: { kind: index.kind, folders: folders.length, bytes },
  };
}

/** A folder that is not yet written holds nothing. */
async function bytesUnder(folders: readonly string[]): Promise<number> {
  const sizes = folders.map(async (folder) => {
    const files = await readdir(folder).catch(() => []);
    const found = await Promise.all(files.map((file) => stat(join(folder, file)).catch(() => null)));
    return found.reduce((sum, file) => sum + (file?.size ?? 0), 0);
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
