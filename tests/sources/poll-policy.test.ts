import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NextPoll, PollHints, PollOutcome, PollState } from '../../src/sources/index.ts';
import { POLL_LIMITS, maxAgeMs, nextPoll, retryAfterMs } from '../../src/sources/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 27, 12, 20);
const SILENT: PollHints = { maxAgeMs: null, ttlMs: null, retryAfterMs: null, skipHours: [], skipDays: [] };

function poll(given: { outcome?: PollOutcome; state?: Partial<PollState>; hints?: Partial<PollHints>; nowMs?: number } = {}): NextPoll & { waitMs: number } {
  const nowMs = given.nowMs ?? NOW;
  const next = nextPoll({ nowMs, outcome: given.outcome ?? 'success', state: { sourceId: 'a', failures: 0, entryTimesMs: [], ...given.state }, hints: { ...SILENT, ...given.hints } });
  return { ...next, waitMs: next.dueMs - nowMs };
}

/** Entries every so often, the last one just now. */
const every = (gapMs: number, count = 10): number[] => Array.from({ length: count }, (_, at) => NOW - at * gapMs);

describe('the interval', () => {
  test('is an hour until a feed\'s pace is known', () => {
    expect(poll().intervalMs).toBe(HOUR);
    expect(poll({ state: { entryTimesMs: [NOW] } }).intervalMs).toBe(HOUR);
    // Dates in the future tell nothing of a pace.
    expect(poll({ state: { entryTimesMs: [NOW + DAY, NOW + 2 * DAY] } }).intervalMs).toBe(HOUR);
  });

  test('is half the time between entries, within ten minutes and a day', () => {
    expect(poll({ state: { entryTimesMs: every(2 * HOUR) } }).intervalMs).toBe(HOUR);
    expect(poll({ state: { entryTimesMs: every(MINUTE) } }).intervalMs).toBe(10 * MINUTE);
    expect(poll({ state: { entryTimesMs: every(30 * DAY) } }).intervalMs).toBe(DAY);
  });

  test('grows while a feed is silent', () => {
    const after = (silentMs: number): number => poll({ nowMs: NOW + silentMs, state: { entryTimesMs: every(20 * MINUTE) } }).intervalMs;
    expect([0, HOUR, 8 * HOUR, 4 * DAY, 30 * DAY].map(after)).toEqual([10 * MINUTE, 10 * MINUTE, HOUR, 12 * HOUR, DAY]);
  });

  test('is no shorter than max-age and ttl, which count for a day at most', () => {
    expect(poll({ hints: { maxAgeMs: 3 * HOUR } }).intervalMs).toBe(3 * HOUR);
    expect(poll({ hints: { ttlMs: 5 * HOUR, maxAgeMs: 3 * HOUR } }).intervalMs).toBe(5 * HOUR);
    expect(poll({ hints: { ttlMs: MINUTE } }).intervalMs).toBe(HOUR);
    expect(poll({ hints: { ttlMs: 365 * DAY } })).toMatchObject({ intervalMs: DAY, waitMs: DAY });
  });

  test('after a failure doubles, and a success ends that', () => {
    const waits = [0, 1, 2, 3, 8, 9, 500].map((failures) => poll({ outcome: 'failure', state: { failures } }).intervalMs);
    expect(waits).toEqual([10 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE, 1_280 * MINUTE, DAY, DAY]);
    expect(poll({ outcome: 'failure', state: { failures: 4 } }).failures).toBe(5);
    expect(poll({ state: { failures: 4 } }).failures).toBe(0);
  });
});

describe('hours and days to be left alone', () => {
  test('are passed over, the minute kept', () => {
    // 12:20 plus an hour and its jitter falls in the hour from 13:00.
    expect(new Date(poll({ hints: { skipHours: [13, 14] } }).dueMs).toISOString()).toMatch(/^2026-11-27T15:2/);
    // A Friday; Saturday and Sunday are not wanted.
    expect(new Date(poll({ hints: { ttlMs: DAY, skipDays: [6, 0] } }).dueMs).toISOString()).toMatch(/^2026-11-30T00:/);
  });

  test('all of them are a mistake', () => {
    const all = Array.from({ length: 24 }, (_, at) => at);
    expect(poll({ hints: { skipHours: all } }).dueMs).toBe(poll().dueMs);
  });
});

