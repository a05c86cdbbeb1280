import type { Desk } from '../desk.ts';
import { stackOf } from '../manners/error-words.ts';
import { RETENTION } from '../retention.ts';

/** Erases what is kept no longer. Never throws. */
export async function forgetOld({ app, clock, log }: Pick<Desk, 'app' | 'clock' | 'log'>): Promise<void> {
  const now = clock.now();
  try {
    await app.memory.forgetBefore({ conversationsMs: now - RETENTION.conversationsMs, repliesMs: now - RETENTION.repliesMs });
  } catch (error) {
    log.warn({ stack: stackOf(error) }, 'old conversations and replies could not be erased');
  }
}
