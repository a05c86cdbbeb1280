/** Questions and passages are embedded differently: BGE prefixes a question with an instruction. */
export type EmbeddingPurpose = 'question' | 'passage';

/** Who waits: a `reader` for an answer, or the `bulk` of an ingest, which every reader overtakes. */
export type EmbeddingHaste = 'reader' | 'bulk';

/** Texts to unit vectors. Implementations give the same vector for the same text, run after run. */
export interface Embedder {
  /** Names model and precision; vectors of two embedders compare only if this is equal. */
  readonly model: string;
  readonly dimensions: number;
  /** @throws DOMException `AbortError` when the signal fires. */
  embed(texts: readonly string[], purpose: EmbeddingPurpose, signal?: AbortSignal, haste?: EmbeddingHaste): Promise<Float32Array[]>;
  /** Tokens the model's tokenizer makes of each text, without the special ones at the ends. */
  countTokens(texts: readonly string[]): Promise<number[]>;
  close(): Promise<void>;
}

/** Words of an article as `attribute/` reads them; flags are some bytes a word. */
export interface WordsToTag {
  readonly words: readonly string[];
  readonly flags: Uint8Array;
  readonly sentenceStarts: readonly number[];
}

/** Scores by which a cue's vector and a word's say whether the two belong together; `far` by their distance in words. */
export interface TaggedLinks {
  readonly width: number;
  readonly cues: Float32Array;
  readonly words: Float32Array;
  readonly far: readonly number[];
}

/** Tags of an article's words, by a network that reads the embedding model's token states. */
export interface TokenTagger {
  /** Names the weights by their checksum. */
  readonly model: string;
  /** @throws DOMException `AbortError` when the signal fires. */
  tag(words: WordsToTag, signal?: AbortSignal): Promise<{ readonly tags: Float32Array; readonly moves: readonly number[]; readonly contents: TaggedLinks; readonly sources: TaggedLinks }>;
}
