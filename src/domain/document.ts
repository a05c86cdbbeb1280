/** A document as fetched or read, before anything is known of its content. */
export interface RawDocument {
  /** File path, address or `-`: what a message names. */
  readonly origin: string;
  /** The address it was fetched from, after redirects; null for files and standard input. */
  readonly url: string | null;
  /** Media type and charset as a server stated them, e.g. `text/html; charset=utf-8`; null for files. */
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}
