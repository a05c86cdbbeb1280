/**
 * Regression trees whose outputs add up. A node is a position in the arrays: an inner one compares one input with its
 * threshold and goes to `left` (at most the threshold) or `right`; a leaf has `input` -1. `value` is what the training rows
 * that reached the node came to on average, at a leaf the tree's output: so a path tells which input moved the output.
 */
export interface Tree {
  readonly input: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly value: readonly number[];
}

/** `inputs` names the columns that the trees' `input` counts. */
export interface TreeEnsemble {
  readonly inputs: readonly string[];
  readonly trees: readonly Tree[];
}

/** The sum of all trees' outputs for one row of inputs, in the order of `inputs`. */
export function scoreTrees({ trees }: TreeEnsemble, row: ArrayLike<number>): number {
  let sum = 0;
  for (const { input, threshold, left, right, value } of trees) {
    let node = 0;
    // A child stands after its parent, so that even a damaged file cannot send this in circles.
    for (let at = input[0] ?? -1; at >= 0; at = input[node] ?? -1) {
      const next = ((row[at] ?? 0) <= (threshold[node] ?? 0) ? left[node] : right[node]) ?? 0;
      if (next <= node) break;
      node = next;
    }
    sum += value[node] ?? 0;
  }
  return sum;
}

/**
 * What each input moved the score by: along every path, the change of the nodes' values is put down to the input asked
 * about (A. Saabas, "Interpreting random forests", 2014). `base` and the shares add up to the score.
 */
export function explainTrees({ inputs, trees }: TreeEnsemble, row: ArrayLike<number>): { readonly base: number; readonly shares: Record<string, number> } {
  const shares: Record<string, number> = Object.fromEntries(inputs.map((name) => [name, 0]));
  let base = 0;
  for (const { input, threshold, left, right, value } of trees) {
    let node = 0;
    base += value[0] ?? 0;
    for (let at = input[0] ?? -1; at >= 0; at = input[node] ?? -1) {
      const next = ((row[at] ?? 0) <= (threshold[node] ?? 0) ? left[node] : right[node]) ?? 0;
      if (next <= node) break;
      const name = inputs[at] ?? '';
      shares[name] = (shares[name] ?? 0) + (value[next] ?? 0) - (value[node] ?? 0);
      node = next;
    }
  }
  return { base, shares };
}
