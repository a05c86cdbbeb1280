import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../errors.ts';
import { verifyModelFiles } from './model-files.ts';
import type { Embedder, TokenTagger } from './ports.ts';
import { createTokenTagger } from './token-tagger.ts';
import { WorkerPool } from './worker-pool.ts';

export interface TransformersEmbedderOptions {
  /** The folder that holds one folder a model. */
  readonly modelsDir: string;
  /** A folder name in `modelsDir`, or a hub name when `allowRemote` is set. */
  readonly model: string;
  /** transformers.js precision: `q8`, `fp16`, `fp32`, … */
  readonly dtype: string;
  readonly allowRemote: boolean;
  /** Model threads; each holds its own copy of the weights. */
  readonly workers: number;
  readonly questionPrefix: string;
  readonly pooling: 'cls' | 'mean';
  /** Length of the model's vectors; null to ask the model, which loads it at once. */
  readonly dimensions: number | null;
}

/**
 * An Embedder over transformers.js in worker threads, so that neither the heartbeat nor the prompt waits for a model.
 * Checksums are verified and the threads started at the first use, not before: `desk show` needs no model.
 *
 * @throws OperatorError at once if the model's folder is missing; on first use if its files are damaged.
 */
export async function createTransformersEmbedder(options: TransformersEmbedderOptions): Promise<Embedder> {
  return (await createTransformersModels(options)).embedder;
}

/** What the model threads do: vectors of texts, and tags of an article's words where the tagger is installed. */
export interface TransformersModels {
  readonly embedder: Embedder;
  readonly tagger: TokenTagger | null;
}

/** The embedder with the tagger that runs in the same threads. */
export async function createTransformersModels(options: TransformersEmbedderOptions): Promise<TransformersModels> {
  const folder = join(options.modelsDir, options.model);
  if (!options.allowRemote && !existsSync(folder)) {
    throw new OperatorError(`There is no embedding model at ${folder}. Put one there, correct EMBEDDING_MODEL or MODELS_DIR, or set EMBEDDING_REMOTE=true to download it.`);
  }
  let starting: Promise<WorkerPool> | null = null;
  const pool = (): Promise<WorkerPool> => {
    starting ??= verifyModelFiles(folder).then(() => WorkerPool.start(options, options.workers));
    return starting;
  };
  const dimensions = options.dimensions ?? (await pool()).dimensions;

  const embedder: Embedder = {
    model: `${options.model}:${options.dtype}:${options.pooling}`,
    dimensions,
    async embed(texts, purpose, signal, haste = 'reader') {
      const workers = await pool();
      const vectors = await Promise.all(texts.map((text) => workers.run({ task: 'embed', text, purpose }, haste, signal)));
      return vectors as Float32Array[];
    },
    async countTokens(texts) {
      if (texts.length === 0) return [];
      return (await (await pool()).run({ task: 'count', texts }, 'bulk')) as number[];
    },
    async close() {
      if (starting === null) return;
      await starting.then((workers) => workers.close(), () => undefined);
    },
  };
  return { embedder, tagger: createTokenTagger(options.modelsDir, pool) };
}
