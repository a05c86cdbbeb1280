import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRateLimits } from '../../../src/discord/manners/rate-limits.ts';

function limitsAt(given: { userPerMinute?: number; guildPerMinute?: number } = {}) {
  const clock = { ms: 1_000_000 };
  return { clock, limits: createRateLimits({ userPerMinute: 3, guildPerMinute: 5, now: () => clock.ms, ...given }) };
}

describe('how often one may ask', () => {
  test('so many in any minute, then the exact wait is told', () => {
    const { clock, limits } = limitsAt();
    for (let i = 0; i < 3; i++) {
      expect(limits.take('u', null)).toBeNull();
      clock.ms += 10_000;
    }
    expect(limits.take('u', null)).toEqual({ who: 'user', waitMs: 30_000, isFirst: true });
    clock.ms += 29_999;
    expect(limits.take('u', null)).toEqual({ who: 'user', waitMs: 1, isFirst: false });
    clock.ms += 1;
    expect(limits.take('u', null)).toBeNull();
    expect(limits.take('u', null)).toMatchObject({ isFirst: true });
  });

  test('a clock that is set back by an hour keeps nobody waiting for an hour', () => {
    const { clock, limits } = limitsAt();
    for (let i = 0; i < 4; i++) limits.take('u', 'g');
    clock.ms -= 3_600_000;
    expect(limits.take('u', 'g')).toBeNull();
  });

  test('others are not held to what one person asked', () => {
    const { limits } = limitsAt();
    for (let i = 0; i < 4; i++) limits.take('u', null);
    expect(limits.take('v', null)).toBeNull();
  });

  test('the people of one server share its limit; direct messages and other servers do not', () => {
    const { limits } = limitsAt();
    for (const user of ['a', 'b', 'c', 'd', 'e']) expect(limits.take(user, 'here')).toBeNull();
    expect(limits.take('f', 'here')).toMatchObject({ who: 'guild' });
    expect(limits.take('f', 'there')).toBeNull();
    expect(limits.take('f', null)).toBeNull();
  });

  test('a refusal counts against nobody', () => {
    const { clock, limits } = limitsAt();
    for (const user of ['a', 'b', 'c', 'd', 'e']) limits.take(user, 'here');
    for (let i = 0; i < 10; i++) limits.take('f', 'here');
    for (let i = 0; i < 3; i++) expect(limits.take('f', null)).toBeNull();
    clock.ms += 60_000;
    expect(limits.take('f', 'here')).toBeNull();
  });

  test('no window of a minute ever holds more than the limit', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 80 }), (userPerMinute, gaps) => {
      const { clock, limits } = limitsAt({ userPerMinute });
      const taken: number[] = [];
      for (const gap of gaps) {
        clock.ms += gap;
        const refused = limits.take('u', null);
        const inWindow = taken.filter((moment) => moment > clock.ms - 60_000).length;
        expect(refused === null).toBe(inWindow < userPerMinute);
        if (refused === null) taken.push(clock.ms);
      }
    }));
  });
});
