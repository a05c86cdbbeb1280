import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { OperatorError } from '../errors.ts';

/**
 * Compares a model folder's files with its SHA256SUMS. A folder without one (a model the owner put there) passes.
 *
 * @throws OperatorError naming the first file that is missing or differs.
 */
export async function verifyModelFiles(folder: string): Promise<void> {
  const sumsFile = join(folder, 'SHA256SUMS');
  if (!existsSync(sumsFile)) return;
  for (const line of (await readFile(sumsFile, 'utf8')).split('\n')) {
    const [, wanted, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (wanted === undefined || name === undefined) continue;
    const path = join(folder, name);
    if (!existsSync(path)) throw new OperatorError(`The embedding model is incomplete: ${path} is missing. Restore it with: git checkout -- ${folder}`);
    const found = await hashFile(path);
    if (found !== wanted) {
      throw new OperatorError(`The embedding model's file ${path} is damaged (its SHA-256 is ${found.slice(0, 12)}…, not ${wanted.slice(0, 12)}…). Restore it with: git checkout -- ${folder}`);
    }
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
