import { Buffer } from 'node:buffer';

/** One line of a byte stream, without its line break; `bytes` is null if it was longer than allowed and was passed over. */
export interface ByteLine {
  /** Counted from 1. */
  readonly line: number;
  readonly bytes: Buffer | null;
}

const NEWLINE = 0x0a;

/**
 * Splits a byte stream into lines, holding one line at most: a line over `lineBytesMax` is counted and dropped as it
 * passes, never gathered. An error of the stream is thrown after the whole lines before it were given.
 */
export async function* readLines(stream: AsyncIterable<Uint8Array>, lineBytesMax: number): AsyncGenerator<ByteLine> {
  let line = 1;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const take = (): ByteLine => {
    const taken = { line: line++, bytes: heldBytes > lineBytesMax ? null : Buffer.concat(held) };
    held = [];
    heldBytes = 0;
    return taken;
  };
  const hold = (part: Uint8Array): void => {
    heldBytes += part.byteLength;
    if (heldBytes > lineBytesMax) held = [];
    else held.push(part);
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      hold(chunk.subarray(start, end));
      start = end + 1;
      yield take();
    }
    if (start < chunk.byteLength) hold(chunk.subarray(start));
  }
  if (heldBytes > 0) yield take();
}
