import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeTags, TAG_NAMES } from '../../src/attribute/decode-tags.ts';

const TAGS = TAG_NAMES.length;
const EVEN = new Array<number>(TAGS * TAGS).fill(0);
const scoresOf = (tags: readonly (typeof TAG_NAMES)[number][], height = 5): Float32Array =>
  Float32Array.from(tags.flatMap((tag) => TAG_NAMES.map((name) => (name === tag ? height : 0))));

describe('reading tags', () => {
  test('runs of one kind are told apart where one begins beside another', () => {
    expect(decodeTags(scoresOf(['B-source', 'B-cue', 'B-content', 'I-content', 'B-content', 'O']), EVEN)).toEqual([
      { kind: 'source', from: 0, to: 1 }, { kind: 'cue', from: 1, to: 2 }, { kind: 'content', from: 2, to: 4 }, { kind: 'content', from: 4, to: 5 },
    ]);
  });

  test('an inside without its beginning is read as the likeliest legal thing instead', () => {
    expect(decodeTags(scoresOf(['O', 'I-cue', 'I-cue']), EVEN).map(({ kind }) => kind)).toEqual(['cue']);
    expect(decodeTags(scoresOf(['B-content', 'I-cue', 'I-content'], 3), EVEN.with(TAGS + 2, 1).with(2 * TAGS + 2, 1))).toEqual([{ kind: 'content', from: 0, to: 3 }]);
  });

  test('a step that the model holds unlikely is not taken for little', () => {
    const against = EVEN.with(0 * TAGS + TAG_NAMES.indexOf('B-cue'), -4);
    expect(decodeTags(scoresOf(['O', 'B-cue', 'O'], 3), against)).toEqual([]);
    expect(decodeTags(scoresOf(['O', 'B-cue', 'O'], 3), EVEN)).toHaveLength(1);
  });

  test('nothing goes on across a break', () => {
    const scores = scoresOf(['B-content', 'I-content', 'I-content', 'I-content'], 3);
    expect(decodeTags(scores, EVEN)).toEqual([{ kind: 'content', from: 0, to: 4 }]);
    expect(decodeTags(scores, EVEN, new Set([2])).some(({ from, to }) => from < 2 && 2 < to)).toBe(false);
  });

  test('whatever the scores, runs stand in order, apart and within the text', () => {
    fc.assert(fc.property(fc.array(fc.float({ min: -9, max: 9, noNaN: true }), { maxLength: 40 * TAGS }), (numbers) => {
      const length = Math.floor(numbers.length / TAGS);
      let before = 0;
      for (const { from, to } of decodeTags(Float32Array.from(numbers.slice(0, length * TAGS)), EVEN)) {
        expect(from).toBeGreaterThanOrEqual(before);
        expect(to).toBeGreaterThan(from);
        before = to;
      }
      expect(before).toBeLessThanOrEqual(length);
    }));
  });

  test('an article without words has no runs, and a broken row is refused', () => {
    expect(decodeTags(new Float32Array(), EVEN)).toEqual([]);
    expect(() => decodeTags(new Float32Array(3), EVEN)).toThrow('7 numbers a word');
  });
});
