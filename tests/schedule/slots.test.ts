import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/domain/subscription.ts';
import { DeskError } from '../../src/errors.ts';
import { createSubscription, dueSlots, editSubscription, isZone, nextSlot, nextWake, quietUntil, resumeSubscription, slotInstant, type SubscriptionWish } from '../../src/schedule/index.ts';
import { ZONES } from './clock-changes.ts';

const DAY_MS = 86_400_000;
const at = (iso: string): number => Date.parse(iso);
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString().replace('.000Z', 'Z'));

const WISH: SubscriptionWish = { place: { kind: 'dm', userId: 'u' }, localTime: '09:00', zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5, 6, 7], topics: [], outlets: [], storiesMax: 5, roleId: null };
const make = (wish: Partial<SubscriptionWish>, now: string): Subscription => createSubscription({ ...WISH, ...wish }, { id: 's', ownerId: 'u' }, at(now));
const dates = (subscription: Subscription, since: string, now: string): string[] => dueSlots(subscription, at(since), at(now)).map(({ localDate }) => localDate);

describe('the instant of a slot', () => {
  test.each([
    ['an ordinary day', '2026-01-15', '09:00', 'Europe/Berlin', '2026-01-15T08:00:00Z'],
    ['an hour that is skipped', '2025-03-30', '02:30', 'Europe/Berlin', '2025-03-30T01:00:00Z'],
    ['the last minute of an hour that is skipped', '2025-03-30', '02:59', 'Europe/Berlin', '2025-03-30T01:00:00Z'],
    ['an hour that comes twice', '2025-10-26', '02:30', 'Europe/Berlin', '2025-10-26T00:30:00Z'],
    ['the half hour of Lord Howe that comes twice', '2025-04-06', '01:45', 'Australia/Lord_Howe', '2025-04-05T14:45:00Z'],
    ['the two hours that Troll skips', '2025-03-30', '02:00', 'Antarctica/Troll', '2025-03-30T01:00:00Z'],
    ['a midnight that Havana skips', '2025-03-09', '00:00', 'America/Havana', '2025-03-09T05:00:00Z'],
    ['the last hour of a day, skipped: the first instant after it is the next day\'s', '2025-03-29', '23:30', 'America/Nuuk', '2025-03-30T01:00:00Z'],
    ['a fast in Morocco, when clocks go back an hour', '2026-02-15', '02:30', 'Africa/Casablanca', '2026-02-15T01:30:00Z'],
    ['a date on which Samoa crossed the date line', '2011-12-30', '09:00', 'Pacific/Apia', null],
    ['the last day before', '2011-12-29', '23:59', 'Pacific/Apia', '2011-12-30T09:59:00Z'],
    ['the first day after', '2011-12-31', '00:00', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['a Saturday that Kwajalein never had', '1993-08-21', '12:00', 'Pacific/Kwajalein', null],
    ['an offset with seconds', '1900-01-01', '12:00', 'Africa/Monrovia', '1900-01-01T12:43:08Z'],
    ['no zone at all', '2026-06-01', '00:00', 'UTC', '2026-06-01T00:00:00Z'],
  ])('%s', (_, date, time, zone, expected) => {
    expect(iso(slotInstant(date, time, zone))).toBe(expected);
  });

  test('is an instant at which the wall clock shows that time, wherever it ever does', () => {
    fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 365 * 60 }), fc.integer({ min: 0, max: 1439 }), (zone, day, minute) => {
      const wanted = day * DAY_MS + minute * 60_000;
      const [date = '', time = ''] = new Date(wanted).toISOString().slice(0, 16).split('T');
      const atMs = slotInstant(date, time, zone);
      if (atMs === null) return expect(date).toMatch(/^(2011-12-30|1993-08-2[01]|1994-12-31|1995-01-01)$/);
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
      const before = shown.format(atMs - 1);
      const then = shown.format(atMs);
      // Either it shows the time and did not a moment ago, or it jumped over it in that moment.
      expect(then >= `${date} ${time}` && (before < `${date} ${time}` || before > then)).toBe(true);
    }), { numRuns: 1_000 });
  });

  test('is refused for what is no date, time or zone', () => {
    for (const [date, time, zone] of [['2025-02-29', '09:00', 'UTC'], ['2025-2-9', '09:00', 'UTC'], ['2025-02-09', '24:00', 'UTC'], ['2025-02-09', '9:00', 'UTC'], ['2025-02-09', '09:00', 'Nowhere/Town']] as const) {
      expect(() => slotInstant(date, time, zone)).toThrow(RangeError);
    }
    expect([isZone('Europe/Berlin'), isZone('europe/berlin'), isZone('Asia/Calcutta'), isZone('+02:00'), isZone(''), isZone('Mars/Base')]).toEqual([true, true, true, false, false, false]);
  });
});

