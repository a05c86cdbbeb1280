import type { StoredReply } from '../../domain/stored-reply.ts';
import type { Desk } from '../desk.ts';
import type { Words } from '../words/index.ts';
import { composePage, type Page, pageAt } from './compose-page.ts';
import { placeOf } from './rebuild-statements.ts';
import { recallStatements } from './recall-statements.ts';
import { splitPages } from './split-pages.ts';
import { STATEMENTS_ASKED } from './reply-limits.ts';

/** A reply that was extended this far has said enough. */
const STATEMENTS_STORED_MAX = 30;

/** A reply as it is after a button, and the page to show of it. */
export interface TurnedPage {
  readonly reply: StoredReply;
  readonly page: Page;
}

/** The page after the one shown; when all that was found is through, the same question is asked for more. */
export async function nextPage(stored: StoredReply, desk: Desk, words: Words): Promise<TurnedPage> {
  const pages = await pagesOf(stored, desk, words);
  const following = pages[pageAt(pages, stored.pageStart) + 1]?.[0]?.at;
  if (following !== undefined) return turnTo(stored, following, false, desk, words);
  const extended = await askForMore(stored, desk);
  const isLonger = extended.statements.length > stored.statements.length;
  return turnTo(extended, isLonger ? stored.statements.length : stored.pageStart, true, desk, words);
}

/** The page before the one shown, or the first. */
export async function previousPage(stored: StoredReply, desk: Desk, words: Words): Promise<TurnedPage> {
  const pages = await pagesOf(stored, desk, words);
  return turnTo(stored, pages[Math.max(0, pageAt(pages, stored.pageStart) - 1)]?.[0]?.at ?? 0, false, desk, words);
}

/** The page that was shown. */
export function samePage(stored: StoredReply, desk: Desk, words: Words): Promise<TurnedPage> {
  return turnTo(stored, stored.pageStart, false, desk, words);
}

async function turnTo(stored: StoredReply, pageStart: number, saysEnd: boolean, desk: Desk, words: Words): Promise<TurnedPage> {
  const page = await composePage({ ...stored, pageStart }, { lead: [], saysEnd }, desk, words);
  return { reply: { ...stored, pageStart: page.start }, page };
}

async function pagesOf(reply: StoredReply, desk: Desk, words: Words): Promise<ReturnType<typeof splitPages>> {
  return splitPages((await recallStatements(reply, desk)).statements, words);
}

/** The reply with what "more" finds; without a turn to lean on once there is nothing else. */
async function askForMore(stored: StoredReply, { app, clock }: Desk): Promise<StoredReply> {
  if (stored.turn === null) return stored;
  const { answer, turn } = await app.ask({ question: 'more', turns: [stored.turn], ...stored.limits, limit: STATEMENTS_ASKED, askedAtMs: clock.now() });
  const found = answer.status === 'answered' ? answer.statements.map(placeOf) : [];
  const fresh = found.filter((place) => !stored.statements.some((old) => old.articleId === place.articleId && old.span.start === place.span.start));
  const statements = [...stored.statements, ...fresh].slice(0, STATEMENTS_STORED_MAX);
  const isThrough = found.length < STATEMENTS_ASKED || statements.length >= STATEMENTS_STORED_MAX;
  return { ...stored, statements, turn: isThrough ? null : turn };
}
