import { z } from 'zod';
import type { App, AskRequest, AskResult } from '../../app-contract.ts';
import type { Statement } from '../../domain/answer.ts';
import { type Block, numberSources, renderSignals, renderStatements, renderSummary } from '../../render/index.ts';
import { answerLines } from '../answer-lines.ts';
import { answerShape, passageShape } from '../json-shapes.ts';
import { parseInstant } from '../../text/parse-instant.ts';
import type { PayloadForm } from '../../verify/index.ts';
import { readJson } from '../read-json.ts';
import { summariseStatements } from '../summarise-statements.ts';
import { EXIT_DONE, printBlocks, printStatements, prove, type Session, withApp } from '../session.ts';
import { writeOut } from '../console-io.ts';

export interface AskOptions {
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
  readonly outlet: string | null;
  readonly limit: number | null;
  readonly nowMs: number;
  readonly explain: boolean;
}

/** A moment as a line gives it; null where a line gives none, error where it names none. */
export const instantField = z.string().nullish().transform((value, context) => {
  if (value === null || value === undefined) return null;
  const epochMs = parseInstant(value.trim());
  if (epochMs === null) context.addIssue({ code: z.ZodIssueCode.custom, message: `"${value.slice(0, 40)}" is not an ISO 8601 date` });
  return epochMs;
});

export const askLine = z.object({
  question: z.string(),
  askedAt: instantField,
  since: instantField,
  until: instantField,
  outlet: z.string().nullish(),
  limit: z.number().int().min(1).max(100).nullish(),
});

/** `desk ask`: a question, one or one a line, to verbatim statements or to "not found". */
export async function runAsk(session: Session, question: string, options: AskOptions): Promise<number> {
  return withApp(session, async (app) => {
    if (session.output === 'jsonl') {
      return answerLines(session, askLine, async (line) => {
        const result = await app.ask(requestOf(line, options));
        return JSON.parse(await provenJson(session, app, result)) as unknown;
      });
    }
    const result = await app.ask({ question, askedAtMs: options.nowMs, sinceMs: options.sinceMs, untilMs: options.untilMs, outlet: options.outlet, limit: options.limit });
    if (session.output === 'json') await writeOut(session.io.stdout, `${await provenJson(session, app, result, options.explain)}\n`);
    else await printAnswer(session, app, result, options.explain);
    return EXIT_DONE;
  });
}

/** A line's own fields win over the options of the command. */
export function requestOf(line: z.infer<typeof askLine>, options: AskOptions): AskRequest {
  return {
    question: line.question,
    askedAtMs: line.askedAt ?? options.nowMs,
    sinceMs: line.since ?? options.sinceMs,
    untilMs: line.until ?? options.untilMs,
    outlet: line.outlet ?? options.outlet,
    limit: line.limit ?? options.limit,
  };
}

/** The answer's JSON, each quotation in it proven. */
async function provenJson(session: Session, app: App, result: AskResult, explain = false): Promise<string> {
  const { answer, query, passages } = result;
  const extra = explain ? { query, passages: passages.map((passage) => passageShape(passage, true)) } : {};
  const statements = answer.status === 'answered' ? numberSources(answer.statements) : [];
  const summary = await summariseStatements(session, app, query.question, statements);
  const form: PayloadForm<Statement, string> = { write: (kept, options) => JSON.stringify({ ...answerShape(result, kept, options.summary && kept.length > 0 ? summary : null), ...extra }), read: readJson };
  return (await prove(session, statements, form, app.evidence)).payload;
}

/** Prints an answer for people. */
export async function printAnswer(session: Session, app: App, { answer, passages, query, timings }: AskResult, explain = false, around: readonly Block[] = []): Promise<readonly Statement[]> {
  const statements = answer.status === 'answered' ? numberSources(answer.statements) : [];
  const nearest = answer.status === 'not-found' ? answer.nearest : [];
  const summary = await summariseStatements(session, app, query.question, statements);
  const kept = await printStatements(session, statements, app.evidence, (left, options) => [...around, ...renderSummary(options.summary && left.length > 0 ? summary : null), ...renderStatements(left, { coverage: answer.coverage, nearest })]);
  if (explain) {
    await writeOut(session.io.stdout, '\n');
    await printBlocks(session, explanation({ query, passages, timings }));
  }
  return kept;
}

/** How the question was read, what it cost, and what was considered; no words of the articles. */
function explanation({ query, passages, timings }: Pick<AskResult, 'query' | 'passages' | 'timings'>): Block[] {
  const plain = (value: string): { value: string; tone: 'plain' } => ({ value, tone: 'plain' });
  return [
    { kind: 'heading', text: 'How it was read' },
    {
      kind: 'facts',
      facts: [
        { name: 'Question', ...plain(query.question) },
        { name: 'Answer wanted', ...plain(query.answerType) },
        { name: 'Speaker', ...plain(query.speaker ?? 'anybody') },
        { name: 'About', ...plain(query.topic) },
        { name: 'Names', ...plain(query.names.join(', ') || 'none') },
        { name: 'Time', ...plain(Object.entries(timings).map(([step, ms]) => `${step.replace(/Ms$/, '')} ${Math.round(ms)} ms`).join(', ')) },
      ],
    },
    { kind: 'heading', text: 'What was considered' },
    ...passages.slice(0, 10).flatMap((passage): Block[] => [
      { kind: 'list', items: [`${passage.article.title ?? 'title not given'}`.replace(/\s+/g, ' ')] },
      renderSignals(passage),
    ]),
  ];
}