describe('what is due', () => {
  test('made at ten for nine o\'clock, it begins tomorrow; made at nine sharp, today', () => {
    expect(dates(make({}, '2026-01-15T09:00:00Z'), '2026-01-01', '2026-01-17T00:00Z')).toEqual(['2026-01-16']);
    expect(dates(make({}, '2026-01-15T08:00:00Z'), '2026-01-01', '2026-01-17T00:00Z')).toEqual(['2026-01-15', '2026-01-16']);
  });

  test('only on the days wanted, by the local calendar', () => {
    const weekdays = make({ zone: 'Pacific/Kiritimati', localTime: '00:30', days: [5, 1, 3, 2, 4, 4] }, '2026-01-01T00:00Z');
    expect(weekdays.days).toEqual([1, 2, 3, 4, 5]);
    // Monday the 5th begins in Kiritimati at ten on Sunday morning in UTC.
    expect(dueSlots(weekdays, at('2026-01-03'), at('2026-01-04T23:00Z')).map(({ localDate, atMs }) => [localDate, iso(atMs)])).toEqual([['2026-01-05', '2026-01-04T10:30:00Z']]);
  });

  test('another time on the same day keeps the date\'s key, and counts from the change on', () => {
    const nine = make({}, '2026-01-10T00:00Z');
    const eleven = editSubscription(nine, { localTime: '11:00' }, at('2026-01-15T09:00:00Z'));
    expect(dueSlots(eleven, at('2026-01-15T09:00Z'), at('2026-01-15T10:00Z'))).toEqual([{ subscriptionId: 's', localDate: '2026-01-15', atMs: at('2026-01-15T10:00Z') }]);
    const seven = editSubscription(nine, { localTime: '07:00' }, at('2026-01-15T07:00:00Z'));
    expect(dates(seven, '2026-01-15', '2026-01-15T23:00Z')).toEqual([]);
    // What changes no time loses no slot that is due and not yet delivered.
    const other = editSubscription(nine, { topics: ['ferries', ' ferries ', ''], days: [...nine.days] }, at('2026-01-15T09:00:00Z'));
    expect([other.effectiveFromMs, other.topics]).toEqual([nine.effectiveFromMs, ['ferries']]);
    expect(dates(other, '2026-01-15', '2026-01-15T09:00Z')).toEqual(['2026-01-15']);
  });

  test('resumed, it begins from then on; resuming an active one changes nothing', () => {
    const paused: Subscription = { ...make({}, '2026-01-10T00:00Z'), state: { status: 'paused', reason: 'asked', atMs: 0 } };
    const resumed = resumeSubscription(paused, at('2026-01-15T09:00Z'));
    expect([resumed.state, dates(resumed, '2026-01-10', '2026-01-16T09:00Z')]).toEqual([{ status: 'active' }, ['2026-01-16']]);
    expect(resumeSubscription(resumed, at('2026-02-01'))).toBe(resumed);
  });

  test('however the time is cut into windows, the slots are those of one window; no more than a month of them', () => {
    const subscription = make({ zone: 'America/Santiago', localTime: '00:00' }, '2026-03-01T00:00Z');
    const whole = dueSlots(subscription, at('2026-03-20'), at('2026-04-15'));
    fc.assert(fc.property(fc.array(fc.integer({ min: at('2026-03-20'), max: at('2026-04-15') })), (cuts) => {
      const ends = [...cuts, ...whole.map(({ atMs }) => atMs), at('2026-04-15')].sort((a, b) => a - b);
      expect(ends.flatMap((end, i) => dueSlots(subscription, ends[i - 1] ?? at('2026-03-20'), end))).toEqual(whole);
    }));
    expect(whole).toHaveLength(26);
    expect(dueSlots(subscription, 0, at('2027-03-01T12:00Z')).length).toBe(31);
  });

  test('clocks that go back over midnight into the day before neither lose nor repeat the new day\'s slot', () => {
    // St John's, 29 October 2006: at 00:01 the clocks went back to 23:01 of the 28th.
    const subscription = make({ zone: 'America/St_Johns', localTime: '00:00' }, '2006-10-01T00:00Z');
    const looks = [...Array(12).keys()].map((third) => at('2006-10-29T01:00:00Z') + third * 20 * 60_000); // 02:20 and 02:40, never between
    expect(looks.flatMap((ms) => dueSlots(subscription, ms - 20 * 60_000, ms)).map(({ localDate, atMs }) => [localDate, iso(atMs)])).toEqual([['2006-10-29', '2006-10-29T02:30:00Z']]);
  });

  test('the next slot is found a week ahead, past a date that does not exist, and not before it is in force', () => {
    const friday = make({ zone: 'Pacific/Apia', days: [5] }, '2011-12-24T00:00Z');
    expect(nextSlot(friday, at('2011-12-24T00:00Z'))?.localDate).toBe('2012-01-06');
    const daily = make({}, '2026-05-01T00:00Z');
    expect(iso(nextSlot(daily, 0)?.atMs ?? null)).toBe('2026-05-01T07:00:00Z');
    expect(iso(nextSlot(daily, at('2026-05-01T07:00Z'))?.atMs ?? null)).toBe('2026-05-02T07:00:00Z');
  });

  test.each<[Partial<SubscriptionWish>, RegExp]>([
    [{ localTime: '9' }, /"9" is not a time of day.*08:30/], [{ zone: 'GMT+2h' }, /not a time zone I know/], [{ days: [] }, /at least one day/],
    [{ storiesMax: 16 }, /1 to 15 stories, not 16/], [{ topics: [...Array(11).keys()].map(String) }, /at most 10 topics; 11/], [{ topics: ['x'.repeat(101)] }, /too long/],
  ])('a wish that cannot be met is refused in plain words: %o', (wish, words) => {
    expect(() => make(wish, '2026-01-01T00:00Z')).toThrow(DeskError);
    expect(() => make(wish, '2026-01-01T00:00Z')).toThrow(words);
  });
});

