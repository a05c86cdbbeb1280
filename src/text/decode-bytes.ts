import sniffEncoding from 'html-encoding-sniffer';
import type { RawDocument } from '../domain/document.ts';

/** What a file is by its first bytes, in hexadecimal, for refusing it by name. */
const MAGIC: readonly (readonly [RegExp, string])[] = [
  [/^255044462d/, 'a PDF'],
  [/^504b(?:0304|0506)/, 'a zip archive (or an Office document)'],
  [/^1f8b/, 'a gzip archive'],
  [/^425a683[0-9]/, 'a bzip2 archive'],
  [/^fd377a585a00/, 'an xz archive'],
  [/^377abcaf/, 'a 7-Zip archive'],
  [/^52617221/, 'a RAR archive'],
  [/^28b52ffd/, 'a Zstandard archive'],
  [/^89504e47/, 'a PNG image'],
  [/^ffd8ff/, 'a JPEG image'],
  [/^47494638/, 'a GIF image'],
  [/^52494646.{8}57454250/, 'a WebP image'],
  [/^(?:49492a00|4d4d002a)/, 'a TIFF image'],
  [/^.{8}66747970/, 'a video or audio file'],
  [/^(?:494433|fffb|4f676753|664c6143|52494646.{8}57415645)/, 'an audio file'],
  [/^d0cf11e0/, 'an old Office document'],
  [/^7b5c727466/, 'an RTF document'],
  [/^53514c69746520666f726d6174203300/, 'an SQLite database'],
  [/^7f454c46/, 'a program'],
];
const CONTROLS = /[\p{Cc}--[\t\n\v\f\r]]/gv;

/** Thrown for bytes that are no text; its message says what they are. */
export class NotText extends Error {
  override readonly name = 'NotText';
}

/** Text, and the encoding it was read in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/**
 * A document's bytes as text. The encoding is taken, in this order, from a byte-order mark, the server, the document's own
 * `<meta charset>` or XML declaration, the bytes themselves if they are valid UTF-8, the zeros of UTF-16 without a mark;
 * windows-1252 is the last resort. Whether what came out can be read is for `assertReadable`.
 *
 * @throws NotText naming what the document is if it is empty or, by its first bytes, something else.
 */
export function decodeBytes({ bytes, contentType }: Pick<RawDocument, 'bytes' | 'contentType'>, isHtml: boolean): Decoded {
  if (bytes.byteLength === 0) throw new NotText('it is empty');
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  const magic = MAGIC.find(([pattern]) => pattern.test(Buffer.from(head.slice(0, 32), 'latin1').toString('hex')));
  if (magic !== undefined) throw new NotText(`it is ${magic[1]}, not text`);
  const encoding = encodingOf(bytes, head, contentType, isHtml);
  return { text: decode(encoding, bytes), encoding };
}

/**
 * Refuses text that only looks like it: a binary file, or one written in another encoding.
 *
 * @throws NotText saying which.
 */
export function assertReadable({ text, encoding }: Decoded): void {
  if (text.includes('\0')) throw new NotText('it is a binary file, not text (it holds NUL characters)');
  if (text.trim() === '') throw new NotText('it is empty (nothing but white space)');
  const sample = text.slice(0, 200_000);
  const controls = sample.match(CONTROLS)?.length ?? 0;
  if (controls > 4 && controls > sample.length / 50) throw new NotText('it is a binary file, not text');
  const replaced = sample.match(/\ufffd/g)?.length ?? 0;
  if (replaced > 2 && replaced > sample.length / 200) throw new NotText(`it is not readable as ${encoding}; save it as UTF-8`);
}

function encodingOf(bytes: Uint8Array, head: string, contentType: string | null, isHtml: boolean): string {
  const mark = head.startsWith('\xef\xbb\xbf') ? 'utf-8' : head.startsWith('\xff\xfe') ? 'utf-16le' : head.startsWith('\xfe\xff') ? 'utf-16be' : null;
  if (mark !== null) return mark;
  const bare = utf16WithoutMark(head);
  if (bare !== null) return bare;
  const stated = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? declaredEncoding(head);
  const fallback = isUtf8(bytes) ? 'utf-8' : 'windows-1252';
  // Servers say iso-8859-1 by habit; bytes that are valid UTF-8 and not plain ASCII are UTF-8 whatever was said.
  if (fallback === 'utf-8' && (stated === undefined || /^(?:iso-8859-1|latin1|windows-1252|us-ascii)$/i.test(stated))) return 'utf-8';
  const options = { defaultEncoding: fallback, ...(stated === undefined ? {} : { transportLayerEncodingLabel: stated }) };
  return isHtml || stated !== undefined ? sniffEncoding(bytes, options) : fallback;
}

/** What an XML declaration says; one that could be read as ASCII is not in UTF-16, whatever it says. */
function declaredEncoding(head: string): string | undefined {
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1];
  return declared === undefined || /^(?:utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(declared) ? undefined : declared;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** English in UTF-16 has a zero in every other byte; a binary file has them anywhere. */
function utf16WithoutMark(head: string): 'utf-16le' | 'utf-16be' | null {
  const pairs = head.match(/[\s\S]{2}/g) ?? [];
  const share = (at: 0 | 1): number => pairs.filter((pair) => pair[at] === '\0').length / Math.max(1, pairs.length);
  if (pairs.length < 8) return null;
  if (share(1) > 0.7 && share(0) < 0.1) return 'utf-16le';
  if (share(0) > 0.7 && share(1) < 0.1) return 'utf-16be';
  return null;
}

function decode(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    throw new NotText(`its encoding "${encoding}" is not one that can be read; save it as UTF-8`);
  }
}
