import cliProgress from 'cli-progress';
import type { Progress } from '../app-contract.ts';
import type { Output } from './console-io.ts';

const COLUMNS = 28;
/** Part of the bar that travels while the total is not known. */
const SHUTTLE = 6;

/** A bar, or one that travels where the total is not known; silent where there is no terminal to draw on. */
export function createProgress(output: Output, what: string, unit: readonly [one: string, many: string]): { update: (progress: Progress) => void; stop: () => void } {
  if (output.isTTY !== true) return { update: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar({
    stream: output,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 50,
    format: (_, { progress, value, total, eta }, payload: { known?: boolean }) => {
      const units = value === 1 && payload.known !== true ? unit[0] : unit[1];
      if (payload.known !== true) return `${what}  ${drawBar(value % (COLUMNS - SHUTTLE), SHUTTLE)}  ${value} ${units}`;
      const rest = Number.isFinite(eta) && eta >= 1 ? `, about ${Math.ceil(eta)} s left` : '';
      return `${what}  ${drawBar(0, Math.round(progress * COLUMNS))}  ${value} of ${total} ${units}${rest}`;
    },
  });
  let started = false;
  return {
    update: ({ done, total }) => {
      const payload = { known: total !== null };
      if (!started) bar.start(total ?? done, done, payload);
      started = true;
      bar.setTotal(Math.max(total ?? done, 1));
      bar.update(done, payload);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}

function drawBar(before: number, filled: number): string {
  return `${'╌'.repeat(before)}${'━'.repeat(filled)}${'╌'.repeat(COLUMNS - before - filled)}`;
}
