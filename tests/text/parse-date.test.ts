import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDate } from '../../src/text/parse-date.ts';

test.each([
  ['Dec 27 2023 | 4:38 PM IST', '2023-12-27T16:38:00+05:30'],
  ['Last Updated : Dec 27 2023 | 4:38 PM IST', '2023-12-27T16:38:00+05:30'],
  ['27 December 2023, 16:38 GMT+5:30', '2023-12-27T16:38:00+05:30'],
  ['Wed, 03 Aug 2022 19:49:23 +0000', '2022-08-03T19:49:23Z'],
  ['Thu, 4 Jan 2024 10:00:00 EST', '2024-01-04T10:00:00-05:00'],
  ['2022-06-17T00:00:00Z', '2022-06-17T00:00:00Z'],
  ['2023-12-27T16:38:00.123+05:30', '2023-12-27T16:38:00+05:30'],
  ['2023-12-27T16:38:00-0330', '2023-12-27T16:38:00-03:30'],
  ['2019-11-18T22:39-05:00', '2019-11-18T22:39:00-05:00'],
  ['2023-12-27 16:38:00 UTC', '2023-12-27T16:38:00Z'],
  ['Updated 4:38 p.m. ET, Wed December 27, 2023', '2023-12-27T16:38:00-05:00'],
  ['Published 12:05 a.m. ET July 4, 2023', '2023-07-04T00:05:00-04:00'],
  ['December 27, 2023 at 4:38 PM EST', '2023-12-27T16:38:00-05:00'],
  ['27/12/2023 16.38 BST', '2023-12-27T16:38:00+01:00'],
  ['Sept. 3, 2021 5 pm PT', '2021-09-03T17:00:00-07:00'],
  ['2023/12/27 9:05 KST', '2023-12-27T09:05:00+09:00'],
  ['31st of January 2024 - 21:15 MSK', '2024-01-31T21:15:00+03:00'],
  ['Tue 5 Mar 2024 07.30 CET', '2024-03-05T07:30:00+01:00'],
  ['20:00 Beijing, 2 May 2024', '2024-05-02T20:00:00+08:00'],
  ['27 Dec 2023', '2023-12-27'],
  ['2022-06-17', '2022-06-17'],
])('%s', (stated, iso) => expect(parseDate(stated)?.iso).toBe(iso));

test.each(['', 'Wednesday, Dec. 27', '03/04/2023', '2023-02-30', '5 hours ago', 'yesterday', '4:38 PM IST', 'chapter 12 of 2023'])('"%s" states no day, so none is given', (stated) => {
  expect(parseDate(stated)).toBeNull();
});

test('a time without a zone is no instant: only its day is kept', () => {
  expect(parseDate('November 18, 2019 / 1:42 AM')).toEqual({ iso: '2019-11-18', epochMs: Date.UTC(2019, 10, 18) });
});

test('IST is India unless the source is elsewhere, and the offset follows the season there', () => {
  expect(parseDate('1 July 2023 10:00 IST', { whereabouts: 'The Irish Courier, Dublin' })?.iso).toBe('2023-07-01T10:00:00+01:00');
  expect(parseDate('1 July 2023 10:00 IST', { whereabouts: 'Jerusalem' })?.iso).toBe('2023-07-01T10:00:00+03:00');
  expect(parseDate('1 July 2023 10:00 IST', { whereabouts: 'Press Trust of India Moscow' })?.iso).toBe('2023-07-01T10:00:00+05:30');
});

test('every instant written in ISO or RFC 822 comes back the same', () => {
  fc.assert(fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (date) => {
    const epochMs = Math.floor(date.getTime() / 1000) * 1000;
    const whole = new Date(epochMs);
    expect(parseDate(whole.toISOString())?.epochMs).toBe(epochMs);
    expect(parseDate(whole.toUTCString())?.epochMs).toBe(epochMs);
  }));
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string(), fc.stringMatching(/^[\d:/ .,A-Z+-]{0,40}$/), (any, like) => {
    parseDate(any);
    parseDate(like);
  }));
});
