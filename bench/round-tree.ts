import type { Tree } from '../src/domain/tree-ensemble.ts';

/** Outputs to four digits; thresholds stay exact 32-bit values, written as short as they can be told apart. */
export function roundTree({ value, threshold, ...tree }: Tree): Tree {
  return { ...tree, threshold: threshold.map(shortest), value: value.map((output) => Number(output.toPrecision(4))) };
}

function shortest(value: number): number {
  for (let digits = 3; digits < 10; digits++) {
    const short = Number(value.toPrecision(digits));
    // Not below it: the row that gave the threshold must stay on its side.
    if (short >= value && Math.fround(short) === value) return short;
  }
  return value;
}
