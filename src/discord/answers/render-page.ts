import type { Coverage, Statement } from '../../domain/answer.ts';
import type { ArticleHead } from '../../domain/article.ts';
import { type Block, type ContextPassage, describeSource, type QuotationBlock, renderNotFound, renderStatement } from '../../render/index.ts';
import type { Words } from '../words/index.ts';

/** What is printed as the words of an article. */
export type Printed = Statement | ContextPassage;

/** A statement as it is printed, or null if not even its first whole sentence fits. */
export function renderQuotation(statement: Printed, charsMax?: number): QuotationBlock | null {
  return renderStatement({ ...statement, article: statement.citation.article, n: statement.citation.n }, charsMax);
}

/** Quotations in order, then each source once. */
export function renderQuotations(statements: readonly Printed[]): Block[] {
  const quotations = statements.map((statement) => renderQuotation(statement)).filter((block) => block !== null);
  return [...quotations, { kind: 'sources', sources: citedArticles(statements).map(({ n, article }) => describeSource(article, n)) }];
}

/** Each article cited once, in the order of its number. */
export function citedArticles(statements: readonly Pick<Printed, 'citation'>[]): { readonly n: number; readonly article: ArticleHead }[] {
  const byNumber = new Map(statements.map(({ citation }) => [citation.n, citation]));
  return [...byNumber.values()].sort((a, b) => a.n - b.n);
}

/** That nothing was found, how much was searched, and what comes nearest. */
export function renderNothing(coverage: Coverage, nearest: readonly ArticleHead[], words: Words): Block[] {
  return coverage.articles === 0 ? [{ kind: 'sentence', text: words.answers.nothingStored, tone: 'plain' }] : renderNotFound({ coverage, nearest });
}
