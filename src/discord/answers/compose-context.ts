import type { StoredReply } from '../../domain/stored-reply.ts';
import type { Block, ContextPassage } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import { ARTICLE_WORDS_MAX, type OutgoingMessage, plainMessage } from '../payload/index.ts';
import type { Words } from '../words/index.ts';
import { viewRows } from './button-rows.ts';
import { muted, pageAt } from './compose-page.ts';
import { contextSpans } from './context-spans.ts';
import { proveAndLog } from './prove-and-log.ts';
import { correctionLines, retractedLine } from './correction-lines.ts';
import type { RebuiltStatement } from './rebuild-statements.ts';
import { recallStatements } from './recall-statements.ts';
import { renderQuotations } from './render-page.ts';
import { splitPages } from './split-pages.ts';

/** The sentences around the quotations of the page shown, of each article once, proven like quotations. */
export async function composeContext(reply: StoredReply, desk: Desk, words: Words): Promise<OutgoingMessage> {
  const { statements: rebuilt, fates } = await recallStatements(reply, desk);
  const pages = splitPages(rebuilt, words);
  const page = pages[pageAt(pages, reply.pageStart)] ?? [];
  const passages = await passagesAround(page, desk);
  const since = [...correctionLines(page, fates, words, desk.clock.now()), ...retractedLine(fates, words)];
  const rows = viewRows(reply, words);
  const { contextHeading, contextWholeSentences, contextNoRoom, allGone } = words.answers;
  if (passages.length === 0) return plainMessage([{ kind: 'sentence', text: rebuilt.length === 0 ? allGone : contextNoRoom, tone: 'plain' }, ...since], { rows, words: words.payload });
  const render = (kept: readonly ContextPassage[]): Block[] => kept.length === 0
    ? [{ kind: 'sentence', text: contextNoRoom, tone: 'plain' }, ...since]
    : [{ kind: 'heading', text: contextHeading }, ...renderQuotations(kept), ...since, muted(contextWholeSentences)];
  return (await proveAndLog(passages, render, { rows, replyId: reply.id, words }, desk)).message;
}

async function passagesAround(statements: readonly RebuiltStatement[], { app }: Desk): Promise<ContextPassage[]> {
  const byArticle = [...Map.groupBy(statements, ({ citation }) => citation.n).values()];
  const passages = await Promise.all(byArticle.map(async (cited): Promise<ContextPassage[]> => {
    const [first] = cited;
    const article = first === undefined ? null : await app.evidence.findArticle(first.articleId, first.revision);
    if (first === undefined || article === null) return [];
    const quoted = (await app.evidence.quotesOf(first.articleId, first.revision)).filter(({ type }) => type === 'direct').map(({ span }) => span);
    return contextSpans({ text: article.text, quoted }, cited.map(({ span }) => span), ARTICLE_WORDS_MAX).map((span) => ({
      text: article.text.slice(span.start, span.end), articleId: first.articleId, revision: first.revision, span, citation: first.citation, type: 'context', speaker: null, note: null,
    }));
  }));
  return passages.flat();
}
