import type { Coverage } from '../domain/answer.ts';
import type { StoredQuote } from '../domain/quote.ts';

/** What selection reads: stored texts and quotes, the embedder, and what was searched. */
export interface SelectorPorts {
  /** The text of one article revision; null if it is not stored (any more). */
  readArticle(articleId: string, revision: number): Promise<string | null> | string | null;
  quotesOf(articleId: string, revision: number): Promise<readonly StoredQuote[]> | readonly StoredQuote[];
  /** Unit vectors, one a text, in order. */
  embed(texts: readonly string[], purpose: 'passage', signal?: AbortSignal): Promise<readonly Float32Array[]>;
  embedQuestion(question: string, signal?: AbortSignal): Promise<Float32Array>;
  coverage(): Promise<Coverage> | Coverage;
}
