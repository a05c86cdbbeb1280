import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { z } from 'zod';
import { DeskError } from '../errors.ts';

/**
 * The rows of a `.jsonl` or `.jsonl.gz` file of gold data, each checked.
 *
 * @throws DeskError naming file and line if a row is not what the set promises.
 */
export async function readRows<T>(file: string, row: z.ZodType<T, z.ZodTypeDef, unknown>): Promise<T[]> {
  const bytes = await readFile(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const parsed = row.safeParse(parseJson(line));
    if (!parsed.success) throw new DeskError(`Line ${i + 1} of ${file} is not a row of this evaluation set: ${parsed.error.issues[0]?.message ?? 'unreadable'}`);
    return [parsed.data];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
