import type { StoredReply } from '../../domain/stored-reply.ts';
import type { Desk } from '../desk.ts';
import { stackOf } from '../manners/error-words.ts';
import type { Place } from '../place.ts';
import type { Words } from '../words/index.ts';
import { composePage, type Page, type PageOptions } from './compose-page.ts';

/** Replies for which a summary is being written. */
const underWay = new WeakMap<Desk, Set<string>>();

/** An answer as it stands in its message. */
export interface ShownAnswer {
  readonly reply: StoredReply;
  readonly page: Page;
  readonly options: PageOptions;
}

/**
 * Has a summary written of an answer that is shown already, and edits it in above the quotations. Whatever becomes of it,
 * the answer stays as it is; a button pressed meanwhile wins. Nobody waits for it, and it never throws.
 */
export async function addSummary({ reply, page, options }: ShownAnswer, place: Place, desk: Desk, words: Words): Promise<void> {
  const waiting = underWay.get(desk) ?? new Set();
  underWay.set(desk, waiting);
  waiting.add(reply.id);
  try {
    const outcome = await desk.app.summarise({ question: reply.question, statements: page.onPage, waitMs: desk.summaryWaitMs });
    if (outcome.status === 'dropped') desk.log.info({ replyId: reply.id, reason: outcome.reason }, 'a summary was left out');
    if (outcome.status !== 'written') return;
    const summarised = await composePage(reply, { ...options, summary: outcome.summary }, desk, words);
    if (summarised.hasSummary && waiting.has(reply.id)) await place.show(summarised.message);
  } catch (error) {
    desk.log.warn({ replyId: reply.id, stack: stackOf(error) }, 'a summary could not be added');
  } finally {
    waiting.delete(reply.id);
  }
}

/** The message of this reply shows something else now, which a summary must not take away. */
export function forgoSummary(replyId: string, desk: Desk): void {
  underWay.get(desk)?.delete(replyId);
}
