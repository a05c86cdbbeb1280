import type { AskRequest, AskResult } from '../../app-contract.ts';
import type { StoredReply } from '../../domain/stored-reply.ts';
import type { Turn } from '../../domain/turn.ts';
import { DeskError, OperatorError } from '../../errors.ts';
import type { Desk } from '../desk.ts';
import { stackOf } from '../manners/error-words.ts';
import { noticeMessage } from '../payload/index.ts';
import type { Place } from '../place.ts';
import type { Words } from '../words/index.ts';
import { addSummary } from './add-summary.ts';
import { clip } from './clip.ts';
import { composeNothing, composePage, type Page } from './compose-page.ts';
import { recallTurns, rememberTurn, turnAsShown } from './conversation-turns.ts';
import { inTurn } from '../in-turn.ts';
import { newReplyId } from './new-reply-id.ts';
import { pointsBack } from './points-back.ts';
import { placeOf } from './rebuild-statements.ts';
import { replyLimits, STATEMENTS_ASKED } from './reply-limits.ts';

export interface Asked {
  readonly question: string;
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
  readonly outlet: string | null;
  /** Names the conversation this question belongs to; null: it stands alone. */
  readonly conversationKey: string | null;
}

const QUESTION_SHOWN_CHARS_MAX = 200;

/**
 * A question to one message at its place: asks, proves, stores the reply for its buttons, remembers the turn, shows it.
 *
 * @throws DeskError with words for the asker.
 */
export function answerQuestion(asked: Asked, place: Place, desk: Desk): Promise<void> {
  return inTurn(asked.conversationKey, desk, () => answerNow(asked, place, desk));
}

async function answerNow(asked: Asked, place: Place, desk: Desk): Promise<void> {
  const { app, clock } = desk;
  const words = desk.words(place.locale);
  const limits = replyLimits(asked, desk.guildSettings(place.guildId));
  const turns = await recallTurns(asked.conversationKey, desk);
  const last = turns.at(-1);
  const back = asked.conversationKey === null ? null : pointsBack(asked.question, last);
  if (back !== null && last === undefined) throw new DeskError(words.answers.nothingToGoBackTo);
  // "Who said that?" is not asked of the articles: the answer it points at says so, and is shown again.
  const search = back === null || last === undefined ? { question: asked.question, turns } : { question: last.question };
  const result = await askOrAskAlone(search, { ...limits, limit: STATEMENTS_ASKED, askedAtMs: clock.now() }, app);
  const { answer, turn, query } = result;
  if (answer.status === 'not-found' && last?.shown.length === 0 && query.question === last.question && query.question !== oneLine(asked.question)) {
    await place.show(noticeMessage(words.answers.nothingOnLast));
    return;
  }
  // Statements were shown before and none is new: somebody typed "more" at the end. There is nothing to store or to rate.
  if (answer.status === 'not-found' && turn.shown.length > 0) {
    await place.show(noticeMessage(words.answers.thatIsAll));
    return;
  }
  const statements = answer.status === 'answered' ? answer.statements : [];
  const reply: StoredReply = {
    id: newReplyId(), userId: place.userId, guildId: place.guildId, channelId: place.channelId, messageId: null, createdAtMs: clock.now(),
    question: query.question, status: answer.status, statements: statements.map(placeOf), pageStart: 0, limits,
    turn: statements.length < STATEMENTS_ASKED ? null : turn,
  };
  const lead = back === null ? readingOf(asked.question, result, turns, words) : [back === 'doubt' ? words.answers.lastDoubted : words.answers.lastAgain];
  const page = await firstPage(reply, result, lead, desk, words);
  const isKept = await keepReply({ ...reply, pageStart: page.start }, desk);
  // A question that found nothing and names nobody is nothing to lean on; what was talked of before still is.
  const isForgettable = answer.status === 'not-found' && turns.length > 0 && turn.speaker === null && turn.names.length === 0;
  if (asked.conversationKey !== null && !isForgettable) {
    // What is shown again was counted as shown before.
    const [before, now] = back === null || last === undefined ? [turns, turnAsShown(turn, statements, page.onPage)] : [turns.slice(0, -1), last];
    // Before it is shown: whoever then asks what is kept, or has it deleted, is told of this too.
    await keepTurn({ key: asked.conversationKey, userId: place.userId, turns: before }, now, desk);
  }
  const messageId = await place.show(page.message);
  if (isKept && messageId !== null) await app.memory.saveReply({ ...reply, pageStart: page.start, messageId });
  if (page.onPage.length > 0) void addSummary({ reply: { ...reply, pageStart: page.start }, page, options: { lead, saysEnd: false } }, place, desk, words);
}

