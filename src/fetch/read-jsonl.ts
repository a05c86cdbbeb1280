import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { messageOf } from '../errors.ts';
import type { Gathered } from './gathered.ts';
import { readLines } from './read-lines.ts';

/** One line of `.jsonl` holds one article; an article is refused over 5 MB of text, and its line over this. */
export const LINE_BYTES_MAX = 5_000_000;

/**
 * Streams the lines of a `.jsonl` file, unpacking it if it is gzipped. Blank lines are passed over but counted. A line
 * too long or not UTF-8 is a problem with its number; a file cut short is a problem naming it, after the lines before it.
 */
export async function* readJsonl(origin: string, file: Readable, gzipped: boolean): AsyncGenerator<Gathered> {
  let last = 0;
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  // pipe() does not carry errors over, so they are handed on by hand; a failed unpacking then ends the loop below.
  const stream = gzipped ? file.on('error', (error) => unpacked.destroy(error)).pipe(createGunzip()) : file;
  const unpacked = stream;
  try {
    for await (const { line, bytes } of readLines(stream as AsyncIterable<Uint8Array>, LINE_BYTES_MAX)) {
      last = line;
      if (bytes === null) {
        yield { kind: 'problem', problem: { origin, line, reason: `the line is longer than ${LINE_BYTES_MAX / 1_000_000} MB` } };
        continue;
      }
      let text: string;
      try {
        text = utf8.decode(bytes);
      } catch {
        yield { kind: 'problem', problem: { origin, line, reason: 'the line is not UTF-8 text' } };
        continue;
      }
      if (text.trim() !== '') yield { kind: 'line', origin, line, text };
    }
  } catch (error) {
    yield { kind: 'problem', problem: { origin, line: null, reason: describe(error, last) } };
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

function describe(error: unknown, linesRead: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const kept = `${linesRead === 1 ? '1 whole line was' : `${linesRead} whole lines were`} read before that`;
  if (code === 'Z_BUF_ERROR') return `the gzip file is cut short; ${kept}`;
  if (code === 'Z_DATA_ERROR') return `the gzip file is damaged or is not gzip (${messageOf(error)}); ${kept}`;
  return `${messageOf(error)}; ${kept}`;
}
