import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { readTimeWords } from '../../src/text/read-time-words.ts';

const NOW = Date.parse('2026-03-07T10:30:00Z');

/** "2026-03-01T00:00 > 2026-03-02T00:00" on the clocks of the zone. */
function read(typed: string, zone = 'Europe/Paris'): string | null {
  const extent = readTimeWords(typed, NOW, zone);
  const local = (ms: number): string => DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
  return extent === null ? null : extent.startMs === extent.endMs ? local(extent.startMs) : `${local(extent.startMs)} > ${local(extent.endMs)}`;
}

describe('times as people type them', () => {
  test.each([
    ['2026-03-04', '2026-03-04T00:00 > 2026-03-05T00:00'],
    ['2026-03-04T09:30', '2026-03-04T09:30'],
    ['2026-03-04 09:30', '2026-03-04T09:30'],
    ['2026-03-04T09:30:00-05:00', '2026-03-04T15:30'],
    ['7d', '2026-02-28T11:30'],
    ['36h', '2026-03-05T23:30'],
    ['2w', '2026-02-21T11:30'],
    ['36 hours', '2026-03-05T23:30'],
    ['last 7 days', '2026-02-28T11:30'],
    ['two weeks ago', '2026-02-21T11:30'],
    ['now', '2026-03-07T11:30'],
    ['today', '2026-03-07T00:00 > 2026-03-08T00:00'],
    ['Yesterday', '2026-03-06T00:00 > 2026-03-07T00:00'],
    ['this week', '2026-03-02T00:00 > 2026-03-09T00:00'],
    ['last week', '2026-02-23T00:00 > 2026-03-02T00:00'],
    ['last month', '2026-02-01T00:00 > 2026-03-01T00:00'],
    ['1 March', '2026-03-01T00:00 > 2026-03-02T00:00'],
    ['March 1st', '2026-03-01T00:00 > 2026-03-02T00:00'],
    ['on 1 March 2025', '2025-03-01T00:00 > 2025-03-02T00:00'],
    ['1 December', '2025-12-01T00:00 > 2025-12-02T00:00'],
    ['since Monday', '2026-03-02T00:00 > 2026-03-03T00:00'],
    ['Sunday', '2026-03-01T00:00 > 2026-03-02T00:00'],
    ['February', '2026-02-01T00:00 > 2026-03-01T00:00'],
    ['May', '2025-05-01T00:00 > 2025-06-01T00:00'],
    ['2025', '2025-01-01T00:00 > 2026-01-01T00:00'],
    ['yesterday 5pm', '2026-03-06T17:00'],
    ['13/02/2026', '2026-02-13T00:00 > 2026-02-14T00:00'],
    ['1-3 March', '2026-03-01T00:00 > 2026-03-04T00:00'],
  ])('%s is %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test.each(['', '  ', 'banana', 'yesterday banana', 'banana 7d', '2026-02-30', '2026-13-01', '30 February', '03/04/2026', '7x', '-7d', 'soonish', 'x'.repeat(100)])('“%s” is not guessed at', (typed) => {
    expect(read(typed)).toBeNull();
  });

  test('a day is the day of the zone, an hour short or long where the clocks change', () => {
    const extent = readTimeWords('29 March 2025', NOW, 'Pacific/Auckland');
    expect(extent?.startMs).toBe(Date.parse('2025-03-28T11:00:00Z'));
    const short = readTimeWords('2025-03-30', NOW, 'Europe/Paris');
    expect((short?.endMs ?? 0) - (short?.startMs ?? 0)).toBe(23 * 3_600_000);
  });

  test('a day without a year has always come already', () => {
    const day = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }), zone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/Los_Angeles') });
    fc.assert(fc.property(day, fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') }), ({ month, day: dayOfMonth, zone }, nowMs) => {
      const typed = DateTime.utc(2024, month, dayOfMonth).toFormat('d LLLL');
      const extent = readTimeWords(typed, nowMs, zone);
      if (extent === null) throw new Error(`${typed} was not read`);
      const start = DateTime.fromMillis(extent.startMs, { zone });
      expect([start.month, start.day, start.hour]).toEqual([month, dayOfMonth, 0]);
      expect(extent.startMs).toBeLessThanOrEqual(nowMs);
      expect(nowMs - extent.startMs).toBeLessThan(367 * 86_400_000);
    }), { numRuns: 100 });
  });

  test('nothing that is typed breaks it, and what it gives never ends before it begins', () => {
    fc.assert(fc.property(fc.string({ maxLength: 70 }), fc.constantFrom('UTC', 'Asia/Kolkata', 'no zone'), (typed, zone) => {
      const extent = readTimeWords(typed, NOW, zone);
      expect(extent === null || (Number.isFinite(extent.startMs) && extent.startMs <= extent.endMs)).toBe(true);
    }), { numRuns: 300 });
  });
});
