import PQueue from 'p-queue';

type Reason = 'waited-too-long' | 'stopping';

export interface Work {
  /** Answers; handles its own failures. */
  readonly run: () => Promise<void>;
  /** Told instead of `run` if its turn did not come in time, or will not come any more. */
  readonly giveUp: (reason: Reason) => Promise<void>;
  /** Help, buttons, settings: work that does not wait behind questions. */
  readonly isLight: boolean;
  /** Real milliseconds it may wait for its turn. */
  readonly waitMaxMs: number;
}

/** A place in the queue, taken in the tick in which an interaction arrives, before it is acknowledged. */
export interface Ticket {
  readonly start: (work: Work) => void;
  /** Gives the place back without working. */
  readonly release: () => void;
}

export interface WorkQueue {
  /** Null when as many are waiting as may. */
  readonly admit: () => Ticket | null;
  /** How many wait for their turn. */
  readonly waiting: () => number;
  /** Waits for everything admitted, so many real milliseconds at most; then what still waits is given up. Gives how many that was. */
  readonly drain: (ms: number) => Promise<number>;
}

export interface WorkQueueSettings {
  /** How many questions are answered at the same time. */
  readonly atOnce: number;
  readonly waitingMax: number;
  readonly onWaiting: (waiting: number) => void;
  /** What `run` or `giveUp` threw all the same. */
  readonly onDefect: (error: unknown) => void;
}

const GAVE_UP = Symbol('gave up');

/** Light work runs beside the answers, so that neither a long ingest of the owner nor a burst of questions holds up /help. */
const LIGHT_AT_ONCE = 4;

/** Bounded, so that a burst neither fills the memory nor keeps anybody waiting past the life of their interaction. */
export function createWorkQueue({ atOnce, waitingMax, onWaiting, onDefect }: WorkQueueSettings): WorkQueue {
  const answers = new PQueue({ concurrency: atOnce });
  const light = new PQueue({ concurrency: LIGHT_AT_ONCE });
  const impatient = new Set<(reason: Reason) => void>();
  let held = 0;
  let waiting = 0;
  let whenEmpty: (() => void) | null = null;
  const changeWaiting = (by: number): void => onWaiting(waiting += by);
  const letGo = (): void => {
    held -= 1;
    if (held === 0) whenEmpty?.();
  };

  const start = (work: Work): void => {
    const { done, stopWaiting } = enqueue(work.isLight ? light : answers, work, () => {
      impatient.delete(stopWaiting);
      changeWaiting(-1);
    });
    impatient.add(stopWaiting);
    void done.catch(onDefect).finally(letGo);
  };

  return {
    admit() {
      // Those who are still being acknowledged count as waiting, unless there is nobody before them.
      if (waiting >= waitingMax + Math.max(0, atOnce - answers.pending)) return null;
      held += 1;
      changeWaiting(1);
      let isUsed = false;
      const once = (then: () => void) => (): void => {
        if (!isUsed) then();
        isUsed = true;
      };
      return {
        start: (work) => once(() => start(work))(),
        release: once(() => {
          changeWaiting(-1);
          letGo();
        }),
      };
    },
    waiting: () => waiting,
    async drain(ms) {
      if (held === 0) return 0;
      const empty = new Promise<void>((resolve) => { whenEmpty = resolve; });
      await Promise.race([empty, delay(ms)]);
      const left = [...impatient];
      for (const stopWaiting of left) stopWaiting('stopping');
      return left.length;
    },
  };
}

/** Puts work into a queue. `onLeave` is called once when its waiting ends, later than this returns, whichever way it does. */
function enqueue(queue: PQueue, work: Work, onLeave: () => void): { readonly done: Promise<void>; readonly stopWaiting: (reason: Reason) => void } {
  const patience = new AbortController();
  let reason: Reason = 'waited-too-long';
  const stopWaiting = (why: Reason): void => {
    reason = why;
    patience.abort(GAVE_UP);
  };
  const timer = setTimeout(stopWaiting, work.waitMaxMs, 'waited-too-long');
  const perform = async (): Promise<void> => {
    let isWaiting = true;
    const leave = (): void => {
      clearTimeout(timer);
      if (isWaiting) onLeave();
      isWaiting = false;
    };
    try {
      await queue.add(async () => {
        leave();
        await work.run();
      }, { signal: patience.signal });
    } catch (error) {
      leave();
      if (error !== GAVE_UP) throw error;
      await work.giveUp(reason);
    }
  };
  return { done: Promise.resolve().then(perform), stopWaiting };
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms).unref(); });
}
