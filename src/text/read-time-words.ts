import type * as chrono from 'chrono-node';
import { casual } from 'chrono-node/en';
import { DateTime, type DateTimeUnit } from 'luxon';
import { isIsoDay, parseAgoMs } from './parse-instant.ts';

/** The stretch of time that words name, epoch milliseconds, half-open; a moment begins and ends at once. */
export interface TimeExtent {
  readonly startMs: number;
  readonly endMs: number;
}

const LENGTH_MAX = 60;
const LEADING = /^(?:since|from|after|until|till|til|up to|before|on|in|during|the)\s+/i;
const AMOUNT = /^(?:the )?(?:last |past )?(\d{1,4}|an?|one|two|three|four|five|six|seven|ten) ?(h|hours?|hrs?|d|days?|w|weeks?|months?|y|years?)(?: ago)?$/i;
const NUMBER_WORDS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10 };
const UNITS: Readonly<Record<string, 'hours' | 'days' | 'weeks' | 'months' | 'years'>> = { h: 'hours', d: 'days', w: 'weeks', m: 'months', y: 'years' };
const CALENDAR = /^(this|last|past|previous) (week|month|year)$/i;
const ISO_BEGINNING = /^\d{4}-\d{1,2}-\d{1,2}/;
const YEAR = /^(?:19|20)\d{2}$/;
/** 03/04/2026 is March or April by country: unless a number over 12 settles it, it says nothing certain. */
const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-]\d{2,4})?$/;

/**
 * What a person may type for a time: "2026-03-04", an ISO moment, "7d", "36 hours", "yesterday", "last week", "1 March",
 * "Monday", "March 2025", "2025". Days are those of `timeZone` (IANA); a day without a year is the last one that has come.
 * Null if any of the text is not understood.
 */
export function readTimeWords(typed: string, nowMs: number, timeZone: string): TimeExtent | null {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (text === '' || text.length > LENGTH_MAX || !Number.isFinite(nowMs)) return null;
  const now = DateTime.fromMillis(nowMs, { zone: timeZone });
  if (!now.isValid) return null;
  const words = text.replace(LEADING, '').replace(LEADING, '');
  // What begins as an ISO date is one, or a slip that must not be read as something else.
  if (ISO_BEGINNING.test(text)) return readIso(text, timeZone);
  if (/^[+-]/.test(text)) return null;
  return readAmount(words, now) ?? readCalendar(words, now) ?? readWritten(words, now);
}

function moment(at: DateTime): TimeExtent | null {
  return at.isValid ? { startMs: at.toMillis(), endMs: at.toMillis() } : null;
}

function whole(at: DateTime, unit: DateTimeUnit): TimeExtent | null {
  const start = at.startOf(unit);
  return start.isValid ? { startMs: start.toMillis(), endMs: start.plus({ [`${unit}s`]: 1 }).toMillis() } : null;
}

function readIso(text: string, zone: string): TimeExtent | null {
  const at = DateTime.fromISO(text.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d{2}:)/, '$1T'), { zone });
  return isIsoDay(text) ? whole(at, 'day') : moment(at);
}

/** So much before now, to the minute: "7d" is a hundred and sixty-eight hours. */
function readAmount(text: string, now: DateTime): TimeExtent | null {
  const agoMs = parseAgoMs(text.toLowerCase());
  if (agoMs !== null) return moment(now.minus({ milliseconds: agoMs }));
  const [, written = '', unit = ''] = AMOUNT.exec(text) ?? [];
  const unitName = UNITS[unit.toLowerCase().charAt(0)];
  if (unitName === undefined) return null;
  return moment(now.minus({ [unitName]: NUMBER_WORDS[written.toLowerCase()] ?? Number(written) }));
}

function readCalendar(text: string, now: DateTime): TimeExtent | null {
  if (/^now$/i.test(text)) return moment(now);
  if (/^today$/i.test(text)) return whole(now, 'day');
  if (/^yesterday$/i.test(text)) return whole(now.minus({ days: 1 }), 'day');
  if (YEAR.test(text)) return whole(now.set({ year: Number(text), month: 1, day: 1 }), 'year');
  const [, which = '', unit = ''] = CALENDAR.exec(text.toLowerCase()) ?? [];
  if (unit === '') return null;
  const named = unit as 'week' | 'month' | 'year';
  return whole(which === 'this' ? now : now.minus({ [`${named}s`]: 1 }), named);
}

/** Dates in words, which must be all that is there: "last Tuesdayish" names no day. */
function readWritten(text: string, now: DateTime): TimeExtent | null {
  if (isAmbiguous(text)) return null;
  const reference = { instant: now.toJSDate(), timezone: now.offset };
  const [found] = casual.parse(text, reference);
  if (found === undefined || found.index !== 0 || found.text.length !== text.length) return null;
  const start = extentOf(found.start, now);
  const end = found.end ? extentOf(found.end, now) : start;
  if (start === null || end === null) return null;
  return end.endMs < start.startMs ? null : { startMs: start.startMs, endMs: end.endMs };
}

function isAmbiguous(text: string): boolean {
  const [, first = '', second = ''] = NUMERIC.exec(text) ?? [];
  return first !== '' && first !== second && Number(first) <= 12 && Number(second) <= 12;
}

function extentOf(parts: chrono.ParsedComponents, now: DateTime): TimeExtent | null {
  if (parts.isCertain('hour')) return parts.isCertain('timezoneOffset') ? moment(DateTime.fromJSDate(parts.date())) : moment(localTime(parts, now));
  const hasDay = parts.isCertain('day') || parts.isCertain('weekday');
  const day = localTime(parts, now).startOf('day');
  if (!day.isValid || (!hasDay && !parts.isCertain('month'))) return null;
  const past = lastThatCame(day, parts, now);
  return whole(past, hasDay ? 'day' : 'month');
}

function localTime(parts: chrono.ParsedComponents, now: DateTime): DateTime {
  const value = (name: chrono.Component): number => parts.get(name) ?? 0;
  return DateTime.fromObject({ year: value('year'), month: value('month'), day: value('day'), hour: value('hour'), minute: value('minute'), second: value('second') }, { zone: now.zone });
}

/** chrono takes the nearest March or Tuesday on either side; of news, the last one is meant. */
function lastThatCame(day: DateTime, parts: chrono.ParsedComponents, now: DateTime): DateTime {
  if (parts.isCertain('year') || day <= now) return day;
  return day.minus(parts.isCertain('weekday') && !parts.isCertain('day') ? { weeks: 1 } : { years: 1 });
}
