import { describe, expect, test } from 'vitest';
import { describeWeekdays, readWeekdays } from '../../src/text/read-weekdays.ts';

describe('days of the week in words', () => {
  test.each<[string, readonly number[]]>([
    ['daily', [1, 2, 3, 4, 5, 6, 7]], ['Weekdays', [1, 2, 3, 4, 5]], ['mon,thu', [1, 4]], ['Thu; Mon', [1, 4]], ['Mon-Fri', [1, 2, 3, 4, 5]], ['fri–mon', [1, 5, 6, 7]],
    ['Monday and Thursday', [1, 4]], ['Monday to Wednesday', [1, 2, 3]], ['weekend, wed', [3, 6, 7]], ['7', [7]], ['tue.', [2]], ['sun-sun', [7]],
  ])('%s', (text, days) => {
    expect(readWeekdays(text)).toEqual(days);
  });

  test.each(['', ',', 'blursday', 'm', '0', '8', 'mon-', 'mon-tue-wed', 'monday to', 'constructor'])('"%s" names none', (text) => {
    expect(readWeekdays(text)).toBeNull();
  });

  test.each([
    ['every day', '1234567'], ['Daily', '1234567'], ['weekdays', '12345'], ['at weekends', '67'], ['Mon-Fri', '12345'], ['Monday to Wednesday', '123'], ['mon, wed and Fridays', '135'], ['Tue Thu', '24'], ['Sat–Mon', '167'],
  ])('%s are days', (typed, days) => {
    expect(readWeekdays(typed)?.join('')).toBe(days);
  });

  test.each(['', 'm', 'someday', 'Mon-', 'Mon-Tue-Wed', 'Monday and Funday'])('"%s" are none', (typed) => {
    expect(readWeekdays(typed)).toBeNull();
  });

  test('are said shortly', () => {
    expect([[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5], [1, 4], [6, 7], [3], [1, 2, 4]].map((days) => describeWeekdays(days as never))).toEqual(['every day', 'Monday to Friday', 'Monday and Thursday', 'Saturday and Sunday', 'Wednesday', 'Monday, Tuesday and Thursday']);
  });
});
