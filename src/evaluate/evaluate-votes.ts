import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Feedback } from '../domain/memory.ts';
import { openDeskStore, StoreError } from '../store/index.ts';
import { count, type Figure, type SetResult } from './figures.ts';

const TITLE = "Readers' votes";

/** What readers of the configured store thought of the replies; null if there is no store, or nobody has voted; absent if it cannot be read. */
export function evaluateVotes({ dataDir }: Pick<Config, 'dataDir'>): SetResult | null {
  const path = join(dataDir, 'foreign-desk.db');
  if (!existsSync(path)) return null; // measuring makes no store
  const started = performance.now();
  try {
    const votes = readVotes(path);
    if (votes.length === 0) return null;
    return { set: 'votes', title: TITLE, partial: null, baseline: 'none', figures: voteFigures(votes), milliseconds: performance.now() - started };
  } catch (error) {
    // The bot may be running on it; what else is measured does not depend on it.
    if (error instanceof StoreError) return { set: 'votes', title: TITLE, absent: error.message };
    throw error;
  }
}

function readVotes(path: string): readonly Feedback[] {
  const store = openDeskStore(path);
  try {
    return store.memory.listFeedback();
  } finally {
    store.close();
  }
}

/** How many were helped: of all, and of those who got an answer or a refusal. */
export function voteFigures(votes: readonly Feedback[]): Figure[] {
  const helped = (name: string, among: readonly Feedback[]): Figure => ({ name, ours: count(among.filter(({ vote }) => vote === 'up').length, among.length), baseline: null, known: null });
  const of = (status: Feedback['status']): Feedback[] => votes.filter((vote) => vote.status === status);
  return [helped('votes up', votes), helped('votes up, answered', of('answered')), helped('votes up, not found', of('not-found'))];
}
