import type { Clock } from '../../clock.ts';
import type { SchedulePorts } from '../../schedule/index.ts';

/** Longer than this a timer of Node's fires at once. */
const TIMER_MAX_MS = 2_147_483_647;

export interface WakefulSleep {
  readonly sleep: SchedulePorts['sleep'];
  /** Ends the sleep; if nobody sleeps, the next one does not begin. */
  readonly wake: () => void;
}

/** Sleeps by the clock, until it is time, the signal is aborted, or somebody wakes it. */
export function createSleep({ realMs }: Pick<Clock, 'realMs'>): WakefulSleep {
  let isWanted = false;
  let rise: (() => void) | null = null;
  return {
    wake: () => {
      isWanted = true;
      rise?.();
    },
    sleep: (ms, signal) => new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        rise = null;
        isWanted = false;
        resolve();
      };
      const timer = setTimeout(end, Math.min(TIMER_MAX_MS, realMs(ms)));
      signal.addEventListener('abort', end, { once: true });
      rise = end;
      if (isWanted || signal.aborted) end();
    }),
  };
}
