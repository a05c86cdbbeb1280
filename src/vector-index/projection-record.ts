import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from './atomic-file-storage.ts';

/** vectra's default name, so that a plain `new LocalIndex(folder)` finds it. */
export const INDEX_FILE = 'index.json';
const RECORD_FILE = 'projection.json';
/** Which fields an item's metadata holds; a folder of another layout is written again. 2: state media. */
const LAYOUT = 2;

/** What a folder reflects; written after the index file it describes, so that it never promises what is not there. */
export interface ProjectionRecord {
  readonly databaseId: string;
  /** The shard's generation when it was read. */
  readonly generation: number;
  readonly items: number;
  readonly dimensions: number;
  /** Of the index file: finds a truncated, emptied or altered one without parsing it. */
  readonly sha256: string;
}

/** @throws the file system's error if the index file cannot be read. */
export async function hashIndexFile(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of createReadStream(join(folder, INDEX_FILE))) hash.update(block as Buffer);
  return hash.digest('hex');
}

export async function writeRecord(folder: string, record: ProjectionRecord): Promise<void> {
  await writeFileAtomically(join(folder, RECORD_FILE), `${JSON.stringify({ layout: LAYOUT, ...record })}\n`);
}

function parseRecord(text: string): ProjectionRecord | null {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return null;
  const { layout, databaseId, generation, items, dimensions, sha256 } = value as Partial<Record<keyof ProjectionRecord | 'layout', unknown>>;
  if (layout !== LAYOUT) return null;
  if (typeof databaseId !== 'string' || typeof sha256 !== 'string') return null;
  if (typeof generation !== 'number' || typeof items !== 'number' || typeof dimensions !== 'number') return null;
  return { databaseId, generation, items, dimensions, sha256 };
}

/** The folder's record if its index file is the one recorded; null for anything missing, unreadable or damaged. */
export async function readSoundRecord(folder: string): Promise<ProjectionRecord | null> {
  try {
    const record = parseRecord(await readFile(join(folder, RECORD_FILE), 'utf8'));
    return record !== null && record.sha256 === (await hashIndexFile(folder)) ? record : null;
  } catch {
    return null; // whatever the reason, the answer is the same: write the folder again
  }
}
