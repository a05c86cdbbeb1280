import type { Statement } from '../domain/answer.ts';
import { type NotFound, renderStatement, renderStatements } from '../render/index.ts';
import type { PayloadForm } from '../verify/index.ts';
import { readTerminal } from './read-terminal.ts';
import { type TerminalForm, writeBlocks } from './write-blocks.ts';

/** An answer as terminal text, for the last check. */
export function terminalAnswerForm(notFound: NotFound, form: TerminalForm): PayloadForm<Statement, string> {
  return { write: (statements) => writeBlocks(renderStatements(statements, notFound), form), read: readTerminal };
}

/** Statements of which at least a whole sentence can be printed. */
export function printableStatements(statements: readonly Statement[]): Statement[] {
  return statements.filter((statement) => renderStatement({ ...statement, article: statement.citation.article, n: statement.citation.n }) !== null);
}
