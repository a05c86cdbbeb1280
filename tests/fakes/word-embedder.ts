import type { Embedder } from '../../src/embed/ports.ts';

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (const char of word) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** A bag of words, each word at the place its hash names, at unit length. A text without words points along the first axis. */
export function wordVector(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const hash = hashWord(word);
    const place = hash % dimensions;
    vector[place] = (vector[place] ?? 0) + ((hash >>> 16) % 2 === 0 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  if (length === 0) {
    vector[0] = 1;
    return vector;
  }
  return vector.map((value) => value / length);
}

export interface CountingEmbedder extends Embedder {
  /** How many texts were embedded so far: a test can prove that none were. */
  readonly embedded: () => number;
}

/** Texts that share words are near each other. Deterministic, and nothing to download. */
export function wordEmbedder(dimensions = 64): CountingEmbedder {
  let embedded = 0;
  return {
    model: `words-${dimensions}`,
    dimensions,
    embed: (texts, _purpose, signal) => {
      signal?.throwIfAborted();
      embedded += texts.length;
      return Promise.resolve(texts.map((text) => wordVector(text, dimensions)));
    },
    countTokens: (texts) => Promise.resolve(texts.map((text) => text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0)),
    close: () => Promise.resolve(),
    embedded: () => embedded,
  };
}
