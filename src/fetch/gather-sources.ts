import { createReadStream } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { messageOf } from '../errors.ts';
import type { FetchPageOptions } from './fetch-page.ts';
import { fetchPage } from './fetch-page.ts';
import type { Gathered } from './gathered.ts';
import { readJsonl } from './read-jsonl.ts';
import { readStandardInput } from './read-standard-input.ts';

export interface GatherOptions {
  readonly stdin: Readable;
  readonly fetch?: FetchPageOptions;
  readonly signal?: AbortSignal;
  /** Most bytes of one file that is read whole. */
  readonly fileBytesMax?: number;
}

const FILE_BYTES_MAX = 20_000_000;
const JSONL = /\.jsonl(\.gz)?$/i;
const READABLE = /\.(?:txt|text|md|markdown|html?|xhtml|json|jsonl|jsonl\.gz)$/i;

/** Whether a file's name says that it may hold articles. */
export function isReadableName(name: string): boolean {
  return READABLE.test(name);
}

/**
 * What the arguments name, one document or line at a time: files, folders (all below them, in the order of their names),
 * http(s) addresses, and `-` for standard input. Nothing is opened before it is asked for, and `.jsonl` is never held whole.
 * Whatever cannot be read is given as a problem in its turn; nothing but cancellation is thrown.
 *
 * @throws the signal's reason once it is aborted.
 */
export async function* gatherSources(args: readonly string[], options: GatherOptions): AsyncGenerator<Gathered> {
  for (const arg of args) {
    options.signal?.throwIfAborted();
    if (arg === '-') yield* readStandardInput(options.stdin, options.fileBytesMax ?? FILE_BYTES_MAX);
    else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(arg)) yield* gatherPage(arg, options);
    else yield* gatherPath(arg, options);
  }
}

async function* gatherPage(address: string, { fetch, signal }: GatherOptions): AsyncGenerator<Gathered> {
  try {
    yield { kind: 'document', document: await fetchPage(address, { ...fetch, ...(signal === undefined ? {} : { signal }) }) };
  } catch (error) {
    signal?.throwIfAborted();
    yield { kind: 'problem', problem: { origin: address, line: null, reason: messageOf(error) } };
  }
}

async function* gatherPath(path: string, options: GatherOptions): AsyncGenerator<Gathered> {
  let found: Stats;
  try {
    found = await stat(path);
  } catch (error) {
    yield problemOf(path, error);
    return;
  }
  if (found.isDirectory()) yield* gatherFolder(path, options);
  else if (!READABLE.test(path) && basename(path).includes('.') && /\.gz$/i.test(path)) yield { kind: 'problem', problem: { origin: path, line: null, reason: 'only .jsonl.gz is read compressed; unpack it first' } };
  else yield* gatherFile(path, options);
}

async function* gatherFolder(folder: string, options: GatherOptions): AsyncGenerator<Gathered> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield problemOf(folder, error);
    return;
  }
  // By code unit, not by locale: the same order on every machine.
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    options.signal?.throwIfAborted();
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) yield { kind: 'skipped', origin: path, reason: 'hidden' };
    else if (entry.isDirectory()) yield* gatherFolder(path, options);
    else if (entry.isSymbolicLink() && !(await leadsToFile(path))) yield { kind: 'skipped', origin: path, reason: 'a link to a folder or to nothing' };
    else if (!READABLE.test(entry.name)) yield { kind: 'skipped', origin: path, reason: 'not a kind of file that holds articles (.txt .md .html .json .jsonl .jsonl.gz)' };
    else yield* gatherFile(path, options);
  }
}

/** Links to folders are not followed: they are how a walk of a tree never ends. */
async function leadsToFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function* gatherFile(path: string, { fileBytesMax = FILE_BYTES_MAX }: GatherOptions): AsyncGenerator<Gathered> {
  if (JSONL.test(path)) {
    yield* readJsonl(path, createReadStream(path), /\.gz$/i.test(path));
    return;
  }
  try {
    yield { kind: 'document', document: { origin: path, url: null, contentType: null, bytes: await readWhole(path, fileBytesMax) } };
  } catch (error) {
    yield problemOf(path, error);
  }
}

/** Reads at most one byte over the limit, whatever the file claims its size to be (a pipe claims none). */
async function readWhole(path: string, bytesMax: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > bytesMax) throw new RangeError(tooLarge(bytesMax));
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of file.createReadStream({ autoClose: false, end: bytesMax }) as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.byteLength;
    }
    if (length > bytesMax) throw new RangeError(tooLarge(bytesMax));
    return Buffer.concat(chunks);
  } finally {
    await file.close();
  }
}

function tooLarge(bytesMax: number): string {
  return `it is larger than ${bytesMax / 1_000_000} MB, the most that is read of one file; put large collections in .jsonl`;
}

function problemOf(origin: string, error: unknown): Gathered {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { kind: 'problem', problem: { origin, line: null, reason: WORDS_BY_CODE[code] ?? messageOf(error) } };
}

const WORDS_BY_CODE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read (permission denied)',
  EPERM: 'it may not be read (permission denied)',
  ELOOP: 'its links lead round in a circle',
  EISDIR: 'it is a folder',
};
