import { LOOKBACK_MAX_MS } from './due-slots.ts';
import { nextWake } from './next-wake.ts';
import type { SchedulePorts } from './ports.ts';
import { advanceDeliveries, openDueSlots, SCHEDULE_SETTINGS_DEFAULT, type ScheduleSettings } from './schedule-pass.ts';
import { openWatchBatches } from './watch-pass.ts';

/** After a failure of the whole pass (the database is not there): not at once again, not much later. */
const FAILED_PASS_WAIT_MS = 10_000;

/**
 * Delivers what is due, and what watches have found, until the signal is aborted: looks, delivers, sleeps until the next slot, and never longer than
 * half a minute by the clock. Nothing is counted in ticks, so nothing drifts. What was due while the machine slept is
 * found at the first look after it; after a clock that was put back, everything recent is looked at again, and the ledger
 * knows what was delivered. Ends when what was being sent has ended; throws nothing.
 *
 * @example
 * await runSchedule({ ...ports, sleep: (ms, signal) => setTimeout(clock.realMs(ms), undefined, { signal }).catch(() => undefined) }, controller.signal);
 */
export async function runSchedule(ports: SchedulePorts, signal: AbortSignal, settings: ScheduleSettings = SCHEDULE_SETTINGS_DEFAULT): Promise<void> {
  let lookedUntilMs = ports.now() - LOOKBACK_MAX_MS;
  while (!signal.aborted) {
    let wakeAtMs = ports.now() + FAILED_PASS_WAIT_MS;
    try {
      const subscriptions = await ports.subscriptions.list({ status: 'active' });
      const nowMs = ports.now();
      const sinceMs = nowMs < lookedUntilMs ? nowMs - LOOKBACK_MAX_MS : lookedUntilMs;
      lookedUntilMs = await openDueSlots(subscriptions, sinceMs, ports, settings);
      await advanceDeliveries(ports, settings, signal);
      // Matching takes its time, and no digest is to wait for it; what it opens is delivered at the next look, which is at once.
      await openWatchBatches(ports, nextWake(subscriptions, lookedUntilMs), signal);
      wakeAtMs = nextWake(subscriptions, lookedUntilMs, await ports.ledger.nextRetryMs(ports.now()));
    } catch (error) {
      ports.report({ kind: 'failed', key: null, error });
    }
    // At least a moment: a retry that is due and fails at once must not spin.
    if (!signal.aborted) await ports.sleep(Math.max(1, wakeAtMs - ports.now()), signal);
  }
}
