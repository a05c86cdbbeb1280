import type { Span } from '../domain/span.ts';

/** One way to read what stands beside a quotation. */
export interface Reading {
  /** `fragment`: words inside a summary's quotation marks. */
  readonly type: 'direct' | 'indirect' | 'report' | 'context' | 'fragment';
  /** Null: printed as "speaker not established", or nobody's (`report`, `context`). */
  readonly speaker: string | null;
  /** The outlet printed beside the words; null where the form prints none. */
  readonly outlet: string | null;
}

/** Where the citation beside a quotation leads, as printed. */
export interface PrintedSource {
  /** The link, or null where the payload says that none was given. */
  readonly link: string | null;
  /** Printed where there is no link, and in JSON always. */
  readonly articleId: string | null;
  readonly revision: number | null;
  /** Null where the payload prints none. */
  readonly title: string | null;
}

/** A quotation as taken out of a payload by one of its readers: nothing here comes from the Answer. */
export interface PrintedQuotation {
  /** With wrapping, prefixes and escapes undone. */
  readonly text: string;
  /** More than one where a name could be read in two ways; one of them must be proven. */
  readonly readings: readonly Reading[];
  /** What the printed number leads to; null if it leads nowhere. */
  readonly source: PrintedSource | null;
  /** Where the payload says the words stand, if it says so (JSON). */
  readonly span: Span | null;
  /** It stands in a summary, beside the quotations; of those with the same number, one must be proven. */
  readonly aside?: number;
}
