import type * as chrono from 'chrono-node';
import { casual } from 'chrono-node/en';
import { DateTime } from 'luxon';
import type { TimeWindow } from '../domain/query.ts';

const DAY_MS = 86_400_000;
/** Reports of an event appear from the day itself to a day or two after it. */
const REPORTED_WITHIN_DAYS = 2;

const CALENDAR = /\b(?<which>this|last|past|previous|next|coming) (?<unit>week|weekend|month|year)\b/i;
const LAST_N = /\b(?:the )?(?:last|past) (?<count>\d{1,3}|two|three|four|five|six|seven|ten|few|couple of) (?<unit>day|week|month|year)s\b/i;
const BARE_YEAR = /\b(?:in|of|since|during|by|throughout|early|late|mid|back in) (?<year>(?:19|20)\d{2})\b/i;
const NUMBER_WORDS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10, few: 4, 'couple of': 2 };
const FUTURE = /\b(?:will|going to|next|upcoming|coming|expect(?:s|ed)?|due|scheduled|plan(?:s|ned)?)\b/i;

/**
 * The window in which articles about the time that a question names would have appeared, counted from `askedAtMs` in
 * UTC; null if it names none. A preference, not a limit: "on Tuesday" may be the Tuesday of an old article.
 */
export function findMentionedWindow(question: string, askedAtMs: number): TimeWindow | null {
  if (!Number.isFinite(askedAtMs) || Math.abs(askedAtMs) > 8e15) return null;
  const asked = DateTime.fromMillis(askedAtMs, { zone: 'utc' });
  return calendarWindow(question, asked) ?? lastUnits(question, asked) ?? chronoWindow(question, asked) ?? yearWindow(question);
}

function toWindow(since: DateTime, until: DateTime): TimeWindow {
  return { sinceMs: since.toMillis(), untilMs: until.toMillis() };
}

function calendarWindow(question: string, asked: DateTime): TimeWindow | null {
  const groups = CALENDAR.exec(question)?.groups;
  if (groups === undefined) return null;
  const which = groups['which']?.toLowerCase();
  const unit = groups['unit']?.toLowerCase();
  const span = unit === 'weekend' ? 'week' : (unit as 'week' | 'month' | 'year');
  const late = { days: REPORTED_WITHIN_DAYS };
  if (which === 'this') {
    // A question of Monday about "this week" may well mean the seven days before it.
    const since = span === 'week' ? asked.minus({ days: 8 }) : asked.startOf(span);
    return toWindow(since, asked.plus(late));
  }
  // What lies ahead is reported before it comes.
  if (which === 'next' || which === 'coming') return toWindow(asked.minus({ days: 10 }), asked.plus({ [`${span}s`]: 1 }));
  if (unit === 'weekend') return toWindow(asked.minus({ days: 9 }), asked.plus(late));
  const start = asked.minus({ [`${span}s`]: 1 }).startOf(span);
  return toWindow(start, start.endOf(span).plus(late));
}

function lastUnits(question: string, asked: DateTime): TimeWindow | null {
  const groups = LAST_N.exec(question)?.groups;
  if (groups === undefined) return null;
  const written = groups['count']?.toLowerCase() ?? '';
  const count = NUMBER_WORDS[written] ?? Number(written);
  return toWindow(asked.minus({ [`${groups['unit']?.toLowerCase()}s`]: count }), asked.plus({ days: 1 }));
}

function chronoWindow(question: string, asked: DateTime): TimeWindow | null {
  const reference = { instant: asked.toJSDate(), timezone: 0 };
  // chrono would read "may" the verb and "sat" as dates; it is asked only about words that look like a time.
  const found = casual.parse(question, reference).find(({ start, text }) => isRealTime(text, start));
  if (found === undefined) return null;
  const { start, end } = found;
  const ahead = FUTURE.test(question);
  const first = DateTime.fromJSDate(start.date(), { zone: 'utc' });
  if (!first.isValid) return null;
  const hasDay = start.isCertain('day') || start.isCertain('weekday') || !start.isCertain('month');
  if (!hasDay) return monthWindow(start.isCertain('year') ? first : nearestPast(first, asked, ahead, 'years'), ahead);
  const isWeekday = start.isCertain('weekday') && !start.isCertain('day');
  const day = isWeekday ? nearestPast(first, asked, ahead, 'weeks') : start.isCertain('year') ? first : nearestPast(first, asked, ahead, 'years');
  const last = end === undefined || end === null ? day : DateTime.fromJSDate(end.date(), { zone: 'utc' });
  const until = (last.isValid && last > day ? last : day).startOf('day').plus({ days: 1 + REPORTED_WITHIN_DAYS });
  return toWindow(day.startOf('day').minus({ days: ahead ? 10 : 0 }), until);
}

function monthWindow(month: DateTime, ahead: boolean): TimeWindow {
  const start = month.startOf('month');
  return toWindow(ahead ? start.minus({ months: 1 }) : start, start.endOf('month').plus({ days: REPORTED_WITHIN_DAYS }));
}

/** chrono takes the nearest December or Tuesday on either side; a news question means the last one unless it looks ahead. */
function nearestPast(date: DateTime, asked: DateTime, ahead: boolean, unit: 'years' | 'weeks'): DateTime {
  if (ahead) return date < asked.minus({ days: 2 }) ? date.plus({ [unit]: 1 }) : date;
  return date.startOf('day') > asked ? date.minus({ [unit]: 1 }) : date;
}

function isRealTime(text: string, start: chrono.ParsedComponents): boolean {
  if (/^(?:may|march|mar|sat|sun|mon|second|sec|now|jan|dec)$/.test(text)) return false;
  if (/^(?:\d{1,2}|(?:19|20)\d{2})$/.test(text) || /\b(?:seconds?|minutes?|hours?)\b/i.test(text)) return false;
  return start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month') || /\b(?:today|tonight|yesterday|tomorrow|ago|weekend|morning|evening|night)\b/i.test(text);
}

function yearWindow(question: string): TimeWindow | null {
  const year = BARE_YEAR.exec(question)?.groups?.['year'];
  if (year === undefined) return null;
  return { sinceMs: Date.UTC(Number(year), 0, 1), untilMs: Date.UTC(Number(year) + 1, 0, 1) + REPORTED_WITHIN_DAYS * DAY_MS };
}
