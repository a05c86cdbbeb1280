import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitTrees, TREE_OPTIONS, type TreeGroup } from '../../bench/fit-trees.ts';
import { createRandom } from '../../bench/random.ts';
import { roundTree } from '../../bench/round-tree.ts';
import { explainTrees, scoreTrees, type Tree, type TreeEnsemble } from '../../src/domain/tree-ensemble.ts';
import { SIGNAL_NAMES } from '../../src/retrieve/index.ts';
import { explainPassage, scorePassage } from '../../src/retrieve/score-passage.ts';

const STUMP: Tree = { input: [1, -1, -1], threshold: [0.5, 0, 0], left: [1, 0, 0], right: [2, 0, 0], value: [0.25, -1, 2] };
const STUMPS: TreeEnsemble = { inputs: ['near', 'dense'], trees: [STUMP, { ...STUMP, input: [0, -1, -1] }] };

describe('trees', () => {
  test('at most the threshold goes left, more goes right', () => {
    expect([[0, 0.5], [0, 0.51], [1, 1]].map((row) => scoreTrees(STUMPS, row))).toEqual([-2, 1, 4]);
  });

  test('the base and the shares add up to the score, and an input that no path asks about has none', () => {
    expect(explainTrees({ inputs: ['near', 'dense'], trees: [STUMP] }, [9, 9])).toEqual({ base: 0.25, shares: { near: 0, dense: 1.75 } });
    fc.assert(fc.property(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 2, maxLength: 2 }), (row) => {
      const { base, shares } = explainTrees(STUMPS, row);
      expect(base + (shares['near'] ?? 0) + (shares['dense'] ?? 0)).toBeCloseTo(scoreTrees(STUMPS, row));
    }));
  });

  test('a damaged tree ends', () => {
    expect(scoreTrees({ inputs: ['a'], trees: [{ input: [0], threshold: [0], left: [0], right: [0], value: [7] }] }, [1])).toBe(7);
  });
});

describe('training', () => {
  /** Right is what is high in both inputs: no line through them ranks so. */
  function groups(seed: number): TreeGroup[] {
    const random = createRandom(seed);
    return Array.from({ length: 40 }, () => {
      const inputs = Float32Array.from({ length: 60 }, random);
      const right = Array.from({ length: 30 }, (_, row) => row).filter((row) => (inputs[2 * row] ?? 0) > 0.6 && (inputs[2 * row + 1] ?? 0) > 0.6);
      return { rows: 30, right, inputs, start: new Float64Array(30) };
    });
  }
  const options = { ...TREE_OPTIONS, trees: 25, share: 1 };

  test('learns what no line can, on questions it has not seen', () => {
    const ensemble = { inputs: ['a', 'b'], trees: fitTrees(groups(1), 2, options).map(roundTree) };
    const first = groups(2).filter(({ right }) => right.length > 0).map(({ inputs, right, rows }) => {
      const scores = Array.from({ length: rows }, (_, row) => scoreTrees(ensemble, inputs.subarray(2 * row, 2 * row + 2)));
      return right.includes(scores.indexOf(Math.max(...scores)));
    });
    expect(first.filter(Boolean).length / first.length).toBeGreaterThan(0.9);
  });

  test('the same seed gives the same trees, and rounding moves no row to another leaf', () => {
    const [once, again] = [fitTrees(groups(1), 2, options), fitTrees(groups(1), 2, options)];
    expect(again).toEqual(once);
    const [exact, rounded] = [{ inputs: ['a', 'b'], trees: once }, { inputs: ['a', 'b'], trees: once.map(roundTree) }];
    for (const { inputs } of groups(1).slice(0, 10)) {
      for (let row = 0; row < 30; row++) expect(scoreTrees(rounded, inputs.subarray(2 * row, 2 * row + 2))).toBeCloseTo(scoreTrees(exact, inputs.subarray(2 * row, 2 * row + 2)), 2);
    }
  });
});

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
