import type { App } from '../app-contract.ts';
import { spreadOver } from './choose-articles.ts';
import type { EvaluationPorts } from './evaluation-desk.ts';
import { share, type Figure, type Measured, type Outcome } from './figures.ts';
import { holdsAny } from './gold-words.ts';
import { PUBLISHED } from './published-figures.ts';
import type { NewsQuestion } from './realtimeqa-set.ts';
import { coverageAt, riskCoverage } from './risk-coverage.ts';

type Ports = Pick<EvaluationPorts, 'progress' | 'signal'>;
/** Questions asked a second time, with every article known to hold their answer taken out. */
export const TAKEN_OUT = 100;

/** The questions that are asked without their articles, spread over the whole span of time. */
export function questionsTakenOut(questions: readonly NewsQuestion[]): NewsQuestion[] {
  return spreadOver(questions, Math.min(TAKEN_OUT, questions.length));
}

/** The articles known to hold an answer to one of these questions. */
export function articlesTakenOut(questions: readonly NewsQuestion[]): string[] {
  return [...new Set(questions.flatMap(({ articles }) => articles))];
}

/** Asks each question and keeps how sure the desk was and whether it was right. */
export async function judgeAnswers(app: App, questions: readonly NewsQuestion[], takenOut: boolean, { progress, signal }: Ports): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [at, { id, question, askedAt, answers }] of questions.entries()) {
    signal.throwIfAborted();
    const { answer } = await app.ask({ question, askedAtMs: Date.parse(askedAt), signal });
    const statements = answer.status === 'answered' ? answer.statements.slice(0, 3).map(({ text }) => text) : [];
    outcomes.push({ id, question, answers, takenOut, status: answer.status, confidence: answer.confidence, right: statements.some((text) => holdsAny(text, answers)), statements });
    progress(`abstention${takenOut ? ', articles taken out' : ''}: questions`, at + 1, questions.length);
  }
  return outcomes;
}

/** Shares of all questions, those without their articles among them, that are answered when 80 % and 90 % of the answers are to be right. */
export function abstentionFigures(outcomes: readonly Outcome[]): Measured {
  const judged = outcomes.map(({ status, confidence, right }) => ({ confidence: status === 'answered' ? Number(confidence) : null, right: right === true }));
  const curve = riskCoverage(judged);
  const answered = judged.filter(({ confidence }) => confidence !== null);
  const shareOf = (which: readonly Outcome[]): number => which.filter(({ status }) => status === 'answered').length / Math.max(1, which.length);
  const figures: Figure[] = [
    { name: 'answered at 80 % right', ours: share(coverageAt(curve, 0.8)), baseline: null, known: PUBLISHED.abstention.at80 },
    { name: 'answered at 90 % right', ours: share(coverageAt(curve, 0.9)), baseline: null, known: PUBLISHED.abstention.at90 },
    { name: 'answered as it stands', ours: share(shareOf(outcomes)), baseline: null, known: null },
    { name: 'right of those', ours: share(answered.filter(({ right }) => right).length / Math.max(1, answered.length)), baseline: null, known: null },
    { name: 'answered, articles taken out', ours: share(shareOf(outcomes.filter(({ takenOut }) => takenOut === true))), baseline: null, known: null },
  ];
  return { figures, outcomes };
}
