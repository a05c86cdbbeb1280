import type { Desk } from '../desk.ts';
import { stackOf } from '../manners/error-words.ts';

/** Removes the articles that the settings no longer keep. Never throws. */
export async function tidyUp({ app, clock, log }: Pick<Desk, 'app' | 'clock' | 'log'>): Promise<void> {
  try {
    const report = await app.tidy(clock.now());
    if (report !== null && (report.removed > 0 || report.isTooLarge)) log.info({ ...report }, 'removed old articles');
  } catch (error) {
    log.warn({ stack: stackOf(error) }, 'old articles could not be removed');
  }
}
