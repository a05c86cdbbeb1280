import type { App } from '../../app-contract.ts';
import { DeskError } from '../../errors.ts';
import { splitParagraphs } from '../../text/paragraphs.ts';
import { overlapOf } from '../../domain/span.ts';
import { type Block, describeCoverage, describeSource, renderStatements } from '../../render/index.ts';
import { printQuotes } from '../commands/quotes.ts';
import { printVerification } from '../commands/verify.ts';
import { printBlocks, printStatements, type Session } from '../session.ts';
import { deleteHistory, HISTORY_LINES_MAX, historyFileOf } from './chat-history.ts';
import type { Conversation, LastAnswer } from './conversation.ts';

/** What a /command sees. */
export interface ChatContext {
  readonly session: Session;
  readonly app: App;
  readonly nowMs: number;
  readonly conversation: Conversation;
  /** Empties readline's own memory as well. */
  readonly forgetHistory: () => void;
}

interface ChatCommand {
  readonly usage: string;
  readonly help: string;
  /** Gives the conversation as it goes on, if the command changed it. */
  readonly run: (rest: string, context: ChatContext) => Promise<Conversation | undefined>;
}

const LATEST = 8;
const QUOTES = 6;
const RELATED = 4;

/** The same names as in Discord, and three that a terminal needs. /ask and /quit are the loop's own. */
export const CHAT_COMMANDS: Readonly<Record<string, ChatCommand>> = {
  '/quotes': { usage: '/quotes <speaker> [about <topic>]', help: 'what somebody said', run: quotes },
  '/verify': { usage: '/verify <quotation> [-- <speaker>]', help: 'whether stored articles hold these words', run: verify },
  '/latest': { usage: '/latest [outlet]', help: 'the newest articles', run: latest },
  '/more': { usage: '/more', help: 'the rest of the last answer, then related coverage', run: (_, context) => more(context) },
  '/sources': { usage: '/sources', help: 'the sources of the last answer', run: (_, context) => sources(context) },
  '/context': { usage: '/context [number]', help: 'the paragraphs around a quotation', run: showContext },
  '/about': { usage: '/about', help: 'what this is and what it holds', run: (_, context) => about(context) },
  '/privacy': { usage: '/privacy [delete]', help: 'what is remembered, and forgetting it', run: privacy },
};

/** /help. */
export async function help({ session }: ChatContext): Promise<undefined> {
  const entries = [
    { usage: '/ask <question>', help: 'or just the question; follow-ups may lean on what went before' },
    ...Object.values(CHAT_COMMANDS),
    { usage: '/quit', help: 'leave; so does Ctrl-D' },
  ];
  await printBlocks(session, [{ kind: 'facts', facts: entries.map(({ usage, help: value }) => ({ name: usage, value, tone: 'plain' })) }]);
  return undefined;
}

async function quotes(rest: string, { session, app, nowMs }: ChatContext): Promise<undefined> {
  const [speaker = '', topic = ''] = rest.split(/(?:^|\s+)about\s+/i, 2).map((part) => part.trim());
  await printQuotes(session, app, { speaker: speaker || null, topic: topic || null, limit: QUOTES, askedAtMs: nowMs });
  return undefined;
}

