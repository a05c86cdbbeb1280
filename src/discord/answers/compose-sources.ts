import type { ArticleHead } from '../../domain/article.ts';
import type { StoredReply } from '../../domain/stored-reply.ts';
import { type Block, describeSource } from '../../render/index.ts';
import { printableLine } from '../../text/printable.ts';
import type { Desk } from '../desk.ts';
import { type OutgoingMessage, plainMessage } from '../payload/index.ts';
import type { Words } from '../words/index.ts';
import { viewRows } from './button-rows.ts';
import { muted } from './compose-page.ts';
import { correctionLines, retractedLine } from './correction-lines.ts';
import { recallStatements } from './recall-statements.ts';
import { citedArticles } from './render-page.ts';

/** Each a line or two; more would not fit one message. */
const SOURCES_LISTED_MAX = 8;

/** Every article behind a reply, on all its pages: title, byline, agency, date, labels and link. */
export async function composeSources(reply: StoredReply, desk: Desk, words: Words): Promise<OutgoingMessage> {
  const { statements: rebuilt, fates, missing } = await recallStatements(reply, desk);
  const cited = citedArticles(rebuilt);
  const { sourcesHeading, moreSources, leftOut, allGone } = words.answers;
  const blocks: Block[] = cited.length === 0 ? [{ kind: 'sentence', text: allGone, tone: 'plain' }, ...retractedLine(fates, words)] : [
    { kind: 'heading', text: sourcesHeading },
    ...cited.slice(0, SOURCES_LISTED_MAX).flatMap(({ n, article }): Block[] => [{ kind: 'articles', articles: [describeSource(article, n)] }, muted(bylineOf(article, words))]),
    ...(cited.length > SOURCES_LISTED_MAX ? [muted(moreSources(cited.length - SOURCES_LISTED_MAX))] : []),
    ...correctionLines(rebuilt, fates, words, desk.clock.now()),
    ...retractedLine(fates, words),
    ...(missing > 0 ? [muted(leftOut(missing))] : []),
  ];
  return plainMessage(blocks, { rows: viewRows(reply, words), words: words.payload });
}

function bylineOf({ byline }: ArticleHead, { answers }: Words): string {
  const named = printableLine(byline ?? '');
  return named === '' ? answers.bylineMissing : answers.byline(named);
}
