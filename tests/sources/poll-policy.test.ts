import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, INTERVAL_MS, nextPoll, type PollHints, RETRY_AFTER_MS_MAX, retryAfterMs } from '../../src/sources/poll-policy.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const NOW_MS = Date.parse('2026-03-04T12:00:00Z');
const NEW = { failures: 0, intervalMs: INTERVAL_MS.first, newsTimesMs: [] };
const answered = { kind: 'answered', fresh: 0 } as const;
const failed = (retryAfter: number | null = null) => ({ kind: 'failed', status: 503, retryAfterMs: retryAfter }) as const;
const after = (given: Partial<Parameters<typeof nextPoll>[0]> & { readonly hints?: PollHints }): number => nextPoll({ sourceId: 'a', nowMs: NOW_MS, outcome: answered, state: NEW, hints: {}, ...given }).dueAtMs - NOW_MS;
/** News every so many minutes, the latest just now. */
const rhythm = (everyMs: number, count = 12): number[] => Array.from({ length: count }, (_, i) => NOW_MS - (count - 1 - i) * everyMs);

describe('a feed that answers', () => {
  test('is asked hourly while nothing is known of its rhythm', () => {
    expect(after({})).toBeGreaterThanOrEqual(HOUR_MS);
    expect(after({})).toBeLessThan(HOUR_MS * 1.06);
  });

  test('is asked the oftener the more it has to say, within ten minutes and a day', () => {
    const every = (ms: number): number => nextPoll({ sourceId: 'a', nowMs: NOW_MS, outcome: answered, state: { ...NEW, newsTimesMs: rhythm(ms) }, hints: {} }).intervalMs;
    expect(every(MINUTE_MS)).toBe(10 * MINUTE_MS);
    expect(every(3 * HOUR_MS)).toBe(HOUR_MS);
    expect(every(90 * DAY_MS)).toBe(DAY_MS);
  });

  test('that has fallen silent is asked ever more seldom', () => {
    const quietFor = (ms: number): number => after({ nowMs: NOW_MS + ms, state: { ...NEW, newsTimesMs: rhythm(HOUR_MS) } });
    expect(quietFor(10 * DAY_MS)).toBeGreaterThan(quietFor(DAY_MS));
  });

  test('is not asked before its Cache-Control or ttl says that it has changed', () => {
    const state = { ...NEW, newsTimesMs: rhythm(MINUTE_MS) };
    expect(after({ state, hints: { cacheControl: 'public, max-age=7200' } })).toBeGreaterThanOrEqual(2 * HOUR_MS);
    expect(after({ state, hints: { ttlMs: 3 * HOUR_MS } })).toBeGreaterThanOrEqual(3 * HOUR_MS);
    expect(after({ state, hints: { cacheControl: 'max-age=99999999' } })).toBeLessThan(DAY_MS * 1.06);
    expect(after({ state, hints: { cacheControl: 'no-cache' } })).toBeLessThan(11 * MINUTE_MS);
  });

  test('is left alone in the hours and on the days it names, unless it names them all', () => {
    const at = (hints: PollHints): Date => new Date(NOW_MS + after({ hints }));
    expect(at({ skipHours: [13, 14] }).toISOString()).toBe('2026-03-04T15:00:00.000Z');
    expect(at({ skipDays: [3, 4] }).toISOString()).toBe('2026-03-06T00:00:00.000Z');
    expect(at({ skipDays: [0, 1, 2, 3, 4, 5, 6] }).getTime()).toBeLessThan(NOW_MS + 2 * HOUR_MS);
  });
});

describe('a feed that fails', () => {
  test('is asked after 5, 10, 20 … minutes, a day at most, and its interval is kept', () => {
    const waits = [1, 2, 3, 4, 20, 1_000].map((failures) => after({ outcome: failed(), state: { ...NEW, failures: failures - 1 } }) / MINUTE_MS);
    [5, 10, 20, 40].forEach((minutes, i) => {
      expect(waits[i]).toBeGreaterThanOrEqual(minutes);
      expect(waits[i]).toBeLessThan(minutes * 1.11);
    });
    expect(waits.slice(4)).toEqual([1_440, 1_440]);
    expect(nextPoll({ sourceId: 'a', nowMs: NOW_MS, outcome: failed(), state: { ...NEW, intervalMs: 7 }, hints: {} })).toMatchObject({ failures: 1, intervalMs: 7 });
  });

  test('that answers again starts anew', () => {
    expect(nextPoll({ sourceId: 'a', nowMs: NOW_MS, outcome: answered, state: { ...NEW, failures: 9 }, hints: {} }).failures).toBe(0);
  });
});

describe('Retry-After', () => {
  test.each<[string | null, number | null]>([
    ['120', 120_000], [' 0 ', 0], ['Wed, 04 Mar 2026 13:00:00 GMT', HOUR_MS], ['Wed, 04 Mar 2026 11:00:00 GMT', 0], ['999999999', RETRY_AFTER_MS_MAX], ['soon', null], ['-5', null], ['', null], [null, null],
  ])('%j asks for %j milliseconds', (header, wanted) => expect(retryAfterMs(header, NOW_MS)).toBe(wanted));
});

describe('whatever a server says', () => {
  const hints = fc.record({
    cacheControl: fc.option(fc.oneof(fc.string(), fc.nat().map((seconds) => `max-age=${seconds}`))), ttlMs: fc.option(fc.integer({ min: -DAY_MS, max: 900 * DAY_MS })),
    skipHours: fc.array(fc.integer({ min: -3, max: 30 })), skipDays: fc.array(fc.integer({ min: -1, max: 8 })),
  });
  const state = fc.record({ failures: fc.nat(200), intervalMs: fc.nat(DAY_MS), newsTimesMs: fc.array(fc.integer({ min: 0, max: NOW_MS }), { maxLength: 20 }).map((times) => times.sort((a, b) => a - b)) });

  test('no feed is asked sooner than after ten minutes, nor later than after a day and what it asks to skip', () => {
    fc.assert(fc.property(state, hints, fc.string(), (known, given, sourceId) => {
      const { dueAtMs, intervalMs } = nextPoll({ sourceId, nowMs: NOW_MS, outcome: answered, state: known, hints: given });
      expect(dueAtMs - NOW_MS).toBeGreaterThanOrEqual(INTERVAL_MS.least);
      expect(dueAtMs - NOW_MS).toBeLessThanOrEqual(DAY_MS * 1.06 + 8 * DAY_MS);
      expect(intervalMs).toBeLessThanOrEqual(INTERVAL_MS.most);
    }));
  });

  test('nothing is asked before Retry-After, up to seven days', () => {
    fc.assert(fc.property(state, fc.nat(30 * DAY_MS), (known, retry) => {
      const waitMs = nextPoll({ sourceId: 'a', nowMs: NOW_MS, outcome: failed(retry), state: known, hints: {} }).dueAtMs - NOW_MS;
      expect(waitMs).toBeGreaterThanOrEqual(Math.min(retry, RETRY_AFTER_MS_MAX));
      expect(waitMs).toBeLessThanOrEqual(Math.max(DAY_MS, RETRY_AFTER_MS_MAX));
    }));
  });

  test('each failure waits no shorter than the one before', () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 60 }), (name, failures) => {
      expect(backoffMs(failures + 1, name)).toBeGreaterThanOrEqual(backoffMs(failures, name));
    }));
  });
});
