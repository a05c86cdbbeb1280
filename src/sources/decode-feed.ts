import type { RawDocument } from '../domain/document.ts';
import { NotText, decodeBytes } from '../text/decode-bytes.ts';
import { NotAFeedError } from './not-a-feed-error.ts';

/** XML allows no control character but tab and line breaks; databases behind feeds hold them all the same. */
const CONTROLS = /[\p{Cc}--[\t\n\r\u0080-\u009f]]/gv;
/** Bytes that fit no UTF-8 next to ones that do: below this a text is UTF-8 with an accident, above it something else. */
const BROKEN_SHARE_MAX = 0.1;

export interface DecodedFeed {
  readonly text: string;
  readonly problems: readonly string[];
}

/**
 * A feed's bytes as text. Unlike a page, a feed whose encoding is misstated is read all the same: its next copy comes
 * from the same program.
 *
 * @throws NotAFeedError if the bytes are no text.
 */
export function decodeFeed(document: RawDocument): DecodedFeed {
  const problems: string[] = [];
  const decoded = decodeStated(document, problems);
  const text = decoded.replace(/^\ufeff/, '').replace(CONTROLS, '');
  if (text.length < decoded.length - 1) problems.push('It holds control characters, which XML does not allow; they are left out.');
  if (text.trim() === '') throw new NotAFeedError(document.origin, 'it is empty');
  return { text, problems };
}

function decodeStated({ origin, bytes, contentType }: RawDocument, problems: string[]): string {
  try {
    const { text, encoding } = decodeBytes({ bytes, contentType }, false);
    if (encoding.toLowerCase() !== 'utf-8' || !text.includes('\ufffd')) return text;
    const broken = text.match(/\ufffd/g)?.length ?? 0;
    const sound = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
    if (broken <= 3 || broken <= BROKEN_SHARE_MAX * sound) {
      problems.push('Some of its bytes are not the UTF-8 it says it is; those characters are lost.');
      return text;
    }
    problems.push('It says it is UTF-8 and is not; it is read in the encoding its own first line names, or as windows-1252.');
    return withoutUtf8(bytes);
  } catch (error) {
    if (error instanceof NotText) throw new NotAFeedError(origin, error.message, { cause: error });
    throw error;
  }
}

function withoutUtf8(bytes: Uint8Array): string {
  const { text, encoding } = decodeBytes({ bytes, contentType: null }, false);
  return encoding.toLowerCase() === 'utf-8' ? new TextDecoder('windows-1252').decode(bytes) : text;
}
