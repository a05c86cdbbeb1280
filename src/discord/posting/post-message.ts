import type { Statement } from '../../domain/answer.ts';
import type { Block } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import { type ComponentRow, type OutgoingMessage, provenMessage } from '../payload/index.ts';
import type { Words } from '../words/index.ts';

/** One message of a post, and what it quotes. */
export interface PostMessage {
  readonly message: OutgoingMessage;
  readonly quoted: readonly Statement[];
}

/** A message of a post whose quotations the last check has let out; what it refused is logged by its place, counted, and never shown. */
export async function provePost(key: string, statements: readonly Statement[], render: (kept: readonly Statement[]) => readonly Block[], rows: readonly ComponentRow[], words: Words, desk: Desk): Promise<PostMessage> {
  const { message, kept, refused } = await provenMessage(statements, render, { rows, words: words.payload }, desk.app.evidence);
  for (const { item, reason } of refused) {
    desk.metrics.quotationsRefused.inc();
    desk.log.warn({ delivery: key, articleId: item.articleId, revision: item.revision, start: item.span.start, end: item.span.end, reason }, 'a quotation was left out of a post');
  }
  return { message, quoted: kept };
}
