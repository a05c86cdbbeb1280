import { DAY_MS, parseLocalDate, parseLocalTime } from './local-date.ts';
import { zoneOffsetMs } from './zone-offset.ts';

/**
 * The instant, in epoch milliseconds, at which a zone's clocks first show this time on this date.
 *
 * - In a gap (clocks put forward over it): the first instant after the gap.
 * - In an overlap (shown twice): the first of the two.
 * - null if the zone never had that date (Pacific/Apia has no 30 December 2011).
 *
 *      local  ──a──╮                 the clocks' change is found as an instant T with the offsets a before and b after it;
 *                  T╰──b──           the asked time L is then L − a if that is before T, L − b if that is not, else the gap
 *
 * Luxon is not used: within a gap it moves the time on by the gap's length (02:30 becomes 03:30), and within an overlap
 * it takes whichever offset it happens to guess first.
 *
 * @throws RangeError for a date, time or zone that does not exist.
 */
export function slotInstant(localDate: string, localTime: string, zone: string): number | null {
  return instantOf(parseLocalDate(localDate), parseLocalTime(localTime), zone);
}

/** As `slotInstant`, of a count of days since 1970-01-01 and milliseconds since midnight. */
export function instantOf(days: number, timeMs: number, zone: string): number | null {
  const wanted = days * DAY_MS + timeMs;
  // No clock was ever more than 16 hours from UTC, and none has changed twice within two days since 1970.
  const from = wanted - DAY_MS;
  const until = wanted + DAY_MS;
  const before = zoneOffsetMs(zone, from);
  const after = zoneOffsetMs(zone, until);
  if (before === after) return wanted - before;
  const change = changeBetween(zone, from, until, before);
  if (wanted - before < change) return wanted - before;
  if (wanted - after >= change) return wanted - after;
  const isDateMissing = change + before <= days * DAY_MS && (days + 1) * DAY_MS <= change + after;
  return isDateMissing ? null : change;
}

/** The first instant, to the second, at which the offset is no longer `before`. */
function changeBetween(zone: string, from: number, until: number, before: number): number {
  let old = Math.floor(from / 1_000);
  let changed = Math.ceil(until / 1_000);
  while (changed - old > 1) {
    const middle = Math.floor((old + changed) / 2);
    if (zoneOffsetMs(zone, middle * 1_000) === before) old = middle;
    else changed = middle;
  }
  return changed * 1_000;
}
