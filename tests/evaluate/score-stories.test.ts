import { describe, expect, it } from 'vitest';
import { bestTfIdfStories } from '../../src/evaluate/baseline-tfidf-stories.ts';
import { scoreStories } from '../../src/evaluate/score-stories.ts';

describe('the scorer of stories', () => {
  it('gives the B-cubed figures counted by hand', () => {
    // Gold {0,1,2} {3,4}; given {0,1} {2,3,4}.
    const { precision, recall, f1 } = scoreStories(['a', 'a', 'a', 'b', 'b'], ['x', 'x', 'y', 'y', 'y']);
    expect(precision).toBeCloseTo((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5, 10);
    expect(recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5, 10);
    expect(f1).toBeCloseTo((2 * precision * recall) / (precision + recall), 10);
  });

  it('does not mind what groups are called', () => {
    expect(scoreStories(['a', 'b', 'a'], ['2', '1', '2'])).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  it('has a baseline that tells two plain stories apart', () => {
    expect(bestTfIdfStories(['ferry sank off island', 'ferry sank near the island', 'cable cut at sea floor', 'the cable cut on sea floor'], ['f', 'f', 'c', 'c']).f1).toBe(1);
  });
});
