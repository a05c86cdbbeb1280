import { DeskError, messageOf } from '../../errors.ts';
import { runSources } from '../../schedule/index.ts';
import type { Desk } from '../desk.ts';
import { stackOf } from '../manners/error-words.ts';
import { createSleep } from '../posting/create-sleep.ts';

/** Reads sources as they fall due, until it is stopped; gives what stops it and waits for the end. */
export function startReading({ app, clock, log, sourceNames }: Desk): () => Promise<void> {
  const stop = new AbortController();
  let said = '';
  const running = runSources({
    pollDue: async (signal) => {
      const pass = await app.sources.pollDue(signal);
      said = '';
      for (const { sourceId, outcome, problem } of pass.polled) {
        if (outcome === 'retired' || outcome === 'forbidden') log.warn({ source: sourceId, problem }, 'a source is not read any more');
        else if (outcome === 'failed') log.info({ source: sourceId, problem }, 'a source could not be read');
      }
      if (pass.articles.stored + pass.articles.revised + pass.articles.retracted > 0) log.info(pass.articles, 'sources were read');
      if (pass.polled.length > 0) await sourceNames.refresh();
      return pass;
    },
    now: clock.now,
    sleep: createSleep(clock).sleep,
    report: (error) => {
      // Told once, not at every look: what is wrong (no contact address, a full disk) stays wrong until somebody mends it.
      const message = messageOf(error);
      if (message === said) return;
      said = message;
      if (error instanceof DeskError) log.warn(message);
      else log.error({ stack: stackOf(error) }, 'sources could not be read');
    },
  }, stop.signal);
  return async () => {
    stop.abort();
    await running;
  };
}
