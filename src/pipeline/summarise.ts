import type { SummariseRequest } from '../app-contract.ts';
import type { SummaryOutcome } from '../domain/summary.ts';
import { checkSummary, SummariserError, type Summariser, writePrompt } from '../summarise/index.ts';

export interface SummarisePorts {
  /** Null: no model is set. */
  readonly summariser: Summariser | null;
  /** A word that nobody can guess. */
  readonly makeFence: () => string;
}

/** A short text of a model on statements about to be printed, if one is set, answers in time and keeps to them. Never throws for the model's sake. */
export async function summarise({ question, statements, waitMs }: SummariseRequest, { summariser, makeFence }: SummarisePorts): Promise<SummaryOutcome> {
  if (summariser === null || statements.length === 0) return { status: 'off' };
  try {
    const written = await summariser.write(writePrompt(question, statements, makeFence), AbortSignal.timeout(waitMs));
    const checked = checkSummary(written, summariser.model, statements);
    return 'summary' in checked ? { status: 'written', summary: checked.summary } : { status: 'dropped', reason: checked.fault };
  } catch (error) {
    if (error instanceof SummariserError) return { status: 'dropped', reason: error.message };
    throw error;
  }
}
