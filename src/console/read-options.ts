import { InvalidArgumentError } from 'commander';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const AGO = /^(\d{1,4})([hdw])$/;
const EXPECTED = 'Expected a date such as 2026-03-04, or a moment such as 2026-03-04T09:30:00+01:00';

/** The moment an ISO 8601 date names, in epoch milliseconds: a bare day counts from its midnight UTC, a time without an offset is UTC. Null if it names none. */
export function parseInstant(text: string): number | null {
  if (ISO_DAY.test(text)) {
    const epochMs = Date.parse(text);
    return Number.isNaN(epochMs) || new Date(epochMs).toISOString().slice(0, 10) !== text ? null : epochMs;
  }
  if (!ISO_INSTANT.test(text)) return null;
  const epochMs = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(epochMs) ? null : epochMs;
}

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
  const ago = AGO.exec(text.trim());
  if (ago !== null) {
    const unitMs = ago[2] === 'h' ? HOUR_MS : ago[2] === 'd' ? DAY_MS : 7 * DAY_MS;
    return { atMs: (nowMs) => nowMs - Number(ago[1]) * unitMs, isDay: false };
  }
  const epochMs = parseInstant(text.trim());
  if (epochMs === null) throw new InvalidArgumentError(`${EXPECTED}, or 36h, 7d, 2w.`);
  return { atMs: () => epochMs, isDay: ISO_DAY.test(text.trim()) };
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
