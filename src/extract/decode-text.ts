import type { RawDocument } from '../domain/document.ts';
import { NotText, assertReadable, decodeBytes } from '../text/decode-bytes.ts';
import { Refusal } from './extraction.ts';

/**
 * A document's bytes as text that can be read.
 *
 * @throws Refusal naming what the document is if it is empty or not text.
 */
export function decodeText(document: Pick<RawDocument, 'bytes' | 'contentType'>, isHtml: boolean): string {
  try {
    const decoded = decodeBytes(document, isHtml);
    assertReadable(decoded);
    return decoded.text;
  } catch (error) {
    if (error instanceof NotText) throw new Refusal(error.message, { cause: error });
    throw error;
  }
}
