import { type AmendEvent, amendPosted, type AmendPorts } from '../../schedule/index.ts';
import type { Desk } from '../desk.ts';
import { repeatEvery } from '../life/repeat-every.ts';
import { stackOf } from '../manners/error-words.ts';

/** How often posted messages are looked at for what has changed since, by the clock. */
const AMEND_EVERY_MS = 60_000;
/** Where posts in channels stand, and what they quote, is kept for so long: old ones are hardly read, and nobody asks for their correction. */
const POSTED_KEPT_MS = 365 * 86_400_000;

/** Corrects posted messages from now on, one look at a time, until the function it gives is called; that resolves when nothing is on its way. */
export function startAmending({ app, clock, log, metrics }: Desk, amend: AmendPorts['amend'], stop: AbortSignal): () => Promise<void> {
  let running: Promise<void> | null = null;
  const report = (event: AmendEvent): void => {
    metrics.deliveries.inc({ kind: 'correction', outcome: event.kind });
    if (event.kind === 'postponed') log.warn({ posted: event.key, failures: event.failures, retryAt: new Date(event.retryAtMs).toISOString(), why: event.why }, 'a posted message will be corrected later');
    else if (event.kind === 'dropped') log.warn({ posted: event.key, reason: event.reason }, 'a posted message could not be corrected');
    else log.info({ posted: event.key }, 'a posted message was corrected');
  };
  const look = (): Promise<void> => (running ??= amendPosted({ corrections: app.corrections, amend, now: clock.now, report }, stop)
    .then(async () => { await app.corrections.forgetBefore(clock.now() - POSTED_KEPT_MS); })
    .catch((error: unknown) => log.error({ stack: stackOf(error) }, 'posted messages could not be looked at for corrections'))
    .finally(() => { running = null; }));
  const end = repeatEvery(clock.realMs(AMEND_EVERY_MS), look);
  void look();
  return async () => {
    end();
    await running;
  };
}
