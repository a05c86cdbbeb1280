import { Readable } from 'node:stream';
import { messageOf } from '../errors.ts';
import type { Gathered } from './gathered.ts';
import { readJsonl } from './read-jsonl.ts';

/** How much of the first line is looked at to tell `.jsonl` from a document. */
const FIRST_LINE_BYTES_MAX = 5_000_000;

/**
 * Standard input is one document, unless its first line is a whole JSON object with a `text`, `html` or `url` of its own:
 * then it is `.jsonl`, and streams.
 */
export async function* readStandardInput(stdin: Readable, bytesMax: number): AsyncGenerator<Gathered> {
  const origin = '-';
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const input = (stdin as AsyncIterable<Uint8Array | string>)[Symbol.asyncIterator]();
    let decided = false;
    for (let next = await input.next(); next.done !== true; next = await input.next()) {
      const chunk = typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
      chunks.push(chunk);
      length += chunk.byteLength;
      if (!decided && (chunk.includes(0x0a) || length > FIRST_LINE_BYTES_MAX)) {
        decided = true;
        if (startsAsJsonl(Buffer.concat(chunks))) {
          yield* readJsonl(origin, Readable.from(rest(chunks, input), { objectMode: true }), false);
          return;
        }
      }
      if (length > bytesMax) {
        yield { kind: 'problem', problem: { origin, line: null, reason: `it is larger than ${bytesMax / 1_000_000} MB, the most that is read of one document` } };
        return;
      }
    }
  } catch (error) {
    yield { kind: 'problem', problem: { origin, line: null, reason: messageOf(error) } };
    return;
  }
  const bytes = Buffer.concat(chunks);
  if (startsAsJsonl(bytes)) yield* readJsonl(origin, Readable.from([bytes]), false);
  else yield { kind: 'document', document: { origin, url: null, contentType: null, bytes } };
}

async function* rest(head: readonly Uint8Array[], input: AsyncIterator<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  yield* head;
  for (let next = await input.next(); next.done !== true; next = await input.next()) {
    yield typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
  }
}

function startsAsJsonl(bytes: Buffer): boolean {
  const end = bytes.indexOf(0x0a);
  const firstLine = bytes.toString('utf8', 0, end === -1 ? bytes.byteLength : end).trim();
  if (!firstLine.startsWith('{')) return false;
  try {
    const value: unknown = JSON.parse(firstLine);
    return typeof value === 'object' && value !== null && ('text' in value || 'url' in value || 'html' in value);
  } catch {
    return false;
  }
}
