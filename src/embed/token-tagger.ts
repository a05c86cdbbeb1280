import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyModelFiles } from './model-files.ts';
import type { TokenTagger } from './ports.ts';
import { readTaggerManifest, TAGGER_FOLDER, TAGGER_WEIGHTS } from './tagger-manifest.ts';
import type { TaggedOutputs } from './worker-messages.ts';
import type { WorkerPool } from './worker-pool.ts';

/** The tagger in the embedder's threads, behind readers; null where it is not installed. Its files are verified at the first use. */
export function createTokenTagger(modelsDir: string, pool: () => Promise<WorkerPool>): TokenTagger | null {
  const manifest = readTaggerManifest(modelsDir);
  if (manifest === null) return null;
  const folder = join(modelsDir, TAGGER_FOLDER);
  const { moves, contentFar, sourceFar } = manifest;
  let verified: Promise<void> | null = null;
  return {
    model: `tagger ${checksum(join(folder, TAGGER_WEIGHTS)).slice(0, 12)}`,
    async tag({ words, flags, sentenceStarts }, signal) {
      verified ??= verifyModelFiles(folder);
      await verified;
      const tagged = (await (await pool()).run({ task: 'tag', words, flags, sentenceStarts }, 'bulk', signal)) as TaggedOutputs;
      const width = words.length === 0 ? 0 : tagged.contentCues.length / words.length;
      return {
        tags: tagged.tags,
        moves,
        contents: { width, cues: tagged.contentCues, words: tagged.contentWords, far: contentFar },
        sources: { width, cues: tagged.sourceCues, words: tagged.sourceWords, far: sourceFar },
      };
    },
  };
}

function checksum(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
