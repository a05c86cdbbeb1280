import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in `tagger.json` beside the tagger's weights. */
export interface TaggerManifest {
  /** The embedding model whose token states it reads: a folder beside it, and a file there. */
  readonly base: string;
  readonly baseFile: string;
  /** Names, in that model's graph, of the layers it reads. */
  readonly layers: readonly string[];
  /** Pieces of the base's vocabulary that have a vector of their own; all others share one. */
  readonly vocabulary: readonly number[];
  /** What the runtime needs beside the network: scores of tag after tag, and of distances. */
  readonly moves: readonly number[];
  readonly contentFar: readonly number[];
  readonly sourceFar: readonly number[];
}

export const TAGGER_FOLDER = 'attribution-tagger';
export const TAGGER_WEIGHTS = 'tagger.onnx';
const MANIFEST = 'tagger.json';

/** The tagger's manifest; null where the tagger, or the embedding model that it reads, is not installed. */
export function readTaggerManifest(modelsDir: string): TaggerManifest | null {
  const folder = join(modelsDir, TAGGER_FOLDER);
  if (!existsSync(join(folder, MANIFEST)) || !existsSync(join(folder, TAGGER_WEIGHTS))) return null;
  const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as TaggerManifest; // ours, and held to its checksum
  return existsSync(join(modelsDir, manifest.base, manifest.baseFile)) ? manifest : null;
}
