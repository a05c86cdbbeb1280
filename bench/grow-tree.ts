import type { Tree } from '../src/domain/tree-ensemble.ts';

/** Training rows with their inputs cut into at most 64 bins: `bins[column][row]`; `edges[column][bin]` is a bin's upper bound. */
export interface BinnedRows {
  readonly rows: number;
  readonly bins: readonly Uint8Array[];
  readonly edges: readonly (readonly number[])[];
}

export interface GrowOptions {
  readonly leavesMax: number;
  /** Second derivatives that a leaf must hold, so that no leaf is about two passages. */
  readonly leafWeightMin: number;
  /** Added to the second derivatives of every leaf: draws its output to 0. */
  readonly ridge: number;
  /** What an output is multiplied by. */
  readonly rate: number;
  /** Columns that may be asked about in this tree. */
  readonly columns: readonly number[];
}

const BINS_MAX = 64;

/** Bins of equal counts over distinct values. `columns[k][row]`. */
export function binRows(columns: readonly Float32Array[]): BinnedRows {
  const edges = columns.map((column) => {
    const sorted = Float32Array.from(column).sort();
    const cuts = Array.from({ length: BINS_MAX - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / BINS_MAX)] ?? 0);
    return [...new Set(cuts)];
  });
  const bins = columns.map((column, k) => Uint8Array.from(column, (value) => binOf(edges[k] ?? [], value)));
  return { rows: columns[0]?.length ?? 0, bins, edges };
}

/** The first edge that is not below the value; past the last, one more. */
function binOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Leaf {
  readonly node: number;
  readonly rows: Int32Array;
  readonly slope: number;
  readonly weight: number;
  readonly split: Split | null;
}

interface Split {
  readonly gain: number;
  readonly column: number;
  readonly bin: number;
}

/**
 * One tree by the leaf that gains most first (as LightGBM grows them; Ke et al., NIPS 2017), over first derivatives
 * (`slopes`, to be followed upwards) and second ones (`weights`). `rows` are those that take part.
 */
export function growTree(data: BinnedRows, rows: Int32Array, slopes: Float64Array, weights: Float64Array, options: GrowOptions): Tree {
  const tree = { input: [-1], threshold: [0], left: [0], right: [0], value: [0] };
  const open: Leaf[] = [leafOf(0, rows)];
  for (let leaves = 1; leaves < options.leavesMax; leaves++) {
    const best = open.reduce((top, leaf, at) => ((leaf.split?.gain ?? 0) > (open[top]?.split?.gain ?? 0) ? at : top), 0);
    const leaf = open[best];
    if (leaf?.split === null || leaf === undefined) break;
    const { column, bin } = leaf.split;
    const own = data.bins[column] ?? new Uint8Array();
    tree.input[leaf.node] = column;
    tree.threshold[leaf.node] = data.edges[column]?.[bin] ?? 0;
    const [left, right] = [leaf.rows.filter((row) => (own[row] ?? 0) <= bin), leaf.rows.filter((row) => (own[row] ?? 0) > bin)];
    tree.left[leaf.node] = tree.input.length;
    tree.right[leaf.node] = tree.input.length + 1;
    for (const list of Object.values(tree)) list.push(list === tree.input ? -1 : 0, list === tree.input ? -1 : 0);
    open.splice(best, 1, leafOf(tree.left[leaf.node] ?? 0, left), leafOf(tree.right[leaf.node] ?? 0, right));
  }
  return tree;

  function leafOf(node: number, members: Int32Array): Leaf {
    let [slope, weight] = [0, 0];
    for (const row of members) {
      slope += slopes[row] ?? 0;
      weight += weights[row] ?? 0;
    }
    tree.value[node] = (options.rate * slope) / (weight + options.ridge);
    return { node, rows: members, slope, weight, split: bestSplit(data, members, slopes, weights, { slope, weight }, options) };
  }
}

function bestSplit(data: BinnedRows, members: Int32Array, slopes: Float64Array, weights: Float64Array, all: { slope: number; weight: number }, { columns, leafWeightMin, ridge }: GrowOptions): Split | null {
  if (all.weight < 2 * leafWeightMin) return null;
  const worth = (slope: number, weight: number): number => (slope * slope) / (weight + ridge);
  const whole = worth(all.slope, all.weight);
  const slopeOf = new Float64Array(BINS_MAX + 1);
  const weightOf = new Float64Array(BINS_MAX + 1);
  let best: Split | null = null;
  for (const column of columns) {
    const own = data.bins[column] ?? new Uint8Array();
    slopeOf.fill(0);
    weightOf.fill(0);
    for (let i = 0; i < members.length; i++) {
      const row = members[i] ?? 0;
      const bin = own[row] ?? 0;
      slopeOf[bin] = (slopeOf[bin] ?? 0) + (slopes[row] ?? 0);
      weightOf[bin] = (weightOf[bin] ?? 0) + (weights[row] ?? 0);
    }
    let [slope, weight] = [0, 0];
    for (let bin = 0; bin < (data.edges[column]?.length ?? 0); bin++) {
      slope += slopeOf[bin] ?? 0;
      weight += weightOf[bin] ?? 0;
      if (weight < leafWeightMin || all.weight - weight < leafWeightMin) continue;
      const gain = worth(slope, weight) + worth(all.slope - slope, all.weight - weight) - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { gain, column, bin };
    }
  }
  return best;
}
