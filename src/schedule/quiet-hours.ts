import type { QuietHours } from '../domain/watch.ts';
import { DAY_MS, localDayOf, parseLocalTime } from './local-date.ts';
import { instantOf } from './slot-instant.ts';

/**
 * Null if nothing keeps a watch from posting now; else the instant at which its quiet hours end. Hours that begin and end
 * at the same time are none.
 */
export function quietUntil(hours: QuietHours | null, nowMs: number): number | null {
  if (hours === null || hours.from === hours.until) return null;
  const from = parseLocalTime(hours.from);
  const until = parseLocalTime(hours.until);
  const today = localDayOf(hours.zone, nowMs);
  // Yesterday's night may still go on; tonight may have begun.
  for (const day of [today - 1, today]) {
    const beginMs = instantOf(day, from, hours.zone);
    const endMs = instantOf(until > from ? day : day + 1, until, hours.zone) ?? (beginMs === null ? null : beginMs + DAY_MS);
    if (beginMs !== null && endMs !== null && beginMs <= nowMs && nowMs < endMs) return endMs;
  }
  return null;
}