/** A full disk is no reason to keep an answer from whoever asked: false, and its buttons will say that it is gone. */
async function keepReply(reply: StoredReply, { app, log }: Desk): Promise<boolean> {
  try {
    await app.memory.saveReply(reply);
    return true;
  } catch (error) {
    log.error({ replyId: reply.id, stack: stackOf(error) }, 'a reply could not be kept');
    return false;
  }
}

/** Nor is it for a conversation that cannot be gone on with. */
async function keepTurn(conversation: Parameters<typeof rememberTurn>[0], turn: Turn, desk: Desk): Promise<void> {
  try {
    await rememberTurn(conversation, turn, desk);
  } catch (error) {
    desk.log.error({ stack: stackOf(error) }, 'a turn of a conversation could not be kept');
  }
}

/** What cannot be understood without what was said before it. */
const FRAGMENT = /^\s*(?:and|but|or|so|(?:what|how) about)\b|\b(?:it|its|that|this|these|those|there|he|she|they|him|her|them|his|hers|their|theirs)\b/i;

/** Leaning on the conversation may turn a question that stands alone into one without an answer: then it is asked as it is. */
async function askOrAskAlone({ question, turns = [] }: Pick<AskRequest, 'question' | 'turns'>, given: Omit<AskRequest, 'question' | 'turns'>, app: Desk['app']): Promise<AskResult> {
  const result = await app.ask({ ...given, question, turns });
  const leans = result.query.question !== oneLine(question);
  if (result.answer.status === 'answered' || !leans || result.turn.shown.length > 0 || FRAGMENT.test(question)) return result;
  try {
    const alone = await app.ask({ ...given, question });
    return alone.answer.status === 'answered' ? alone : result;
  } catch (error) {
    // "Why?" cannot be asked alone.
    if (error instanceof DeskError && !(error instanceof OperatorError)) return result;
    throw error;
  }
}

async function firstPage(reply: StoredReply, { answer }: AskResult, lead: readonly string[], desk: Desk, words: Words): Promise<Page> {
  if (answer.status === 'answered') {
    const page = await composePage(reply, { lead, saysEnd: false }, desk, words);
    if (page.onPage.length > 0) return page;
    const nearest = [...new Map(answer.statements.map(({ citation: { article } }) => [article.id, article])).values()];
    return { message: composeNothing(reply, lead, { coverage: answer.coverage, nearest }, words), start: 0, onPage: [], hasSummary: false };
  }
  return { message: composeNothing(reply, lead, answer, words), start: 0, onPage: [], hasSummary: false };
}

/** How a message was read, where it leaned on the conversation. */
function readingOf(typed: string, { query, turn, answer }: AskResult, turns: readonly Turn[], { answers }: Words): string[] {
  const own = oneLine(typed);
  if (query.question === own) return [];
  const isMore = turn.shown.length > (answer.status === 'answered' ? answer.statements.length : 0);
  if (isMore) return [answers.moreOn(clip(matterOf(query.question), QUESTION_SHOWN_CHARS_MAX))];
  // "Why: the talks?" serves the search; a reader is told what was typed and what it was joined to.
  const last = turns.at(-1);
  const isJoined = last !== undefined && JOINED.test(query.question) && !own.includes(': ');
  if (!isJoined) return [answers.readAs(clip(query.question, QUESTION_SHOWN_CHARS_MAX))];
  return [answers.goingOn(clip(own, QUESTION_SHOWN_CHARS_MAX), clip((turns.findLast(({ question }) => !JOINED.test(question)) ?? last).question, QUESTION_SHOWN_CHARS_MAX))];
}

/** A follow-up before what it was joined to. */
const JOINED = /^[^:]{1,120}: (?=\S)/;

/** "Varo, the talks" of "why: Varo, the talks?"; any other question as it is. */
function matterOf(question: string): string {
  return JOINED.test(question) ? question.replace(JOINED, '').replace(/\?$/, '') : question;
}

function oneLine(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim();
}
