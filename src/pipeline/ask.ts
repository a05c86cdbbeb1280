import type { AskRequest, AskResult, SearchRequest } from '../app-contract.ts';
import type { Answer } from '../domain/answer.ts';
import type { Passage } from '../domain/passage.ts';
import type { Query } from '../domain/query.ts';
import type { Shown, Turn } from '../domain/turn.ts';
import { DeskError } from '../errors.ts';
import type { FollowUp } from '../understand/index.ts';

export interface AskPorts {
  /** What a message means within its conversation. */
  readonly resolveFollowUp: (message: string, turns: readonly Turn[]) => FollowUp;
  /** A question that stands alone into what is searched for. */
  readonly understand: (request: SearchRequest) => Query;
  /** One query a speaker, where a question wants the words of several; else none. */
  readonly decompose: (query: Query) => readonly Query[];
  /** Best first. */
  readonly retrieve: (query: Query, options: { limit: number; signal?: AbortSignal | undefined }) => Promise<readonly Passage[]>;
  readonly select: (query: Query, passages: readonly Passage[], options: { statementsMax: number; signal?: AbortSignal | undefined }) => Promise<Answer>;
  /** The same passages, the first of them ordered anew by what their sentences say. */
  readonly rerank: (query: Query, passages: readonly Passage[], signal?: AbortSignal) => Promise<readonly Passage[]>;
  /** The answer to a question for several speakers' words, with what each of them alone is found to have said. */
  readonly hearEach: (joint: Answer, each: readonly Answer[], statementsMax: number) => Answer;
  /** Milliseconds, monotonic. */
  readonly elapsedMs: () => number;
}

/** Longer questions are pasted articles; the model reads 512 tokens of one anyway. */
const QUESTION_CHARS_MAX = 1_000;
const PASSAGES_FOR_ANSWER = 20;
const PASSAGES_DEFAULT = 10;
const PASSAGES_MAX = 100;
const STATEMENTS_DEFAULT = 3;
const STATEMENTS_MAX = 5;
/** A question asked for more again and again comes to an end here. */
const STATEMENTS_RANKED_MAX = 30;

/**
 * A question to an answer of verbatim statements, or to "not found" with the nearest coverage.
 *
 * @throws DeskError if the question is empty or far too long, or the window holds no moment; AbortError once the signal fires.
 */
export async function ask(request: AskRequest, ports: AskPorts): Promise<AskResult> {
  const { signal } = request;
  const started = ports.elapsedMs();
  const message = resolve(checkQuestion(request), ports);
  const query = ports.understand({ ...request, question: message.question });
  const understood = ports.elapsedMs();
  const passages = await ports.retrieve(query, { limit: PASSAGES_FOR_ANSWER, signal });
  const retrieved = ports.elapsedMs();
  // What "more" must not repeat is found again first, and then left out.
  const statementsMax = message.shown.length > 0 ? Math.min(STATEMENTS_MAX + message.shown.length, STATEMENTS_RANKED_MAX) : Math.min(request.limit ?? STATEMENTS_DEFAULT, STATEMENTS_MAX);
  const joint = await ports.select(query, passages, { statementsMax, signal });
  const answer = withoutShown(ports.hearEach(joint, await askEach(query, signal, ports), statementsMax), message.shown);
  const selected = ports.elapsedMs();
  return {
    answer, query, passages,
    timings: { understandMs: understood - started, retrieveMs: retrieved - understood, selectMs: selected - retrieved, totalMs: selected - started },
    turn: turnOf(query, answer, message.shown),
  };
}

/** What each of the speakers asked for together says when asked alone. */
async function askEach(query: Query, signal: AbortSignal | undefined, ports: AskPorts): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const alone of ports.decompose(query)) {
    const passages = await ports.retrieve(alone, { limit: PASSAGES_FOR_ANSWER, signal });
    answers.push(await ports.select(alone, passages, { statementsMax: STATEMENTS_DEFAULT, signal }));
  }
  return answers;
}

/** The ranked passages alone, ordered in two steps: by the passages, and the first of them by their sentences. */
export async function search(request: SearchRequest, ports: AskPorts): Promise<readonly Passage[]> {
  const limit = limitOf(request);
  const query = ports.understand(checkQuestion(request));
  const passages = await ports.retrieve(query, { limit: Math.max(limit, PASSAGES_FOR_ANSWER), signal: request.signal });
  return (await ports.rerank(query, passages, request.signal)).slice(0, limit);
}

/** The passages on a matter, ordered in the first step only: for whoever reads them all. */
export async function searchTopic(request: SearchRequest, ports: AskPorts): Promise<readonly Passage[]> {
  return ports.retrieve(ports.understand(checkQuestion(request)), { limit: limitOf(request), signal: request.signal });
}

function limitOf(request: SearchRequest): number {
  const limit = Math.min(request.limit ?? PASSAGES_DEFAULT, PASSAGES_MAX);
  if (limit < 1) throw new RangeError(`limit must be at least 1, got ${limit}`);
  return limit;
}

function checkQuestion<R extends AskRequest>(request: R): R {
  const question = request.question.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(question)) throw new DeskError('The question is empty. Ask in words, for example: What did the foreign minister say about the border?');
  if (typeof request.sinceMs === 'number' && typeof request.untilMs === 'number' && request.sinceMs >= request.untilMs) {
    throw new DeskError('The window is empty: "since" lies after "until". Exchange them, or leave one out.');
  }
  if (question.length > QUESTION_CHARS_MAX) throw new DeskError(`The question has ${question.length} characters; ask in at most ${QUESTION_CHARS_MAX}.`);
  return { ...request, question };
}

interface Message {
  readonly question: string;
  /** Statements that "more" must not repeat. */
  readonly shown: readonly Shown[];
}

function resolve({ question, turns = [] }: AskRequest, ports: AskPorts): Message {
  const followUp = ports.resolveFollowUp(question, turns);
  switch (followUp.kind) {
    case 'question':
      return { question: followUp.question, shown: [] };
    case 'more':
      return { question: followUp.turn.question, shown: followUp.turn.shown };
    case 'nothing-before':
      throw new DeskError(`"${question}" leans on a question before it, and there is none. Ask a whole question, for example: What did the foreign minister say about the border?`);
  }
}

/** "More" is the same question with what was already printed left out. */
function withoutShown(answer: Answer, shown: readonly Shown[]): Answer {
  if (answer.status === 'not-found' || shown.length === 0) return answer;
  const fresh = answer.statements.filter(({ articleId, span }) => !shown.some((old) => old.articleId === articleId && old.start === span.start)).slice(0, STATEMENTS_MAX);
  const [first, ...others] = fresh.map((statement, i) => ({ ...statement, citation: { ...statement.citation, n: i + 1 } }));
  if (first !== undefined) return { ...answer, statements: [first, ...others] };
  return { status: 'not-found', nearest: [...new Map(answer.statements.map(({ citation: { article } }) => [article.id, article])).values()], confidence: answer.confidence, coverage: answer.coverage };
}

function turnOf(query: Query, answer: Answer, shownBefore: readonly Shown[]): Turn {
  const statements = answer.status === 'answered' ? answer.statements : [];
  const speakers = statements.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]));
  return {
    question: query.question,
    speaker: query.speaker,
    topic: query.topic,
    names: [...new Set([...query.names, ...speakers])],
    articleIds: [...new Set(statements.map(({ articleId }) => articleId))],
    shown: [...shownBefore, ...statements.map(({ articleId, span }) => ({ articleId, start: span.start }))],
  };
}