test.each([
  ['120', 120_000], ['0', 0], ['Fri, 27 Nov 2026 13:20:00 GMT', HOUR], ['Fri, 27 Nov 2026 11:20:00 GMT', 0], ['99999999', 7 * DAY], ['Fri, 27 Nov 2099 13:20:00 GMT', 7 * DAY],
  ['-5', null], ['1.5', null], ['soon', null], ['', null], [null, null],
])('Retry-After: %s', (header, waitMs) => expect(retryAfterMs(header, NOW)).toBe(waitMs));

test.each([
  ['max-age=600', 600_000], ['public, max-age="60"', 60_000], ['s-maxage=900, max-age=30', 30_000], ['s-maxage=900', null], ['max-age=31536000', DAY], ['no-cache, max-age=600', null], ['private', null], [null, null],
])('Cache-Control: %s', (header, ageMs) => expect(maxAgeMs(header)).toBe(ageMs));

const nullable = (max: number): fc.Arbitrary<number | null> => fc.option(fc.integer({ min: 0, max }));
const anything = fc.record({
  nowMs: fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }),
  outcome: fc.constantFrom<PollOutcome>('success', 'failure'),
  state: fc.record({ sourceId: fc.string(), failures: fc.nat(2_000), entryTimesMs: fc.array(fc.integer({ min: Date.UTC(2019, 0), max: Date.UTC(2041, 0) }), { maxLength: 40 }) }),
  hints: fc.record({ maxAgeMs: nullable(10 * 365 * DAY), ttlMs: nullable(10 * 365 * DAY), retryAfterMs: nullable(30 * DAY), skipHours: fc.uniqueArray(fc.nat(23)), skipDays: fc.uniqueArray(fc.nat(6)) }),
});

describe('always', () => {
  test('not before Retry-After, not under the floor, not past the caps', () => {
    fc.assert(fc.property(anything, ({ nowMs, outcome, state, hints }) => {
      const { dueMs, intervalMs } = nextPoll({ nowMs, outcome, state, hints });
      const askedMs = Math.min(hints.retryAfterMs ?? 0, POLL_LIMITS.retryAfterMsMax);
      expect(dueMs - nowMs).toBeGreaterThanOrEqual(Math.max(askedMs, POLL_LIMITS.intervalMsMin));
      expect(intervalMs).toBeGreaterThanOrEqual(POLL_LIMITS.intervalMsMin);
      expect(intervalMs).toBeLessThanOrEqual(POLL_LIMITS.intervalMsMax);
      const skipMs = hints.skipHours.length + hints.skipDays.length === 0 ? 0 : POLL_LIMITS.skipMsMax + 2 * HOUR;
      expect(dueMs - nowMs).toBeLessThanOrEqual(Math.max(askedMs, POLL_LIMITS.intervalMsMax) + skipMs);
      expect(Number.isInteger(dueMs)).toBe(true);
    }));
  });

  test('more failures never mean a shorter wait', () => {
    fc.assert(fc.property(anything, ({ nowMs, state, hints }) => {
      const waitAfter = (failures: number): number => nextPoll({ nowMs, outcome: 'failure', state: { ...state, failures }, hints: { ...hints, skipHours: [], skipDays: [] } }).dueMs;
      expect(waitAfter(state.failures + 1)).toBeGreaterThanOrEqual(waitAfter(state.failures));
    }));
  });

  test('the same answer to the same question, in a moment that is not to be skipped unless all are', () => {
    fc.assert(fc.property(anything, (given) => {
      const { dueMs } = nextPoll(given);
      expect(nextPoll(given).dueMs).toBe(dueMs);
      if (given.hints.skipHours.length + given.hints.skipDays.length > 20) return;
      if (given.hints.skipDays.length < 7) expect(given.hints.skipDays).not.toContain(new Date(dueMs).getUTCDay());
      if (given.hints.skipDays.length < 7) expect(given.hints.skipHours).not.toContain(new Date(dueMs).getUTCHours());
    }));
  });

  test('sources that were added together drift apart', () => {
    const dues = Array.from({ length: 40 }, (_, at) => poll({ state: { sourceId: `source-${at}` } }).dueMs);
    expect(new Set(dues).size).toBeGreaterThan(35);
    expect(Math.max(...dues) - Math.min(...dues)).toBeGreaterThan(4 * MINUTE);
  });
});
