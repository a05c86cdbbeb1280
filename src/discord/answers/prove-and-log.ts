import type { Desk } from '../desk.ts';
import { type ComponentRow, type OutgoingMessage, provenMessage, type RenderItems } from '../payload/index.ts';
import type { Words } from '../words/index.ts';
import type { Printed } from './render-page.ts';

export interface ProofOptions {
  readonly rows: readonly ComponentRow[];
  /** For the log. */
  readonly replyId: string | null;
  readonly words: Words;
}

/** A message whose quotations the last check has let out; what it refused is logged by its place, counted, and never shown. */
export async function proveAndLog<S extends Printed>(statements: readonly S[], render: RenderItems<S>, { rows, replyId, words }: ProofOptions, desk: Desk): Promise<{ readonly message: OutgoingMessage; readonly kept: readonly S[]; readonly hasSummary: boolean }> {
  const { message, kept, refused, summaryRefused } = await provenMessage(statements, render, { rows, words: words.payload }, desk.app.evidence);
  for (const { item, reason } of refused) {
    desk.metrics.quotationsRefused.inc();
    desk.log.warn({ replyId, articleId: item.articleId, revision: item.revision, start: item.span.start, end: item.span.end, reason }, 'a quotation was left out');
  }
  if (summaryRefused !== null) desk.log.warn({ replyId, reason: summaryRefused }, 'a summary was left out');
  return { message, kept, hasSummary: summaryRefused === null };
}
