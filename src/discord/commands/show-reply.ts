import type { Statement } from '../../domain/answer.ts';
import type { Block } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import { type ComponentRow, plainMessage, provenMessage } from '../payload/index.ts';
import type { Given } from './option-reader.ts';

/** Shows blocks that hold no quotation as the command's one message. */
export async function showPlain(blocks: readonly Block[], { place, words }: Pick<Given, 'place' | 'words'>, parts: { readonly rows?: readonly ComponentRow[]; readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[] } = {}): Promise<void> {
  await place.show(plainMessage(blocks, { rows: parts.rows ?? [], files: parts.files ?? [], words: words.payload }));
}

/** Shows statements as the command's one message, once each quotation in it is proven; what is not, or has no room, is left out, logged by its place and counted. */
export async function showProven(command: string, statements: readonly Statement[], render: (kept: readonly Statement[]) => readonly Block[], { place, words }: Pick<Given, 'place' | 'words'>, desk: Desk): Promise<void> {
  const { message, refused } = await provenMessage(statements, render, { words: words.payload }, desk.app.evidence);
  for (const { item, reason } of refused) {
    desk.metrics.quotationsRefused.inc();
    desk.log.warn({ command, reason, articleId: item.articleId, revision: item.revision, start: item.span.start, end: item.span.end }, 'a quotation was left out');
  }
  await place.show(message);
}
