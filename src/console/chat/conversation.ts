import type { App, AskResult } from '../../app-contract.ts';
import type { Statement } from '../../domain/answer.ts';
import type { Turn } from '../../domain/turn.ts';
import { numberSources } from '../../render/index.ts';

/** Statements printed at once; the others wait for /more. */
const STATEMENTS_AT_ONCE = 3;
const STATEMENTS_ASKED = 5;
/** Turns a follow-up may lean on. */
const TURNS_MAX = 8;

/** What a conversation remembers; in memory only, gone when it ends. */
export interface Conversation {
  readonly turns: readonly Turn[];
  readonly last: LastAnswer | null;
}

export interface LastAnswer {
  readonly result: AskResult;
  /** Printed so far. */
  readonly shown: readonly Statement[];
  readonly waiting: readonly Statement[];
}

export const NEW_CONVERSATION: Conversation = { turns: [], last: null };

export interface Asked {
  readonly conversation: Conversation;
  readonly result: AskResult;
  /** The answer as it is to be printed now. */
  readonly printed: AskResult;
}

/** Asks in conversation: the turns go along, the answer's turn is remembered, and what does not fit at once waits. */
export async function askNext(app: App, { turns }: Conversation, question: string, askedAtMs: number, signal: AbortSignal): Promise<Asked> {
  const result = await app.ask({ question, askedAtMs, turns, limit: STATEMENTS_ASKED, signal });
  const { answer } = result;
  const statements = answer.status === 'answered' ? numberSources(answer.statements) : [];
  const [first, ...others] = statements.slice(0, STATEMENTS_AT_ONCE);
  const printed = answer.status === 'answered' && first !== undefined ? { ...result, answer: { ...answer, statements: [first, ...others] as const } } : result;
  const waiting = statements.slice(STATEMENTS_AT_ONCE);
  // A question that found nothing leaves the one before it to lean on.
  const remembered = answer.status === 'answered' || turns.length === 0 ? [...turns, result.turn].slice(-TURNS_MAX) : turns;
  return { result, printed, conversation: { turns: remembered, last: { result, shown: statements.slice(0, STATEMENTS_AT_ONCE), waiting } } };
}

/** "when was that?", "source?": the dates and names that the answer before already has, not a new search. */
export function asksForSources(line: string): boolean {
  return /^(?:and )?(?:when (?:was|is) (?:that|this|it)(?: (?:said|published|from))?|when did (?:he|she|they) say (?:that|this|so|it)|(?:what(?:'s| is| are) the )?sources?|who (?:reported|wrote|published) (?:that|this|it)|where is (?:that|this|it) from)[\s?.!]*$/i.test(line.trim());
}

/** "more", "anything else?": the rest of the answer before, not a question. */
export function asksForMore(line: string): boolean {
  return /^(?:(?:show|give|tell)(?: me| us)? )?(?:(?:some |any )?more(?: please| quotes)?|anything else|what else|go on|continue|next|the rest)[\s.?!]*$/i.test(line.trim());
}