describe('when to look again', () => {
  const now = at('2026-01-15T07:59:50Z');
  test('at the next slot, the next retry, or in half a minute, whichever comes first', () => {
    const soon = make({}, '2026-01-10T00:00Z');
    const later = make({ localTime: '15:00' }, '2026-01-10T00:00Z');
    expect(nextWake([later, soon], now) - now).toBe(10_000);
    expect(nextWake([later], now) - now).toBe(30_000);
    expect(nextWake([later, soon], now, now + 4_000) - now).toBe(4_000);
    expect(nextWake([], now, now - 4_000) - now).toBe(0);
    expect(nextWake([{ ...soon, state: { status: 'paused', reason: 'asked', atMs: 0 } }], now) - now).toBe(30_000);
  });

  test('quiet hours hold a watch back, over midnight and over a change of the clocks', () => {
    const night = { from: '22:00', until: '07:00', zone: 'Europe/Berlin' };
    expect(iso(quietUntil(night, at('2026-03-28T22:00Z')))).toBe('2026-03-29T05:00:00Z');
    expect(iso(quietUntil(night, at('2026-03-29T04:59Z')))).toBe('2026-03-29T05:00:00Z');
    expect([quietUntil(night, at('2026-03-29T05:00Z')), quietUntil(night, at('2026-03-28T20:59Z')), quietUntil(null, 0), quietUntil({ ...night, until: '22:00' }, at('2026-03-28T22:00Z'))]).toEqual([null, null, null, null]);
    const noon = { from: '12:00', until: '13:30', zone: 'UTC' };
    expect([iso(quietUntil(noon, at('2026-01-01T13:29Z'))), quietUntil(noon, at('2026-01-01T13:30Z'))]).toEqual(['2026-01-01T13:30:00Z', null]);
  });
});
