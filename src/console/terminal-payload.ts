import type { Statement } from '../domain/answer.ts';
import { type Block, type NotFound, renderStatement, renderStatements } from '../render/index.ts';
import type { PayloadForm } from '../verify/index.ts';
import { readTerminal } from './read-terminal.ts';
import { type TerminalForm, writeBlocks } from './write-blocks.ts';

/** Statements as terminal text, for the last check; `render` says what stands around them, and what is said without any. */
export function terminalPayloadForm(render: (kept: readonly Statement[], options: { readonly summary: boolean }) => readonly Block[], form: TerminalForm): PayloadForm<Statement, string> {
  return { write: (kept, options) => writeBlocks(render(kept, options), form), read: readTerminal };
}

/** An answer as terminal text. */
export function terminalAnswerForm(notFound: NotFound, form: TerminalForm): PayloadForm<Statement, string> {
  return terminalPayloadForm((kept) => renderStatements(kept, notFound), form);
}

/** Statements of which at least a whole sentence can be printed. */
export function printableStatements(statements: readonly Statement[]): Statement[] {
  return statements.filter((statement) => renderStatement({ ...statement, article: statement.citation.article, n: statement.citation.n }) !== null);
}
