import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DeskError } from '../../errors.ts';
import type { Words } from '../words/index.ts';
import type { GivenFile } from './option-reader.ts';

const BYTES_MAX = 20_000_000;
/** Of a gzipped file: a small one may hold more than fits into memory. */
const UNPACKED_BYTES_MAX = 200_000_000;
const TIMEOUT_MS = 60_000;
const NAME_CHARS_MAX = 80;

/**
 * Fetches an attachment from where Discord put it (an address that Discord gave, not a reader), into a folder of its own
 * for as long as `use` takes. A file, so that its name tells its form and stands in citations.
 *
 * @throws DeskError if it is too large or cannot be fetched.
 */
export async function withAttachment<T>(file: GivenFile, words: Words, signal: AbortSignal, use: (path: string) => Promise<T>): Promise<T> {
  const { ingest } = words.commands;
  const name = fileNameOf(file.name);
  if (file.size > BYTES_MAX) throw new DeskError(ingest.tooLarge(name, BYTES_MAX / 1_000_000));
  const bytes = await fetchBytes(file.url, signal);
  if (bytes === 'failed') throw new DeskError(ingest.downloadFailed(name));
  if (bytes === 'too large') throw new DeskError(ingest.tooLarge(name, BYTES_MAX / 1_000_000));
  if (/\.gz$/i.test(name) && (await unpacksTo(bytes)) > UNPACKED_BYTES_MAX) throw new DeskError(ingest.tooLarge(name, UNPACKED_BYTES_MAX / 1_000_000));
  const folder = await mkdtemp(join(tmpdir(), 'foreign-desk-'));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A name that is safe as a file's: no folders, nothing hidden, its ending kept. */
export function fileNameOf(given: string): string {
  const plain = given.split(/[\\/]/).at(-1)?.replace(/[^\p{L}\p{N}._ -]+/gu, '-').replace(/^[.\s-]+/, '').trim() ?? '';
  return plain.slice(-NAME_CHARS_MAX) || 'attachment.txt';
}

/** How many bytes a gzipped file holds, counted no further than is allowed. What is damaged is told of when it is read. */
async function unpacksTo(bytes: Uint8Array): Promise<number> {
  let length = 0;
  try {
    for await (const part of Readable.from([bytes]).pipe(createGunzip()) as AsyncIterable<Uint8Array>) {
      length += part.byteLength;
      if (length > UNPACKED_BYTES_MAX) break;
    }
  } catch {
    return length;
  }
  return length;
}

async function fetchBytes(url: string, signal: AbortSignal): Promise<Uint8Array | 'failed' | 'too large'> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return 'failed';
    }
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body as AsyncIterable<Uint8Array>) {
      length += part.byteLength;
      // Leaving the loop closes the connection.
      if (length > BYTES_MAX) return 'too large';
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch {
    signal.throwIfAborted();
    return 'failed';
  }
}