async function verify(rest: string, { session, app }: ChatContext): Promise<undefined> {
  const [quotation = '', speaker = ''] = rest.split(/\s+(?:--|—|–)\s+(?=\p{L}[^.!?"”]*$)/u, 2).map((part) => part.trim());
  if (quotation === '') throw new DeskError('Give the words to check: /verify we did not begin it -- Brekk');
  await printVerification(session, app, await app.verify({ quotation, speaker: speaker || null }), speaker || null);
  return undefined;
}

async function latest(rest: string, { session, app }: ChatContext): Promise<undefined> {
  const articles = await app.latest({ limit: LATEST, outlet: rest || null });
  const blocks: Block[] = articles.length > 0
    ? [{ kind: 'articles', articles: articles.map((article) => describeSource(article, null)) }]
    : [{ kind: 'sentence', text: rest === '' ? 'No article is stored yet.' : 'No article of that outlet is stored; Tab completes the names of those that are.', tone: 'plain' }];
  await printBlocks(session, blocks);
  return undefined;
}

async function more({ session, app, conversation }: ChatContext): Promise<Conversation | undefined> {
  const last = lastAnswer(conversation);
  const { waiting, shown, result } = last;
  if (waiting.length > 0) {
    await printStatements(session, waiting, app.evidence, (kept) => renderStatements(kept, { coverage: result.answer.coverage, nearest: [] }));
    return { ...conversation, last: { ...last, shown: [...shown, ...waiting], waiting: [] } };
  }
  const cited = new Set(shown.map(({ articleId }) => articleId));
  const others = new Map(result.passages.filter(({ article }) => !cited.has(article.id)).map(({ article }) => [article.id, article]));
  const related = [...others.values()].slice(0, RELATED);
  const blocks: Block[] = related.length === 0
    ? [{ kind: 'sentence', text: 'That is all there is.', tone: 'plain' }]
    : [{ kind: 'sentence', text: 'That was the whole answer.', tone: 'plain' }, { kind: 'heading', text: 'Related coverage' }, { kind: 'articles', articles: related.map((article) => describeSource(article, null)) }];
  await printBlocks(session, blocks);
  return undefined;
}

async function sources({ session, conversation }: ChatContext): Promise<undefined> {
  const cited = new Map(lastAnswer(conversation).shown.map(({ citation }) => [citation.n, citation.article]));
  const listed = [...cited].sort(([a], [b]) => a - b).map(([n, article]) => describeSource(article, n));
  await printBlocks(session, listed.length === 0 ? [{ kind: 'sentence', text: 'The last answer cited nothing.', tone: 'plain' }] : [{ kind: 'sources', sources: listed }]);
  return undefined;
}

async function showContext(rest: string, { session, app, conversation }: ChatContext): Promise<undefined> {
  const { shown } = lastAnswer(conversation);
  const n = rest === '' ? shown[0]?.citation.n : Number(rest);
  const statement = shown.find(({ citation }) => citation.n === n);
  if (statement === undefined) throw new DeskError(shown.length === 0 ? 'The last answer cited nothing.' : `The last answer has no source ${rest}; /sources lists them.`);
  const article = await app.evidence.findArticle(statement.articleId, statement.revision);
  if (article === null) throw new DeskError('That article is no longer stored.');
  const paragraphs = splitParagraphs(article.text);
  const first = paragraphs.findIndex((paragraph) => overlapOf(paragraph, statement.span) > 0);
  const last = paragraphs.findLastIndex((paragraph) => overlapOf(paragraph, statement.span) > 0);
  const start = paragraphs[Math.max(0, first - 1)]?.start ?? statement.span.start;
  const end = paragraphs[Math.min(paragraphs.length - 1, last + 1)]?.end ?? statement.span.end;
  await printBlocks(session, [{ kind: 'articles', articles: [describeSource(article, statement.citation.n)] }, { kind: 'text', text: article.text.slice(start, end) }]);
  return undefined;
}

async function about({ session, app }: ChatContext): Promise<undefined> {
  await printBlocks(session, [
    { kind: 'sentence', text: 'Foreign Desk answers questions about foreign affairs with what was actually said: words of stored articles, who said them, where and when.', tone: 'plain' },
    { kind: 'sentence', text: 'Every quotation is compared with the stored article, character for character, before it is printed. What is not there is not said.', tone: 'plain' },
    { kind: 'sentence', text: describeCoverage(await app.coverage()), tone: 'muted' },
  ]);
  return undefined;
}

async function privacy(rest: string, { session, forgetHistory }: ChatContext): Promise<Conversation | undefined> {
  const file = historyFileOf(session);
  if (/^delete$/i.test(rest)) {
    forgetHistory();
    await deleteHistory(file);
    await printBlocks(session, [{ kind: 'sentence', text: 'Forgotten: the lines typed here, and this conversation.', tone: 'good' }]);
    return { turns: [], last: null };
  }
  await printBlocks(session, [
    { kind: 'sentence', text: `The chat keeps the last ${HISTORY_LINES_MAX} lines typed on a terminal, in ${file}, for the arrow keys. The conversation itself is forgotten when it ends.`, tone: 'plain' },
    { kind: 'sentence', text: 'Questions are answered on this machine; none is sent anywhere. /privacy delete forgets both.', tone: 'plain' },
  ]);
  return undefined;
}

function lastAnswer({ last }: Conversation): LastAnswer {
  if (last === null) throw new DeskError('Nothing has been asked yet. Type a question.');
  return last;
}
