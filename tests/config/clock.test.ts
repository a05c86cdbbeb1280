import { describe, expect, test, vi } from 'vitest';
import { createClock } from '../../src/clock.ts';

describe('the clock', () => {
  test('is the machine\'s unless told otherwise', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    try {
      const clock = createClock({ startMs: null, rate: 1 });
      vi.advanceTimersByTime(500);
      expect(clock.now()).toBe(1_000_500);
      expect(clock.realMs(60_000)).toBe(60_000);
    } finally {
      vi.useRealTimers();
    }
  });

  test('begins where it is set and runs at its rate; timers are set to real time', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    try {
      const clock = createClock({ startMs: 5_000, rate: 60 });
      expect(clock.now()).toBe(5_000);
      vi.advanceTimersByTime(1_000);
      expect(clock.now()).toBe(65_000);
      expect(clock.realMs(60_000)).toBe(1_000);
    } finally {
      vi.useRealTimers();
    }
  });
});
