import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainPassage, scorePassage } from '../../src/retrieve/score-passage.ts';
import { SIGNAL_NAMES } from '../../src/retrieve/signal-table.ts';

describe('the ranking as it stands', () => {
  const signals = fc.record(Object.fromEntries(SIGNAL_NAMES.map((name) => [name, fc.double({ min: -1, max: 3, noNaN: true })])));

  test('the shares of any passage add up to its score', () => {
    fc.assert(fc.property(signals, (given) => {
      expect(Object.values(explainPassage(given)).reduce((sum, share) => sum + share, 0)).toBeCloseTo(scorePassage(given), 6);
    }));
  });

  test('words of the speaker asked for show as a share of their own', () => {
    expect(explainPassage({ speakerQuoted: 1 })).toMatchObject({ speakerQuoted: 2 });
  });
});
