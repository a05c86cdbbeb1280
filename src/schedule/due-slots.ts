import type { DailyTime, DueSlot } from '../domain/slot.ts';
import type { Subscription } from '../domain/subscription.ts';
import { DAY_MS, formatLocalDate, localDayOf, parseLocalTime, weekdayOf } from './local-date.ts';
import { instantOf } from './slot-instant.ts';

/** How far back slots are looked for: older ones are nobody's news. */
export const LOOKBACK_MAX_MS = 31 * DAY_MS;
/** Once a week at least, a week further where a date is missing, and a day on either side for zones. */
const DAYS_AHEAD = 16;

type Timetable = DailyTime & Pick<Subscription, 'id' | 'effectiveFromMs'>;

/**
 * The slots of a subscription that fall due after `sinceMs`, up to and including `nowMs`, in order: at most 31 days of
 * them. Windows that follow one another give each slot once, however long they are. Whether it is paused is not looked at.
 */
export function dueSlots(subscription: Timetable, sinceMs: number, nowMs: number): readonly DueSlot[] {
  // effectiveFromMs itself counts: what is made at nine o'clock sharp for nine begins today.
  const after = Math.max(sinceMs, subscription.effectiveFromMs - 1, nowMs - LOOKBACK_MAX_MS);
  if (after >= nowMs) return [];
  const first = localDayOf(subscription.zone, after) - 1;
  const last = localDayOf(subscription.zone, nowMs) + 1;
  return slotsOf(subscription, first, last).filter(({ atMs }) => after < atMs && atMs <= nowMs);
}

/** The first slot due after `afterMs`. */
export function nextSlot(subscription: Timetable, afterMs: number): DueSlot | null {
  const after = Math.max(afterMs, subscription.effectiveFromMs - 1);
  const first = localDayOf(subscription.zone, after) - 1;
  return slotsOf(subscription, first, first + DAYS_AHEAD, after)[0] ?? null;
}

function slotsOf({ id, localTime, zone, days }: Timetable, first: number, last: number, firstAfterMs: number | null = null): DueSlot[] {
  const timeMs = parseLocalTime(localTime);
  const slots: DueSlot[] = [];
  for (let day = first; day <= last; day += 1) {
    if (!days.includes(weekdayOf(day))) continue;
    const atMs = instantOf(day, timeMs, zone);
    if (atMs === null || (firstAfterMs !== null && atMs <= firstAfterMs)) continue;
    slots.push({ subscriptionId: id, localDate: formatLocalDate(day), atMs });
    if (firstAfterMs !== null) break;
  }
  return slots;
}
