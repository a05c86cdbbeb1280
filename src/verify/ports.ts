import type { Article } from '../domain/article.ts';
import type { StoredQuote } from '../domain/quote.ts';

/** The stored truth that the last check reads. Kept this small so that a test or another store can stand behind it. */
export interface Evidence {
  findArticle(articleId: string, revision: number): Promise<Article | null>;
  /** Every stored revision at this address. */
  findArticlesByUrl(url: string): Promise<readonly Article[]>;
  quotesOf(articleId: string, revision: number): Promise<readonly StoredQuote[]>;
}

/** A stored article that may hold a quotation, with its quotes. */
export interface QuotationCandidate {
  readonly article: Article;
  /** Whether it nearly repeats an earlier article: then that one is cited before it. */
  readonly isCopy?: boolean;
  readonly quotes: readonly StoredQuote[];
}

/**
 * Finds the stored articles most likely to hold these words, best first; a search over words is enough.
 *
 * @example const findCandidates: FindCandidates = async (quotation) => loadArticles(await searchWords(quotation, { limit: 20 }));
 */
export type FindCandidates = (quotation: string) => Promise<readonly QuotationCandidate[]>;
