import type { StoredQuote } from '../domain/quote.ts';
import type { Span } from '../domain/span.ts';

/** Something that may be printed: whole sentences of an article, or full sentences inside one direct quote. */
export interface PrintableUnit {
  readonly span: Span;
  readonly type: 'direct' | 'indirect' | 'report';
  readonly speaker: string | null;
}

export interface SentenceInArticle {
  readonly text: string;
  /** All sentences of the article in order. */
  readonly sentences: readonly Span[];
  /** Which of them is meant. */
  readonly at: number;
  /** The article's stored quotes. */
  readonly quotes: readonly StoredQuote[];
}
