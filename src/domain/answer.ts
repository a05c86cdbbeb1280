import type { ArticleHead } from './article.ts';
import type { Span } from './span.ts';

/** Where a statement stands: built from stored article, revision and span, never from text. `n` is its printed number. */
export interface Citation {
  readonly n: number;
  readonly article: ArticleHead;
}

/**
 * One printed thing: a quote, or the outlet's own sentence.
 * `direct`: a full sentence its speaker asserts, inside quotation marks in the article; `text` leaves the marks out.
 * `indirect`: a whole sentence in which `speaker` is quoted or reported.
 * `report`: the outlet's own sentence; never under a speaker's name.
 */
export type Statement = {
  /** The slice of the article's text at `span`, character for character. */
  readonly text: string;
  readonly articleId: string;
  readonly revision: number;
  readonly span: Span;
  readonly citation: Citation;
} & (
  | { readonly type: 'direct' | 'indirect'; readonly speaker: string | null }
  | { readonly type: 'report'; readonly speaker: null }
);

/** What was searched, so that "not found" can be weighed. */
export interface Coverage {
  readonly articles: number;
  readonly outlets: number;
  readonly newest: ArticleHead | null;
}

/** There is no state in which unverified words are printed as a quotation. */
export type Answer =
  | { readonly status: 'answered'; readonly statements: readonly [Statement, ...Statement[]]; readonly confidence: number; readonly coverage: Coverage }
  | { readonly status: 'not-found'; readonly nearest: readonly ArticleHead[]; readonly confidence: number; readonly coverage: Coverage };
