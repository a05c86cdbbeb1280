import type { Summariser } from './ports.ts';
import { SummariserError } from './summariser-error.ts';

/** In a row; then the endpoint is left alone for a while. */
const FAILURES_MAX = 3;
const REST_MS = 60_000;
/** More at once are not waited for: a summary is not worth a queue. */
const AT_ONCE_MAX = 4;

/** Spares an endpoint that is slow, dead or refuses, and those who would wait for it. `elapsedMs` is monotonic. */
export function withCircuitBreaker(summariser: Summariser, elapsedMs: () => number): Summariser {
  let failures = 0;
  let restsUntilMs = 0;
  let running = 0;
  return {
    model: summariser.model,
    async write(prompt, signal) {
      if (elapsedMs() < restsUntilMs) throw new SummariserError(`it failed ${FAILURES_MAX} times in a row and is left alone for a minute`);
      if (running >= AT_ONCE_MAX) throw new SummariserError('it is busy with other summaries');
      running++;
      try {
        const written = await summariser.write(prompt, signal);
        failures = 0;
        return written;
      } catch (error) {
        failures++;
        // After a rest a single failure is enough: it is tried once, and not three times over.
        if (failures >= FAILURES_MAX) restsUntilMs = elapsedMs() + REST_MS;
        throw error;
      } finally {
        running--;
      }
    },
  };
}
