import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cutModel } from '../../src/embed/cut-model.ts';
import { planWindows } from '../../src/embed/token-states.ts';

const wordsOf = (sizes: readonly number[]): number[][] => sizes.map((size) => new Array<number>(size).fill(7));

describe('windows over an article', () => {
  test('every word is the core of exactly one window, and no window is longer than the model reads', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 400 }), fc.integer({ min: 1, max: 60 }), (sizes, sentence) => {
      const pieces = wordsOf(sizes);
      const starts = sizes.flatMap((_, at) => (at % sentence === 0 ? [at] : []));
      let next = 0;
      for (const { from, to, coreFrom, coreTo } of planWindows(pieces, starts)) {
        expect(coreFrom).toBe(next);
        expect(from).toBeLessThanOrEqual(coreFrom);
        expect(to).toBeGreaterThanOrEqual(coreTo);
        expect(pieces.slice(from, to).flat().length).toBeLessThanOrEqual(510);
        next = coreTo;
      }
      expect(next).toBe(sizes.length);
    }));
  });

  test('a core ends with a sentence where one ends in time', () => {
    const [first] = planWindows(wordsOf(new Array<number>(500).fill(1)), [0, 100, 200, 300, 400]);
    expect(first).toMatchObject({ coreFrom: 0, coreTo: 300, to: 364 });
  });
});

describe('a model cut at an inner value', () => {
  const model = readFileSync(new URL('../../embeddings/models/bge-small-en-v1.5/onnx/model_quantized.onnx', import.meta.url));

  test('keeps what comes before it and drops what comes after', () => {
    const cut = Buffer.from(cutModel(model, ['/encoder/layer.5/output/LayerNorm/Add_1_output_0']));
    expect(cut.includes('/encoder/layer.5/output/LayerNorm/Add_1')).toBe(true);
    expect(cut.includes('/encoder/layer.6/output/LayerNorm/Add_1')).toBe(false);
    expect(cut.includes('last_hidden_state')).toBe(false);
  });

  test('is refused if there is no such value', () => {
    expect(() => cutModel(model, ['no such value'])).toThrow('no such value');
  });
});
