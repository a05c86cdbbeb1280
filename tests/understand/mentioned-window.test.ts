import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { understandQuestion } from '../../src/understand/index.ts';

/** A Saturday. */
const ASKED_AT_MS = Date.UTC(2026, 2, 7, 12);

function windowOf(question: string, askedAtMs = ASKED_AT_MS): { since: string; until: string } | null {
  const { mentionedWindow } = understandQuestion({ question, askedAtMs });
  if (mentionedWindow === null) return null;
  const day = (ms: number | null): string => (ms === null ? 'open' : new Date(ms).toISOString().slice(0, 10));
  return { since: day(mentionedWindow.sinceMs), until: day(mentionedWindow.untilMs) };
}

/** Whether the window holds the middle of a day. */
function holds(question: string, day: string): boolean {
  const { mentionedWindow } = understandQuestion({ question, askedAtMs: ASKED_AT_MS });
  const ms = Date.parse(`${day}T12:00:00Z`);
  return mentionedWindow !== null && ms >= (mentionedWindow.sinceMs ?? -Infinity) && ms < (mentionedWindow.untilMs ?? Infinity);
}

describe('the time a question names', () => {
  test.each([
    ['What happened on Tuesday?', '2026-03-03', '2026-02-24'],
    ['What did Varo say yesterday?', '2026-03-06', '2026-03-03'],
    ['Who won this week?', '2026-03-04', '2026-02-20'],
    ['Who won last week?', '2026-02-25', '2026-02-10'],
    ['What happened in December?', '2025-12-15', '2026-01-20'],
    ['What happened in December 2023?', '2023-12-15', '2025-12-15'],
    ['What was signed on 12 January?', '2026-01-12', '2026-01-30'],
    ['Who resigned last month?', '2026-02-15', '2026-01-15'],
    ['What changed in the past three months?', '2026-01-01', '2025-10-01'],
    ['Who was elected in 2024?', '2024-06-01', '2025-06-01'],
  ])('%s', (question, inside, outside) => {
    expect(holds(question, inside)).toBe(true);
    expect(holds(question, outside)).toBe(false);
  });

  test('a day ahead is reported before it comes', () => {
    expect(holds('What will open on Tuesday?', '2026-03-05')).toBe(true);
    expect(holds('When will the gate open next week?', '2026-03-06')).toBe(true);
  });

  test.each(['Who may win?', 'How many seconds to midnight?', 'Who sat on the bench?', 'Where is the dam?'])(
    'is not read into: %s', (question) => {
      expect(windowOf(question)).toBeNull();
    });

  test('is a window that begins before it ends, whatever is asked and whenever', () => {
    const phrase = fc.constantFrom('on Tuesday', 'last week', 'next month', 'in May', 'on 31 February', 'in 1999', '5 days ago', 'tomorrow', 'the last 3 years', 'this weekend', 'on 12/12/2012');
    fc.assert(fc.property(phrase, fc.boolean(), fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) }), (when, ahead, askedAtMs) => {
      const { mentionedWindow } = understandQuestion({ question: `What ${ahead ? 'will happen' : 'happened'} ${when}?`, askedAtMs });
      if (mentionedWindow !== null) expect(mentionedWindow.sinceMs ?? -Infinity).toBeLessThan(mentionedWindow.untilMs ?? Infinity);
    }));
    expect(windowOf('What happened on Tuesday?', Number.NaN)).toBeNull();
    expect(() => windowOf('What happened 999 years ago?', 8.6e15)).not.toThrow();
  });
});
