import type { ArticleDraft } from '../domain/article.ts';
import type { Problem } from '../domain/problem.ts';
import type { KnownOutlet } from './known-outlets.ts';

/** Fields stated beside an article (on the command line, or in a `.jsonl` line that gives only an address). */
export type StatedFields = Partial<Omit<ArticleDraft, 'origin' | 'text'>>;

/** What one document, or one line, turns out to hold. */
export type Extraction =
  | { readonly kind: 'article'; readonly article: ArticleDraft }
  /** An address without a text: fetch it, extract the page, then `applyOverrides(article, stated)`. */
  | { readonly kind: 'unfetched'; readonly url: string; readonly origin: string; readonly line: number | null; readonly stated: StatedFields }
  | { readonly kind: 'problem'; readonly problem: Problem };

export interface ExtractOptions {
  /**
   * `ingest` refuses what the desk cannot answer from: other languages, sponsored text, pages that are no article.
   * `show` gives whatever text was found, for looking at an extraction.
   */
  readonly purpose: 'ingest' | 'show';
  /** The owner's source list: whose host is whose. */
  readonly outlets?: readonly KnownOutlet[] | undefined;
}

/** Thrown inside extraction; its message is the reason of a Problem. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
