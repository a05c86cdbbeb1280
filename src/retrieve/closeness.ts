import type { TimeWindow } from '../domain/query.ts';

const DAY_MS = 86_400_000;
/** News of the day is discussed some two days later: closeness is greatest there, not at the very moment of the question. */
const PEAK_DAYS = 2;

/** Falls by half with every `halfLifeDays` from the peak, on both sides; 0 without a date. Never reaches 0 otherwise. */
export function closeness(publishedAtMs: number | null, askedAtMs: number, halfLifeDays: number): number {
  if (publishedAtMs === null) return 0;
  const ageDays = (askedAtMs - publishedAtMs) / DAY_MS;
  const away = ageDays < 0 ? PEAK_DAYS - ageDays : Math.max(0, ageDays - PEAK_DAYS);
  return 2 ** (-away / halfLifeDays);
}

export function isWithin(publishedAtMs: number | null, { sinceMs, untilMs }: TimeWindow): boolean {
  if (publishedAtMs === null) return false;
  return publishedAtMs >= (sinceMs ?? -Infinity) && publishedAtMs < (untilMs ?? Infinity);
}

export function isAfter(publishedAtMs: number | null, askedAtMs: number): boolean {
  return publishedAtMs !== null && publishedAtMs > askedAtMs + DAY_MS;
}
