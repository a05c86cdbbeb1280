import { describe, expect, test } from 'vitest';
import { newsMoment } from '../../src/text/news-moment.ts';

const day = (iso: string): number => Date.parse(iso);
const ASKED = day('2026-03-07');
const DECEMBER = { sinceMs: day('2025-12-01'), untilMs: day('2026-01-02') };
const ask = (question: string, mentionedWindow: typeof DECEMBER | null) => ({ question, askedAtMs: ASKED, mentionedWindow });

describe('the moment that news is close to', () => {
  test('is that of asking where no past time is named', () => {
    expect(newsMoment(ask('Who won?', null), day('2025-12-10'))).toBe(ASKED);
    expect(newsMoment(ask('Who won this week?', { sinceMs: day('2026-02-27'), untilMs: day('2026-03-09') }), day('2025-12-10'))).toBe(ASKED);
  });

  test('is the article’s own within the time named, and its nearest edge outside', () => {
    const asked = ask('Who won in December?', DECEMBER);
    expect(newsMoment(asked, day('2025-12-10'))).toBe(day('2025-12-10'));
    expect(newsMoment(asked, day('2026-03-01'))).toBe(DECEMBER.untilMs);
    expect(newsMoment(asked, day('2020-03-01'))).toBe(DECEMBER.sinceMs);
  });

  test('is that of asking where the time is only compared with, or long past', () => {
    expect(newsMoment(ask('What is the highest price since December?', DECEMBER), day('2025-12-10'))).toBe(ASKED);
    expect(newsMoment(ask('Who won in 2019?', { sinceMs: day('2019-01-01'), untilMs: day('2020-01-01') }), day('2019-12-10'))).toBe(ASKED);
  });
});
