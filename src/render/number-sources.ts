import type { Statement } from '../domain/answer.ts';

/** The same statements with their sources numbered once each, in the order in which they are first cited. */
export function numberSources<S extends Statement>(statements: readonly S[]): S[] {
  const numbers = new Map<string, number>();
  return statements.map((statement) => {
    const source = `${statement.articleId}@${statement.revision}`;
    const n = numbers.get(source) ?? numbers.size + 1;
    numbers.set(source, n);
    return { ...statement, citation: { ...statement.citation, n } };
  });
}
