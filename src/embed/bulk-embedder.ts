import type { Embedder } from './ports.ts';

/** The same embedder for work that nobody waits for: its texts are embedded when no reader's are waiting. */
export function createBulkEmbedder(embedder: Embedder): Embedder {
  return { ...embedder, embed: (texts, purpose, signal) => embedder.embed(texts, purpose, signal, 'bulk') };
}
