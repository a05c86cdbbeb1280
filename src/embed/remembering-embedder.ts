import { LRUCache } from 'lru-cache';
import type { Embedder } from './ports.ts';

/**
 * An Embedder that keeps its latest vectors in memory. Questions on the day's news read the same sentences again and
 * again, and a sentence costs some ten milliseconds to embed.
 *
 * @throws RangeError if `vectorsMax` is not a positive integer.
 */
export function createRememberingEmbedder(embedder: Embedder, vectorsMax: number): Embedder {
  if (!Number.isInteger(vectorsMax) || vectorsMax < 1) throw new RangeError(`vectorsMax must be a positive integer, got ${vectorsMax}`);
  const remembered = new LRUCache<string, Float32Array>({ max: vectorsMax });
  return {
    ...embedder,
    async embed(texts, purpose, signal, haste) {
      const keys = texts.map((text) => `${purpose}:${text}`);
      const missing = keys.flatMap((key, at) => (remembered.has(key) ? [] : [at]));
      const found = keys.map((key) => remembered.get(key));
      const made = await embedder.embed(missing.map((at) => texts[at] ?? ''), purpose, signal, haste);
      missing.forEach((at, i) => {
        found[at] = made[i];
        const key = keys[at];
        if (key !== undefined && made[i] !== undefined) remembered.set(key, made[i]);
      });
      return found.filter((vector) => vector !== undefined);
    },
  };
}
