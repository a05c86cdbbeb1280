import type { EmbeddingPurpose, WordsToTag } from './ports.ts';

/** What the worker is told when it starts. */
export interface WorkerSettings {
  readonly modelsDir: string;
  readonly model: string;
  readonly dtype: string;
  readonly allowRemote: boolean;
  readonly questionPrefix: string;
  readonly pooling: 'cls' | 'mean';
}

/** The tagger's outputs, a row a word each. */
export interface TaggedOutputs {
  readonly tags: Float32Array;
  readonly contentCues: Float32Array;
  readonly contentWords: Float32Array;
  readonly sourceCues: Float32Array;
  readonly sourceWords: Float32Array;
}

export type WorkerRequest =
  | ({ readonly id: number; readonly task: 'tag' } & WordsToTag)
  | { readonly id: number; readonly task: 'embed'; readonly text: string; readonly purpose: EmbeddingPurpose }
  | { readonly id: number; readonly task: 'count'; readonly texts: readonly string[] };

export type WorkerReply =
  | { readonly ready: true; readonly dimensions: number }
  | { readonly failed: string }
  | { readonly id: number; readonly vector: Float32Array }
  | { readonly id: number; readonly tagged: TaggedOutputs }
  | { readonly id: number; readonly counts: readonly number[] }
  | { readonly id: number; readonly error: string };
