/** What a progress line is drawn on. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

export interface ProgressLine {
  step(what: string, done?: number, total?: number): void;
  /** Takes the line off the screen. */
  clear(): void;
}

const REDRAW_MS = 100;
const ERASE_LINE = '\r\x1b[K';

/** One line on standard error that is drawn over; nothing at all if it is not a terminal. */
export function createProgressLine(stream: ProgressStream, elapsedMs: () => number): ProgressLine {
  if (stream.isTTY !== true) return { step: () => undefined, clear: () => undefined };
  let drawnAtMs = Number.NEGATIVE_INFINITY;
  let last = '';
  return {
    step(what, done, total) {
      const now = elapsedMs();
      if (what === last && now - drawnAtMs < REDRAW_MS && done !== total) return;
      [last, drawnAtMs] = [what, now];
      stream.write(`${ERASE_LINE}${what}${done === undefined ? '' : ` ${done}${total === undefined ? '' : `/${total}`}`}`);
    },
    clear: () => void stream.write(ERASE_LINE),
  };
}
