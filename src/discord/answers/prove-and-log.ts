import type { Block } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import { type ComponentRow, type OutgoingMessage, provenMessage } from '../payload/index.ts';
import type { Words } from '../words/index.ts';
import type { Printed } from './render-page.ts';

export interface ProofOptions {
  readonly rows: readonly ComponentRow[];
  /** For the log. */
  readonly replyId: string | null;
  readonly words: Words;
}

/** A message whose quotations the last check has let out; what it refused is logged by its place, counted, and never shown. */
export async function proveAndLog<S extends Printed>(statements: readonly S[], render: (kept: readonly S[]) => readonly Block[], { rows, replyId, words }: ProofOptions, desk: Desk): Promise<{ readonly message: OutgoingMessage; readonly kept: readonly S[] }> {
  const { message, kept, refused } = await provenMessage(statements, render, { rows, words: words.payload }, desk.app.evidence);
  for (const { item, reason } of refused) {
    desk.metrics.quotationsRefused.inc();
    desk.log.warn({ replyId, articleId: item.articleId, revision: item.revision, start: item.span.start, end: item.span.end, reason }, 'a quotation was left out');
  }
  return { message, kept };
}
