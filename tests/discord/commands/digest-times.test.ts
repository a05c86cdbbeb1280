import { describe, expect, test } from 'vitest';
import { readClockTime, readNames } from '../../../src/discord/commands/digest-times.ts';

describe('what people type', () => {
  test.each([['8:30', '08:30'], ['08:30', '08:30'], ['0830', '08:30'], ['8.30', '08:30'], ['7 pm', '19:00'], ['12 am', '00:00'], ['12:15 PM', '12:15'], ['9', '09:00'], ['noon', '12:00'], ['23:59', '23:59']])('%s is a time of day', (typed, time) => {
    expect(readClockTime(typed)).toBe(time);
  });

  test.each(['', '24:00', '8:60', '13 pm', '0 am', 'soon', '8:3', '-1:00'])('"%s" is none', (typed) => {
    expect(readClockTime(typed)).toBeNull();
  });

  test('names stand between commas, and "all" is no limit', () => {
    expect(readNames(' water talks, Hest ;grain,')).toEqual(['water talks', 'Hest', 'grain']);
    expect(readNames('all')).toEqual([]);
  });
});
