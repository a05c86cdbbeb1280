import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Session } from '../session.ts';

/** Lines remembered; older ones go. */
export const HISTORY_LINES_MAX = 500;
const LINE_CHARS_MAX = 1_000;

/** Where the chat of this store remembers what was typed. */
export function historyFileOf({ config, demo }: Pick<Session, 'config' | 'demo'>): string {
  return join(demo ? join(config.dataDir, 'demo') : config.dataDir, 'chat-history.txt');
}

/** What was typed before, newest first, as readline keeps it; nothing if there is no file. */
export async function readHistory(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').filter((line) => line !== '').slice(-HISTORY_LINES_MAX).reverse();
}

/** Keeps the newest lines, readable by this user alone; written beside the file and renamed, so that a crash loses nothing. */
export async function writeHistory(file: string, newestFirst: readonly string[]): Promise<void> {
  const lines = newestFirst.slice(0, HISTORY_LINES_MAX).filter((line) => line.length <= LINE_CHARS_MAX && !line.includes('\n')).toReversed();
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  await rename(temporary, file);
}

export async function deleteHistory(file: string): Promise<void> {
  await rm(file, { force: true });
}
