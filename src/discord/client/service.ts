import type { Desk } from '../desk.ts';
import type { MessageCommand, SlashCommand } from '../handlers.ts';
import type { RateLimits } from '../manners/rate-limits.ts';
import type { WorkQueue } from '../manners/work-queue.ts';

/** Everything that answers, by name. */
export interface Handlers {
  readonly slash: ReadonlyMap<string, SlashCommand>;
  readonly menu: ReadonlyMap<string, MessageCommand>;
}

/** What serves one event of Discord. */
export interface Service {
  readonly desk: Desk;
  readonly handlers: Handlers;
  readonly queue: WorkQueue;
  readonly limits: RateLimits;
  readonly isStopping: () => boolean;
  /** Real milliseconds of the machine, for durations. */
  readonly elapsedMs: () => number;
}

/** Minutes of the clock that work may wait for its turn: an interaction's token lives for fifteen. */
export const WAIT_MAX_MS = 14 * 60_000;

/** A stretch of time from now on, in milliseconds. */
export function stopwatch(elapsedMs: () => number): () => number {
  const began = elapsedMs();
  return () => elapsedMs() - began;
}
