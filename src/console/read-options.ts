import { InvalidArgumentError } from 'commander';
import { isIsoDay, parseAgoMs, parseInstant } from '../text/parse-instant.ts';

const DAY_MS = 86_400_000;
const EXPECTED = 'Expected a date such as 2026-03-04, or a moment such as 2026-03-04T09:30:00+01:00';

export function readInstant(text: string): number {
  const epochMs = parseInstant(text.trim());
  if (epochMs === null) throw new InvalidArgumentError(`${EXPECTED}.`);
  return epochMs;
}

/** One end of a window: a date, or so many hours, days or weeks before now (`36h`, `7d`, `2w`). */
export interface WindowEnd {
  readonly atMs: (nowMs: number) => number;
  readonly isDay: boolean;
}

export function readWindowEnd(text: string): WindowEnd {
  const agoMs = parseAgoMs(text.trim());
  if (agoMs !== null) return { atMs: (nowMs) => nowMs - agoMs, isDay: false };
  const epochMs = parseInstant(text.trim());
  if (epochMs === null) throw new InvalidArgumentError(`${EXPECTED}, or 36h, 7d, 2w.`);
  return { atMs: () => epochMs, isDay: isIsoDay(text.trim()) };
}

/** `--until 2026-03-04` takes that day in. */
export function untilMsOf(end: WindowEnd | undefined, nowMs: number): number | null {
  return end === undefined ? null : end.atMs(nowMs) + (end.isDay ? DAY_MS : 0);
}

export function sinceMsOf(end: WindowEnd | undefined, nowMs: number): number | null {
  return end === undefined ? null : end.atMs(nowMs);
}

/** A reader of whole numbers from `min` to `max`. */
export function readCount(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text.trim()) || value < min || value > max) throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
    return value;
  };
}
