import type { Answer, Coverage, Statement } from '../domain/answer.ts';
import type { ArticleHead } from '../domain/article.ts';
import type { Block } from './blocks.ts';
import type { ContextPassage } from './context-passage.ts';
import { describeInstant, describeSource } from './describe-source.ts';
import { renderStatement } from './render-statement.ts';

/** What is said when nothing is printed: what was searched, and what comes nearest. */
export interface NotFound {
  readonly coverage: Coverage;
  readonly nearest: readonly ArticleHead[];
}

/** Statements in order, then each source once, in the order of its number; without a statement, the words for "not found". */
export function renderStatements(statements: readonly (Statement | ContextPassage)[], notFound: NotFound): Block[] {
  const quotations = statements.map((statement) => renderStatement({ ...statement, article: statement.citation.article, n: statement.citation.n }));
  const printed = statements.filter((_, i) => quotations[i] !== null);
  if (printed.length === 0) return renderNotFound(notFound);
  return [...quotations.filter((block) => block !== null), { kind: 'sources', sources: citedSources(printed) }];
}

/** An answer whole. */
export function renderAnswer(answer: Answer): Block[] {
  return answer.status === 'answered'
    ? renderStatements(answer.statements, { coverage: answer.coverage, nearest: [] })
    : renderNotFound(answer);
}

function citedSources(statements: readonly Pick<Statement, 'citation'>[]): ReturnType<typeof describeSource>[] {
  const byNumber = new Map<number, ReturnType<typeof describeSource>>();
  for (const { citation } of statements) {
    if (!byNumber.has(citation.n)) byNumber.set(citation.n, describeSource(citation.article, citation.n));
  }
  return [...byNumber.values()].sort((a, b) => (a.n ?? 0) - (b.n ?? 0));
}

/** Says that nothing was found, how much was searched, and which articles come nearest. */
export function renderNotFound({ coverage, nearest }: NotFound): Block[] {
  const blocks: Block[] = [{ kind: 'sentence', text: 'Nothing stored answers that.', tone: 'plain' }, { kind: 'sentence', text: describeCoverage(coverage), tone: 'muted' }];
  if (nearest.length === 0) return coverage.articles === 0 ? blocks : [...blocks, { kind: 'sentence', text: 'None of it comes near the question.', tone: 'muted' }];
  return [...blocks, { kind: 'heading', text: 'Nearest coverage' }, { kind: 'articles', articles: nearest.map((article) => describeSource(article, null)) }];
}

/** "Searched 34 articles of 8 outlets; the newest is dated 7 March 2026." */
export function describeCoverage({ articles, outlets, newest }: Coverage): string {
  if (articles === 0) return 'No article is stored yet; desk ingest <file, folder or address> adds some.';
  const newestDate = newest?.publishedAt ? `; the newest is dated ${describeInstant(newest.publishedAt)}` : '';
  return `Searched ${count(articles, 'article')} of ${count(outlets, 'outlet')}${newestDate}.`;
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en-GB')} ${noun}${n === 1 ? '' : 's'}`;
}
