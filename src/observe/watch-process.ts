import type { EventEmitter } from 'node:events';
import { DeskError } from '../errors.ts';
import type { Logger } from './create-logger.ts';

/** What is used of the process. */
export interface WatchedProcess extends Pick<EventEmitter, 'on' | 'off'> {
  readonly exit: (code: number) => void;
}

export interface ProcessWatch {
  /** Aborted by SIGTERM or SIGINT: stop in good order. */
  readonly stop: AbortSignal;
  /** Aborted by a defect that nobody caught, with the DeskError to report. */
  readonly defect: AbortSignal;
  readonly unwatch: () => void;
}

/** A supervisor kills after ten seconds; what is not in order by then will not be. */
const STOP_MAX_MS = 9_500;
const DEFECT_STOP_MAX_MS = 5_000;
/** npm passes a Ctrl-C on that the terminal has delivered already: twice within this time is once. */
const SAME_SIGNAL_MS = 300;

/**
 * Turns signals and uncaught defects into two abort signals. A second signal ends the process at once; a stop that takes
 * too long is ended before a supervisor would.
 */
export function watchProcess(watched: WatchedProcess, log: Logger, elapsedMs: () => number): ProcessWatch {
  const stop = new AbortController();
  const defect = new AbortController();
  let firstAtMs = 0;
  const exitAfter = (ms: number, code: number): void => void setTimeout(() => watched.exit(code), ms).unref();
  const onSignal = (name: string): void => {
    if (!stop.signal.aborted) {
      firstAtMs = elapsedMs();
      log.info({ signal: name }, 'stopping');
      exitAfter(STOP_MAX_MS, 0);
      stop.abort();
    } else if (elapsedMs() - firstAtMs > SAME_SIGNAL_MS) {
      watched.exit(1);
    }
  };
  const onDefect = (error: unknown): void => {
    log.fatal({ stack: error instanceof Error ? error.stack : typeof error }, 'a defect that nobody caught');
    exitAfter(DEFECT_STOP_MAX_MS, 1);
    defect.abort(new DeskError('Foreign Desk stopped because of a defect in it; the log has the details. Please report it.'));
  };
  watched.on('SIGTERM', onSignal).on('SIGINT', onSignal).on('uncaughtException', onDefect).on('unhandledRejection', onDefect);
  return {
    stop: stop.signal,
    defect: defect.signal,
    unwatch: () => void watched.off('SIGTERM', onSignal).off('SIGINT', onSignal).off('uncaughtException', onDefect).off('unhandledRejection', onDefect),
  };
}
