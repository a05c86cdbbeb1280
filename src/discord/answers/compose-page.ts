import type { Coverage } from '../../domain/answer.ts';
import type { ArticleHead } from '../../domain/article.ts';
import type { StoredReply } from '../../domain/stored-reply.ts';
import type { Summary } from '../../domain/summary.ts';
import { type Block, renderSummary } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import { type OutgoingMessage, plainMessage } from '../payload/index.ts';
import type { Words } from '../words/index.ts';
import { pageRows } from './button-rows.ts';
import { proveAndLog } from './prove-and-log.ts';
import { correctionLines, retractedLine } from './correction-lines.ts';
import type { RebuiltStatement } from './rebuild-statements.ts';
import { recallStatements } from './recall-statements.ts';
import { renderNothing, renderQuotations } from './render-page.ts';
import { splitPages } from './split-pages.ts';

export interface Page {
  readonly message: OutgoingMessage;
  /** Index, in the reply, of the first statement on the page. */
  readonly start: number;
  readonly onPage: readonly RebuiltStatement[];
  /** Whether the summary it was given is in it. */
  readonly hasSummary: boolean;
}

export interface PageOptions {
  /** Muted lines above the quotations. */
  readonly lead: readonly string[];
  /** Whether somebody asked for more and there is none. */
  readonly saysEnd: boolean;
  readonly summary?: Summary | null;
}

/**
 * The page of a reply that holds the statement at `pageStart`, proven. A quotation that the last check refuses is dropped;
 * a page that loses all of its quotations gives way to the next.
 */
export async function composePage(reply: StoredReply, { lead, saysEnd, summary = null }: PageOptions, desk: Desk, words: Words): Promise<Page> {
  const { statements: rebuilt, fates, missing } = await recallStatements(reply, desk);
  let printable = rebuilt;
  for (;;) {
    const pages = splitPages(printable, words);
    if (pages.length === 0) break;
    const at = pageAt(pages, reply.pageStart);
    const page = pages[at] ?? [];
    const isLast = at === pages.length - 1;
    const hasMore = !isLast || reply.turn !== null;
    const tail: Block[] = [
      ...correctionLines(page, fates, words, desk.clock.now()),
      ...retractedLine(fates, words),
      ...(missing > 0 ? [muted(words.answers.leftOut(missing))] : []),
      ...(!hasMore && (saysEnd || at > 0) ? [muted(words.answers.thatIsAll)] : []),
    ];
    const rows = pageRows(reply, { hasBack: at > 0, hasMore, hasQuotations: true }, words);
    const { message, kept, hasSummary } = await proveAndLog(page, (proven, shown) => [...lead.map(muted), ...renderSummary(shown.summary ? summary : null), ...renderQuotations(proven), ...tail], { rows, replyId: reply.id, words }, desk);
    if (kept.length > 0) return { message, start: page[0]?.at ?? 0, onPage: kept, hasSummary: hasSummary && summary !== null };
    printable = printable.filter((statement) => !page.includes(statement));
  }
  const rows = pageRows(reply, { hasBack: false, hasMore: false, hasQuotations: false }, words);
  return { message: plainMessage([...lead.map(muted), { kind: 'sentence', text: words.answers.allGone, tone: 'plain' }, ...retractedLine(fates, words)], { rows, words: words.payload }), start: 0, onPage: [], hasSummary: false };
}

/** "Not found" as a message: no pages to turn, but it can be watched for, and opinions are welcome. */
export function composeNothing(reply: StoredReply, lead: readonly string[], { coverage, nearest }: { readonly coverage: Coverage; readonly nearest: readonly ArticleHead[] }, words: Words): OutgoingMessage {
  return plainMessage([...lead.map(muted), ...renderNothing(coverage, nearest, words)], { rows: pageRows(reply, { hasBack: false, hasMore: false, hasQuotations: false, canWatch: true }, words), words: words.payload });
}

/** Index of the page that holds the statement, or the nearest one after it; the last if there is none. */
export function pageAt(pages: readonly (readonly RebuiltStatement[])[], start: number): number {
  const found = pages.findIndex((page) => page.some(({ at }) => at >= start));
  return found === -1 ? pages.length - 1 : found;
}

export function muted(text: string): Block {
  return { kind: 'sentence', text, tone: 'muted' };
}
