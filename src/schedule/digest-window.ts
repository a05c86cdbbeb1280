import type { Delivery } from '../domain/delivery.ts';
import { DAY_MS } from './local-date.ts';

/** The first digest tells of a day; none of more than a week. */
const FIRST_REACH_MS = DAY_MS;
const REACH_MS_MAX = 7 * DAY_MS;

/**
 * What a digest tells of: from where the last delivered one ended, so that a day that was skipped, or a weekend without
 * digests, is not lost. It ends when it was due, however late it is composed. Epoch milliseconds.
 */
export function digestWindow({ dueAtMs }: Pick<Delivery, 'dueAtMs'>, history: readonly Delivery[]): { readonly sinceMs: number; readonly untilMs: number } {
  const delivered = history.filter(({ state, dueAtMs: endedMs }) => state.status === 'delivered' && endedMs < dueAtMs).map((earlier) => earlier.dueAtMs);
  const lastMs = delivered.length === 0 ? dueAtMs - FIRST_REACH_MS : Math.max(...delivered);
  return { sinceMs: Math.max(lastMs, dueAtMs - REACH_MS_MAX), untilMs: dueAtMs };
}
