import type { StatedInstant } from '../domain/stated-instant.ts';
import { statedInstant } from '../domain/stated-instant.ts';
import type { DateContext } from './time-zones.ts';
import { offsetOfZone } from './time-zones.ts';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:19|20)\\d{2})';

/** Day forms, and which group holds what. Without a year nothing is a date: it would have to be guessed. */
const DAY_FORMS: readonly { readonly pattern: RegExp; readonly order: 'ymd' | 'dmy' | 'mdy' }[] = [
  { pattern: new RegExp(`\\b${YEAR}[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`, 'i'), order: 'ymd' },
  { pattern: new RegExp(`(?<!\\d)${DAY}\\.?(?:\\s+of)?[\\s,-]+${MONTH}[\\s,-]+${YEAR}\\b`, 'i'), order: 'dmy' },
  { pattern: new RegExp(`\\b${MONTH}[\\s-]+${DAY}(?:\\s*,\\s*|\\s+|-)${YEAR}\\b`, 'i'), order: 'mdy' },
  { pattern: new RegExp(`\\b${YEAR},?\\s+${MONTH}\\s+${DAY}\\b`, 'i'), order: 'ymd' },
  { pattern: new RegExp(`(?<!\\d)${DAY}[/.](\\d{1,2})[/.]${YEAR}\\b`, 'i'), order: 'dmy' },
];
const ISO_TIME = /^(?:T|\s+)(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?![\d:])/i;
const CLOCK = /(?<![\d:.+-])(\d{1,2})(?:[:.h](\d{2})(?::(\d{2}))?\s*([ap])\.?\s?m\b\.?|[:.h](\d{2})(?::(\d{2}))?(?!\d)(?:\s*(?:hrs|hours|h)\b)?|\s?([ap])\.?\s?m\b\.?)/i;
const ZONE = /(?:\b(?:UTC|GMT)\s*[+\u2212-]\s?\d{1,2}(?::?\d{2})?|(?<![A-Za-z\d])[+\u2212-]\d{2}:?\d{2}\b|\b[A-Z][a-z]+\/[A-Z][a-z]+(?:_[A-Z][a-z]+)?\b|\b(?:Beijing|[A-Z]{2,4})(?=\b))/g;
/** How far from the day its time and zone may stand: `Published 4:38 p.m. ET, Wed December 27, 2023`. */
const REACH = 34;

interface Day { readonly year: number; readonly month: number; readonly day: number; readonly start: number; readonly end: number }
interface Clock { readonly hour: number; readonly minute: number; readonly second: number; readonly end: number }

/**
 * Reads a date as a page states it, keeping the offset stated: ISO, RFC 822, `Dec 27 2023 | 4:38 PM IST`,
 * `27 December 2023, 16:38 GMT+5:30`. A time without a zone is left out, since its instant is not known: only the day is
 * kept. Null if no whole day is stated.
 */
export function parseDate(stated: string, context: DateContext = {}): StatedInstant | null {
  const text = stated.slice(0, 400).replace(/\s+/g, ' ');
  if (/^\d{10}(?:\d{3})?$/.test(text.trim())) return fromEpoch(Number(text.trim().slice(0, 10)));
  const day = findDay(text);
  if (day === null) return null;
  const clock = findClock(text, day);
  const date = `${day.year}-${pad(day.month)}-${pad(day.day)}`;
  const offset = clock === null ? null : findOffset(text, day, clock, context);
  try {
    if (clock === null || offset === null) return statedInstant(date);
    return statedInstant(`${date}T${pad(clock.hour)}:${pad(clock.minute)}:${pad(clock.second)}${offset}`);
  } catch {
    return null;
  }
}

/** Where in a text the first whole day stands, so that a line can be told to be a date line. */
export function locateDay(text: string): { readonly start: number; readonly end: number } | null {
  return findDay(text);
}

function findDay(text: string): Day | null {
  let best: Day | null = null;
  for (const { pattern, order } of DAY_FORMS) {
    const match = pattern.exec(text);
    if (match === null || (best !== null && best.start <= match.index)) continue;
    const [, a = '', b = '', c = ''] = match;
    const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
    const numeric = /^\d+$/.test(month);
    // 03/04/2023 is March or April by country; unless a number over 12 settles it, it is not given.
    const swapped = numeric && order === 'dmy' && Number(month) > 12;
    if (numeric && order === 'dmy' && !swapped && Number(day) <= 12 && day !== month) continue;
    const found = { year: Number(year), month: numeric ? Number(swapped ? day : month) : monthNumber(month), day: Number(swapped ? month : day) };
    if (isReal(found)) best = { ...found, start: match.index, end: match.index + match[0].length };
  }
  return best;
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

function isReal({ year, month, day }: { year: number; month: number; day: number }): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function findClock(text: string, day: Day): Clock | null {
  const after = text.slice(day.end);
  const iso = ISO_TIME.exec(after);
  if (iso !== null) return clockOf(iso[1], iso[2], iso[3], undefined, day.end + iso[0].length - (iso[4]?.length ?? 0));
  const later = CLOCK.exec(after.slice(0, REACH));
  if (later !== null) return clockFrom(later, day.end);
  const from = Math.max(0, day.start - REACH);
  const earlier = CLOCK.exec(text.slice(from, day.start));
  return earlier === null ? null : clockFrom(earlier, from);
}

function clockFrom(match: RegExpExecArray, base: number): Clock | null {
  const [whole, hour, minuteA, secondA, halfA, minuteB, secondB, halfC] = match;
  return clockOf(hour, minuteA ?? minuteB, secondA ?? secondB, halfA ?? halfC, base + match.index + whole.length);
}

function clockOf(hour: string | undefined, minute: string | undefined, second: string | undefined, half: string | undefined, end: number): Clock | null {
  const stated = Number(hour);
  const value = half === undefined || stated > 12 ? stated : (stated % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const clock = { hour: value, minute: Number(minute ?? 0), second: Number(second ?? 0), end };
  return clock.hour < 24 && clock.minute < 60 && clock.second < 60 ? clock : null;
}

function findOffset(text: string, day: Day, clock: Clock, context: DateContext): string | null {
  const near = text.slice(clock.end, Math.max(clock.end, day.end) + REACH);
  for (const match of near.matchAll(ZONE)) {
    const zone = match[0].replace(/\s/g, '').replace('\u2212', '-');
    const minutes = offsetOfZone(zone, { ...day, ...clock }, context);
    if (minutes === null) continue;
    // "Z", "UTC" and "GMT" state no difference to keep; "+00:00" is the same instant, written as such.
    if (minutes === 0) return 'Z';
    return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
  }
  return /^\s*Z\b/.test(near) ? 'Z' : null;
}

function fromEpoch(seconds: number): StatedInstant | null {
  return statedInstant(new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z'));
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
