import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Outcome } from './figures.ts';

/** Writes outcomes as `.jsonl`, one object a line, over what an earlier run left. */
export async function writeOutcomes(file: string, outcomes: readonly Outcome[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join(''));
}
