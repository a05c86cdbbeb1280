import type { Weekday } from '../domain/slot.ts';
import { zoneOffsetMs } from './zone-offset.ts';

export const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` as a count of days since 1970-01-01. @throws RangeError if there is no such date. */
export function parseLocalDate(text: string): number {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
  if (Number.isNaN(days) || formatLocalDate(days) !== text) throw new RangeError(`Not a date of the form YYYY-MM-DD: ${text}`);
  return days;
}

export function formatLocalDate(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** `HH:MM` as milliseconds since midnight. @throws RangeError if there is no such time. */
export function parseLocalTime(text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) throw new RangeError(`Not a time of the form HH:MM: ${text}`);
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** What a zone's calendar shows at an instant, as a count of days since 1970-01-01. */
export function localDayOf(zone: string, atMs: number): number {
  return Math.floor((atMs + zoneOffsetMs(zone, atMs)) / DAY_MS);
}

export function weekdayOf(days: number): Weekday {
  return ((((days + 3) % 7) + 7) % 7 + 1) as Weekday; // 1970-01-01 was a Thursday
}
