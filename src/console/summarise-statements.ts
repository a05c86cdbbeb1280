import type { App } from '../app-contract.ts';
import type { Statement } from '../domain/answer.ts';
import type { Summary } from '../domain/summary.ts';
import { noteSummary, type Session } from './session.ts';

/** The summary to print above statements; null if no model is set, or it does not answer in the short while that is waited for. */
export async function summariseStatements(session: Session, app: App, question: string, statements: readonly Statement[]): Promise<Summary | null> {
  if (session.config.summary === null || statements.length === 0) return null;
  const outcome = await app.summarise({ question, statements, waitMs: session.config.summaryWaitMs.console });
  if (outcome.status === 'dropped') noteSummary(session, outcome.reason);
  return outcome.status === 'written' ? outcome.summary : null;
}
