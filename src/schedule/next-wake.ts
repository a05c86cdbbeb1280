import type { Subscription } from '../domain/subscription.ts';
import { nextSlot } from './due-slots.ts';

/**
 * However far off the next slot is, the loop looks again after this long by the clock: a machine that was suspended, a
 * clock that was set and a schedule that was just made are noticed within it.
 */
export const WAKE_MS_MAX = 30_000;

/** When the loop must look again, epoch milliseconds: at the next slot, the next retry, or `WAKE_MS_MAX` from now. Never before `nowMs`. */
export function nextWake(subscriptions: readonly Subscription[], nowMs: number, retryAtMs: number | null = null): number {
  let wakeMs = nowMs + WAKE_MS_MAX;
  for (const subscription of subscriptions) {
    if (subscription.state.status !== 'active') continue;
    wakeMs = Math.min(wakeMs, nextSlot(subscription, nowMs)?.atMs ?? wakeMs);
  }
  return Math.max(nowMs, Math.min(wakeMs, retryAtMs ?? wakeMs));
}
