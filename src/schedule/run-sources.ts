/** One look at what is due. */
interface PollPass {
  /** When something is due next, epoch milliseconds; null: nothing is. */
  readonly nextDueMs: number | null;
}

export interface RunSourcesPorts {
  readonly pollDue: (signal: AbortSignal) => Promise<PollPass>;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** A source that was added meanwhile, or a clock that was set, is noticed within this. */
const LOOK_EVERY_MS = 30_000;
/** After a pass that failed as a whole (the database is not there): not at once again. */
const FAILED_PASS_WAIT_MS = 60_000;

/**
 * Asks what is due, sleeps until more is, and so on until the signal is aborted. Nothing is counted in ticks, so nothing
 * drifts, and what was due while the machine slept is asked once. Throws nothing.
 *
 * @example
 * void runSources({ pollDue: (signal) => app.sources.pollDue(signal), now: clock.now, sleep, report: (error) => log.error(error) }, stop);
 */
export async function runSources({ pollDue, now, sleep, report }: RunSourcesPorts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let waitMs = FAILED_PASS_WAIT_MS;
    try {
      const { nextDueMs } = await pollDue(signal);
      waitMs = nextDueMs === null ? LOOK_EVERY_MS : Math.min(LOOK_EVERY_MS, nextDueMs - now());
    } catch (error) {
      if (!signal.aborted) report(error);
    }
    // At least a second: what is due and fails at once must not spin.
    if (!signal.aborted) await sleep(Math.max(1_000, waitMs), signal);
  }
}
