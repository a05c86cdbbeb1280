import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isReadableName } from './gather-sources.ts';

/** A file that may hold an article, with what tells whether it has changed. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly changedAtMs: number;
}

/** A folder of more files than this is no drop box; the first of them are looked at. */
const FILES_MAX = 50_000;

/**
 * Files below a folder that could hold articles, in the order of their names; hidden ones and links to folders are left out.
 *
 * @throws Error of node:fs if the folder itself cannot be read.
 */
export async function listFiles(folder: string): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  const pending = [folder];
  for (let next = pending.shift(); next !== undefined && files.length < FILES_MAX; next = pending.shift()) {
    const entries = await readdir(next, { withFileTypes: true }).catch((error: unknown) => {
      if (next === folder) throw error;
      return [] as Dirent[]; // gone, or not ours to read, since its parent was listed
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(next, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) pending.push(path);
      else if (isReadableName(entry.name)) {
        const found = await stat(path).catch(() => null);
        if (found?.isFile() === true) files.push({ path, bytes: found.size, changedAtMs: Math.round(found.mtimeMs) });
      }
    }
  }
  return files;
}
