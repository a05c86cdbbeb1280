import type { Amendment, Corrections, DropReason } from '../domain/amendment.ts';
import { messageOf } from '../errors.ts';
import { backoffMs } from './backoff.ts';

/** What became of changing one message. Anything thrown counts as `not-applied`: the message is looked at again before it is changed. */
export type AmendOutcome =
  /** It stands as it should, now or before. */
  | { readonly kind: 'amended' }
  /** Worth another try. */
  | { readonly kind: 'not-applied'; readonly retryAfterMs: number | null; readonly why: string }
  | { readonly kind: 'dropped'; readonly reason: DropReason };

export type AmendEvent =
  | { readonly kind: 'amended'; readonly key: string }
  | { readonly kind: 'dropped'; readonly key: string; readonly reason: DropReason }
  | { readonly kind: 'postponed'; readonly key: string; readonly failures: number; readonly retryAtMs: number; readonly why: string };

export interface AmendPorts {
  readonly corrections: Pick<Corrections, 'find' | 'listReady' | 'claim' | 'confirm' | 'postpone' | 'drop'>;
  /** Reads the message as it stands, and changes it unless it says already what it should. */
  readonly amend: (amendment: Amendment, signal: AbortSignal) => Promise<AmendOutcome>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** For the log. */
  readonly report: (event: AmendEvent) => void;
}

const READY_MAX = 100;
/** At ten minutes each, two days: what cannot be changed by then is told by its buttons. */
const FAILURES_MAX = 300;

/**
 * Looks for what is to be corrected in posted messages, and corrects each: claimed in the database, changed, confirmed. A
 * kill anywhere leaves it to the next look: the change is made to the message as it then stands, and a message that bears
 * its note already is not changed again.
 */
export async function amendPosted(ports: AmendPorts, signal: AbortSignal): Promise<void> {
  const { corrections, now } = ports;
  await corrections.find(now());
  for (const { key } of await corrections.listReady(now(), READY_MAX)) {
    if (signal.aborted) return;
    const amendment = await corrections.claim(key);
    if (amendment !== null) await settle(amendment, await attempt(amendment, ports, signal), ports);
  }
}

async function attempt(amendment: Amendment, { amend }: AmendPorts, signal: AbortSignal): Promise<AmendOutcome> {
  try {
    return await amend(amendment, signal);
  } catch (thrown) {
    return { kind: 'not-applied', retryAfterMs: null, why: messageOf(thrown) };
  }
}

async function settle({ key, failures: before }: Amendment, outcome: AmendOutcome, { corrections, now, report }: AmendPorts): Promise<void> {
  switch (outcome.kind) {
    case 'amended':
      await corrections.confirm(key, now());
      return report({ kind: 'amended', key });
    case 'dropped':
      await corrections.drop(key, outcome.reason, now());
      return report({ kind: 'dropped', key, reason: outcome.reason });
    case 'not-applied': {
      const failures = before + 1;
      if (failures > FAILURES_MAX) {
        await corrections.drop(key, 'late', now());
        return report({ kind: 'dropped', key, reason: 'late' });
      }
      const retryAtMs = now() + backoffMs(failures, outcome.retryAfterMs);
      await corrections.postpone(key, failures, retryAtMs);
      return report({ kind: 'postponed', key, failures, retryAtMs, why: outcome.why });
    }
  }
}
