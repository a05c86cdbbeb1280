import type { LinearModel } from '../src/retrieve/score.ts';
import { DEVIATIONS_MAX } from '../src/retrieve/score.ts';
import type { SignalName } from '../src/retrieve/signal-table.ts';
import type { RankingGroup } from './ranking-dump.ts';

const STEPS = 120;
const RATE = 0.08;

export interface FitOptions<Name extends string> {
  readonly names: readonly Name[];
  /** Strength of the shrinkage of weights to 0. */
  readonly shrinkage: number;
}

/**
 * Listwise softmax regression (ListNet's top-one likelihood; Cao et al., "Learning to Rank: From Pairwise Approach to
 * Listwise Approach", ICML 2007) over signals brought to mean 0 and deviation 1: each passage with an answer against all
 * without one, questions weighing the same. It looks harder at the top of the list than pairwise logistic regression,
 * which was tried: two to three points of hit@1 in cross-validation. Full gradients, Adam.
 */
export function fitRanking<Name extends string = SignalName>({ names: columns }: { readonly names: readonly Name[] }, groups: readonly RankingGroup[], { names, shrinkage }: FitOptions<Name>): LinearModel<Name> {
  const use = names.map((name) => columns.indexOf(name));
  const usable = groups.filter(({ right, rows }) => right.length > 0 && right.length < rows);
  const { means, deviations } = standards(usable, columns.length, use);
  const standard = usable.map((group) => standardise(group, columns.length, use, means, deviations));
  const weights = new Float64Array(use.length);
  const mean = new Float64Array(use.length);
  const square = new Float64Array(use.length);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Float64Array(use.length);
    for (const [at, group] of usable.entries()) addGradient(gradient, weights, group, standard[at] ?? new Float64Array());
    const rate = step < STEPS * 0.7 ? RATE : RATE / 5;
    for (let k = 0; k < weights.length; k++) {
      const slope = (gradient[k] ?? 0) / usable.length - shrinkage * (weights[k] ?? 0);
      mean[k] = 0.9 * (mean[k] ?? 0) + 0.1 * slope;
      square[k] = 0.999 * (square[k] ?? 0) + 0.001 * slope * slope;
      weights[k] = (weights[k] ?? 0) + (rate * (mean[k] ?? 0)) / (1 - 0.9 ** step) / (Math.sqrt((square[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return { signals: names, means, deviations, weights: [...weights] };
}

function standards(groups: readonly RankingGroup[], width: number, use: readonly number[]): { means: number[]; deviations: number[] } {
  const rows = groups.reduce((sum, group) => sum + group.rows, 0) || 1;
  const average = (column: number, value: (signal: number) => number): number => {
    let sum = 0;
    for (const { rows: count, signals } of groups) for (let row = 0; row < count; row++) sum += value(signals[row * width + column] ?? 0);
    return sum / rows;
  };
  const means = use.map((column) => average(column, (signal) => signal));
  const deviations = use.map((column, k) => Math.sqrt(average(column, (signal) => (signal - (means[k] ?? 0)) ** 2)) || 1);
  return { means, deviations };
}

function standardise({ rows, signals }: RankingGroup, width: number, use: readonly number[], means: readonly number[], deviations: readonly number[]): Float64Array {
  const out = new Float64Array(rows * use.length);
  for (let row = 0; row < rows; row++) {
    for (const [k, column] of use.entries()) {
      const value = ((signals[row * width + column] ?? 0) - (means[k] ?? 0)) / (deviations[k] ?? 1);
      out[row * use.length + k] = Math.min(DEVIATIONS_MAX, Math.max(-DEVIATIONS_MAX, value));
    }
  }
  return out;
}

/** The log-likelihood's gradient: each right passage is pulled up by the probability that a wrong one takes from it. */
function addGradient(gradient: Float64Array, weights: Float64Array, { rows, right }: RankingGroup, standard: Float64Array): void {
  const width = weights.length;
  const scores = new Float64Array(rows);
  for (let row = 0; row < rows; row++) for (let k = 0; k < width; k++) scores[row] = (scores[row] ?? 0) + (standard[row * width + k] ?? 0) * (weights[k] ?? 0);
  const top = scores.reduce((max, score) => Math.max(max, score), -Infinity);
  const likelihood = scores.map((score) => Math.exp(score - top));
  const isRight = new Set(right);
  const wrong = likelihood.reduce((sum, value, row) => sum + (isRight.has(row) ? 0 : value), 0);
  const pull = new Float64Array(rows);
  for (const good of right) {
    const total = wrong + (likelihood[good] ?? 0);
    pull[good] = (pull[good] ?? 0) + wrong / total / right.length;
    for (let row = 0; row < rows; row++) if (!isRight.has(row)) pull[row] = (pull[row] ?? 0) - (likelihood[row] ?? 0) / total / right.length;
  }
  for (let row = 0; row < rows; row++) for (let k = 0; k < width; k++) gradient[k] = (gradient[k] ?? 0) + (pull[row] ?? 0) * (standard[row * width + k] ?? 0);
}

/** hit@1, @4, @10 and MRR@10 over all questions; one whose answer is no candidate is a miss. Ties count against. */
export function measureRanking(groups: readonly RankingGroup[], score: (group: RankingGroup) => ArrayLike<number>): number[] {
  const ranks = groups.map((group) => {
    const scores = score(group);
    const best = group.right.reduce((max, row) => Math.max(max, scores[row] ?? -Infinity), -Infinity);
    if (best === -Infinity) return Infinity;
    const isRight = new Set(group.right);
    return 1 + Array.from(scores).filter((value, row) => value >= best && !isRight.has(row)).length;
  });
  const share = (k: number): number => ranks.filter((rank) => rank <= k).length / ranks.length;
  return [share(1), share(4), share(10), ranks.reduce((sum, rank) => sum + (rank <= 10 ? 1 / rank : 0), 0) / ranks.length];
}
