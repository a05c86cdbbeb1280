import cliProgress from 'cli-progress';
import type { Progress } from '../app-contract.ts';
import type { Output } from './console-io.ts';

/** A bar, or a count where the total is not known; silent where there is no terminal to draw on. */
export function createProgress(output: Output, what: string, unit: string): { update: (progress: Progress) => void; stop: () => void } {
  if (output.isTTY !== true) return { update: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar({
    stream: output,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 28,
    etaBuffer: 50,
    format: (options, { progress, value, total, eta }, payload: { known?: boolean }) => {
      if (payload.known !== true) return `${what}  ${value} ${unit}`;
      const filled = Math.round(progress * (options.barsize ?? 0));
      const rest = Number.isFinite(eta) && eta >= 1 ? `, about ${Math.ceil(eta)} s left` : '';
      return `${what}  ${'━'.repeat(filled)}${'╌'.repeat((options.barsize ?? 0) - filled)}  ${value} of ${total} ${unit}${rest}`;
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
