import type { App } from '../app-contract.ts';
import type { Config } from '../config.ts';
import type { Statement } from '../domain/answer.ts';
import type { Block } from '../render/index.ts';
import { type Evidence, type PayloadForm, provePayload } from '../verify/index.ts';
import { type ConsoleIo, note, terminalFormOf, writeOut } from './console-io.ts';
import { printableStatements, terminalPayloadForm } from './terminal-payload.ts';
import { writeBlocks } from './write-blocks.ts';

/** One run of a command. */
export interface Session {
  readonly io: ConsoleIo;
  readonly config: Config;
  /** `json`: one value on standard output. `jsonl`: one a line. */
  readonly output: 'text' | 'json' | 'jsonl';
  /** In the demonstration's store. */
  readonly demo: boolean;
  readonly openApp: () => Promise<App>;
}

export const EXIT_DONE = 0;
export const EXIT_FAILURE = 1;
export const EXIT_USAGE = 2;

/** Opens the app for one use and closes it whatever happens. */
export async function withApp<T>(session: Session, use: (app: App) => Promise<T>): Promise<T> {
  const app = await session.openApp();
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}

export async function printJson({ io }: Session, value: unknown): Promise<void> {
  await writeOut(io.stdout, `${JSON.stringify(value)}\n`);
}

/** Prints blocks that quote nothing. */
export async function printBlocks({ io }: Session, blocks: readonly Block[]): Promise<void> {
  await writeOut(io.stdout, writeBlocks(blocks, terminalFormOf(io)));
}

/** Prints statements with what stands around them, each quotation proven on the text that goes out. */
export async function printStatements(session: Session, statements: readonly Statement[], evidence: Evidence, render: (kept: readonly Statement[], options: { readonly summary: boolean }) => readonly Block[]): Promise<readonly Statement[]> {
  const form = terminalPayloadForm(render, terminalFormOf(session.io));
  const { payload, kept } = await prove(session, printableStatements(statements), form, evidence);
  await writeOut(session.io.stdout, payload);
  return kept;
}

/** Runs the last check and logs what it refused; the words refused are never shown. */
export async function prove<Payload>(session: Session, statements: readonly Statement[], form: PayloadForm<Statement, Payload>, evidence: Evidence): Promise<{ payload: Payload; kept: readonly Statement[] }> {
  const { payload, kept, refused, summaryRefused } = await provePayload(statements, form, evidence);
  const { logLevel } = session.config;
  for (const { item, reason } of logLevel === 'error' || logLevel === 'silent' ? [] : refused) {
    note(session.io, `A quotation was left out, because ${reason} (article ${item.articleId}, revision ${item.revision}, characters ${item.span.start} to ${item.span.end}).`);
  }
  if (summaryRefused !== null) noteSummary(session, summaryRefused);
  return { payload, kept };
}

/** A summary that is not there is no fault of the answer's: said on standard error, for whoever set the model. */
export function noteSummary({ config, io }: Session, reason: string): void {
  if (config.logLevel !== 'error' && config.logLevel !== 'silent') note(io, `The summary was left out: ${reason}.`);
}
