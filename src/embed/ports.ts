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
