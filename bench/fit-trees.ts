import { scoreTrees, type Tree } from '../src/domain/tree-ensemble.ts';
import { binRows, growTree } from './grow-tree.ts';
import { createRandom } from './random.ts';

/** One question's candidates: `rows` of `inputs` values each, `right` those that answer, `start` their score before any tree. */
export interface TreeGroup {
  readonly rows: number;
  readonly right: readonly number[];
  readonly inputs: Float32Array;
  readonly start: Float64Array;
}

export interface TreeOptions {
  readonly trees: number;
  readonly leavesMax: number;
  readonly rate: number;
  readonly ridge: number;
  readonly leafWeightMin: number;
  /** Share of the questions, and of the columns, that each tree sees. */
  readonly share: number;
  readonly seed: number;
}

export const TREE_OPTIONS: TreeOptions = { trees: 120, leavesMax: 8, rate: 0.06, ridge: 3, leafWeightMin: 3, share: 0.7, seed: 1 };

/**
 * LambdaMART (Burges, "From RankNet to LambdaRank to LambdaMART", 2010): each tree follows, for every pair of a right and a
 * wrong candidate, the pull that their exchange would have on the discounted gain, and starts where the linear ranking
 * stands, so that few and small trees suffice. The same seed gives the same trees.
 */
export function fitTrees(groups: readonly TreeGroup[], width: number, options: TreeOptions, on: (tree: Tree, done: number) => void = () => undefined): Tree[] {
  const usable = groups.filter(({ right, rows }) => right.length > 0 && right.length < rows);
  const starts = usable.map((_, at) => usable.slice(0, at).reduce((sum, { rows }) => sum + rows, 0));
  const total = usable.reduce((sum, { rows }) => sum + rows, 0);
  const columns = Array.from({ length: width }, () => new Float32Array(total));
  const scores = new Float64Array(total);
  for (const [at, group] of usable.entries()) {
    const from = starts[at] ?? 0;
    scores.set(group.start, from);
    for (let row = 0; row < group.rows; row++) for (let k = 0; k < width; k++) (columns[k] ?? scores)[from + row] = group.inputs[row * width + k] ?? 0;
  }
  const data = binRows(columns);
  const random = createRandom(options.seed);
  const trees: Tree[] = [];
  const slopes = new Float64Array(total);
  const weights = new Float64Array(total);
  const row = new Float64Array(width);
  for (let done = 0; done < options.trees; done++) {
    const members: number[] = [];
    for (const [at, group] of usable.entries()) {
      if (random() > options.share) continue;
      const from = starts[at] ?? 0;
      addPulls(group, scores.subarray(from, from + group.rows), slopes.subarray(from, from + group.rows), weights.subarray(from, from + group.rows));
      for (let i = 0; i < group.rows; i++) members.push(from + i);
    }
    const kept = columns.map((_, k) => k).filter(() => random() <= options.share);
    const tree = growTree(data, Int32Array.from(members), slopes, weights, { ...options, columns: kept });
    trees.push(tree);
    for (let i = 0; i < total; i++) {
      for (let k = 0; k < width; k++) row[k] = columns[k]?.[i] ?? 0;
      scores[i] = (scores[i] ?? 0) + scoreTrees({ inputs: [], trees: [tree] }, row);
    }
    on(tree, done + 1);
  }
  return trees;
}

/** Only exchanges that touch one of the first places count: what stands at 40 or at 80 is the same to a reader. */
const PLACES = 20;

/** Fills in one question's first and second derivatives. */
function addPulls({ rows, right }: TreeGroup, scores: Float64Array, slopes: Float64Array, weights: Float64Array): void {
  slopes.fill(0);
  weights.fill(0);
  const order = Array.from({ length: rows }, (_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const discount = new Float64Array(rows);
  order.forEach((row, place) => { discount[row] = place < PLACES ? 1 / Math.log2(place + 2) : 1 / Math.log2(PLACES + 2); });
  const isRight = new Set(right);
  const ideal = right.reduce((sum, _, place) => sum + (place < PLACES ? 1 / Math.log2(place + 2) : 0), 0);
  for (const good of right) {
    for (let bad = 0; bad < rows; bad++) {
      if (isRight.has(bad)) continue;
      const change = Math.abs((discount[good] ?? 0) - (discount[bad] ?? 0)) / ideal;
      if (change === 0) continue;
      const wrongly = 1 / (1 + Math.exp((scores[good] ?? 0) - (scores[bad] ?? 0)));
      const pull = wrongly * change;
      const curve = wrongly * (1 - wrongly) * change;
      slopes[good] = (slopes[good] ?? 0) + pull;
      slopes[bad] = (slopes[bad] ?? 0) - pull;
      weights[good] = (weights[good] ?? 0) + curve;
      weights[bad] = (weights[bad] ?? 0) + curve;
    }
  }
}
