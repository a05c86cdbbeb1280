import { describe, expect, test } from 'vitest';
import type { DueSlot, Weekday } from '../../src/domain/slot.ts';
import { dueSlots, slotInstant } from '../../src/schedule/index.ts';
import { clockChanges, ZONES, type ClockChange } from './clock-changes.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const FROM_MS = Date.UTC(2025, 0, 1);
const UNTIL_MS = Date.UTC(2031, 0, 1);
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const changes = ZONES.flatMap((zone) => clockChanges(zone, FROM_MS, UNTIL_MS));

const timeText = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const dateText = (localMs: number): string => new Date(localMs).toISOString().slice(0, 10);

/** Midnight, noon, and times just before, at the edges of, inside and just after the hour that is skipped or repeated. */
function timesAround({ atMs, before, after }: ClockChange): string[] {
  const [low, high] = [Math.min(before, after), Math.max(before, after)].map((offset) => (atMs + offset) / MINUTE_MS) as [number, number];
  const middle = Math.floor((low + high) / 2);
  return [...new Set([low - 1, low, low + 1, middle, high - 1, high, high + 1, 0, 1, 720, 1439].map((minutes) => timeText(((minutes % 1440) + 1440) % 1440)))];
}

/**
 * What must happen, by the definition alone and without the code under test: walk the minutes and read the wall clock.
 * The first minute that shows the time on that date; failing that, the first after the clocks went past it.
 */
function expectedSlots({ atMs, before, after }: ClockChange, time: string, fromMs: number, untilMs: number): [date: string, atMs: number][] {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wanted = hours * 60 + minutes;
  const fired = new Map<string, number>();
  for (let ms = fromMs - DAY_MS; ms <= untilMs; ms += MINUTE_MS) {
    const shown = ms + (ms < atMs ? before : after);
    const shownBefore = ms - MINUTE_MS + (ms - MINUTE_MS < atMs ? before : after);
    // All minutes that the clock's hands passed in this step: one, several where a gap was jumped over, none of new where it went back.
    for (let passed = shown < shownBefore ? shown : shownBefore + MINUTE_MS; passed <= shown; passed += MINUTE_MS) {
      if ((passed / MINUTE_MS) % 1440 === wanted && !fired.has(dateText(passed))) fired.set(dateText(passed), ms);
    }
  }
  return [...fired].filter(([, firedMs]) => fromMs < firedMs && firedMs <= untilMs);
}

/** The clock advances by anything from half a minute to a day and a half, the same on every run. */
function* irregularSteps(fromMs: number, untilMs: number, seed: number): Generator<number> {
  let state = seed >>> 0;
  for (let ms = fromMs; ms < untilMs;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const share = state / 2 ** 32;
    ms = Math.min(untilMs, ms + Math.round(30_000 + share ** 4 * 1.5 * DAY_MS));
    yield ms;
  }
}

function slotsWhileStepping(zone: string, localTime: string, fromMs: number, untilMs: number, seed: number): DueSlot[] {
  const subscription = { id: 's', zone, localTime, days: EVERY_DAY, effectiveFromMs: 0 };
  const fired: DueSlot[] = [];
  let sinceMs = fromMs;
  for (const nowMs of irregularSteps(fromMs, untilMs, seed)) {
    fired.push(...dueSlots(subscription, sinceMs, nowMs));
    sinceMs = nowMs;
  }
  return fired;
}

describe('a daily slot in every zone of the runtime, 2025 to 2030', () => {
  test('there are zones and changes to look at', () => {
    expect(ZONES.length).toBeGreaterThan(400);
    expect(changes.length).toBeGreaterThan(1_000);
    expect(new Set(changes.map(({ before, after }) => after - before)).size).toBeGreaterThanOrEqual(4); // an hour, half an hour, two hours, both ways
  });

  test('fires once each local day at every change of the clocks, at the stated time or the first instant after a gap', () => {
    const wrong: unknown[] = [];
    const expectations = new Map<string, [string, number][]>();
    for (const [i, change] of changes.entries()) {
      const fromMs = change.atMs - 2 * DAY_MS - 7 * MINUTE_MS;
      const untilMs = change.atMs + 2 * DAY_MS + 11 * MINUTE_MS;
      for (const time of timesAround(change)) {
        // Zones that change alike (most of Europe) share what is expected, never what is computed.
        const key = [change.atMs, change.before, change.after, time].join();
        const expected = expectations.get(key) ?? expectedSlots(change, time, fromMs, untilMs);
        expectations.set(key, expected);
        const fired = slotsWhileStepping(change.zone, time, fromMs, untilMs, i).map(({ localDate, atMs }) => [localDate, atMs]);
        if (JSON.stringify(fired) !== JSON.stringify(expected)) wrong.push({ ...change, at: new Date(change.atMs).toISOString(), time, fired, expected });
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('between the changes each day of six years has its slot at noon (every sixth zone)', () => {
    const inOrder = ZONES.filter((_, i) => i % 6 === 0);
    for (const zone of inOrder) {
      const dates = [...Array(2_191).keys()].map((day) => dateText(FROM_MS + day * DAY_MS));
      const instants = dates.map((date) => slotInstant(date, '12:00', zone));
      const gaps = instants.slice(1).map((atMs, i) => (atMs ?? 0) - (instants[i] ?? 0));
      expect([zone, instants.includes(null), Math.min(...gaps) >= 22 * 3_600_000, Math.max(...gaps) <= 26 * 3_600_000]).toEqual([zone, false, true, true]);
    }
  });
});
