/**
 * Calibrates the confidence of answers and prints src/select/confidence-weights.ts:
 *
 *   node bench/fit-confidence.ts <lines from bench/dump-confidence.ts>
 *
 * A logistic regression over how well the statement is supported, how well the leading sentence ranks, how near the
 * article is in time and how many articles agree. Cross-validated by question, five folds; what a threshold promises is read off those scores, not the fit's own.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { coverageAt, riskCoverage } from '../src/evaluate/risk-coverage.ts';
import { confidenceRow, type ConfidenceInputs } from '../src/select/calibrate-confidence.ts';
import { fitLogistic } from './fit-logistic.ts';

/** Whether an article known to hold the answer was there, and whether a printed statement held it; null if nothing was printed. */
export interface ConfidenceLine extends ConfidenceInputs {
  readonly here: boolean;
  readonly right: boolean | null;
}

const FOLDS = 5;
const RIDGE = 1;
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Usage: node bench/fit-confidence.ts <lines>');
const bytes = readFileSync(file);
const lines = bytes.toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as ConfidenceLine);
const answered = lines.filter(({ right }) => right !== null);
const fit = (of: readonly ConfidenceLine[]): number[] => fitLogistic(of.map(confidenceRow), of.map(({ right }) => right === true), RIDGE);
const chance = ([origin = 0, ...weights]: readonly number[], line: ConfidenceLine): number => 1 / (1 + Math.exp(-confidenceRow(line).reduce((sum, value, k) => sum + value * (weights[k] ?? 0), origin)));

const crossed = new Map<ConfidenceLine, number>();
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fit(answered.filter((_, at) => at % FOLDS !== fold));
  answered.forEach((line, at) => { if (at % FOLDS === fold) crossed.set(line, chance(weights, line)); });
}
const curveBy = (score: (line: ConfidenceLine) => number) => riskCoverage(lines.map((line) => ({ confidence: line.right === null ? null : score(line), right: line.right === true })));
for (const [name, score] of [['support alone', (line: ConfidenceLine) => line.support], ['cross-validated', (line: ConfidenceLine) => crossed.get(line) ?? 0]] as const) {
  const curve = curveBy(score);
  console.error(`${name}: area under ROC ${areaUnder(score).toFixed(3)}; answered at 80 % right ${coverageAt(curve, 0.8).toFixed(3)}, at 90 % ${coverageAt(curve, 0.9).toFixed(3)}, all ${(curve.at(-1)?.coverage ?? 0).toFixed(3)} with ${(1 - (curve.at(-1)?.risk ?? 1)).toFixed(3)} right`);
}
for (const least of [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5]) {
  const kept = answered.filter((line) => (crossed.get(line) ?? 0) >= least);
  const rights = (of: readonly ConfidenceLine[]): number => of.filter(({ right }) => right === true).length;
  console.error(`at least ${least}: ${kept.length} of ${answered.length} answers, ${(rights(kept) / kept.length).toFixed(3)} of them right, ${rights(answered) - rights(kept)} of ${rights(answered)} right ones lost`);
}
console.log(`/**
 * Written by bench/fit-confidence.ts: origin, then the weights of support (log odds), sentence score, freshness and agreement.
 * Fitted on ${answered.length} answers to ${lines.length} training questions, ${lines.filter(({ here }) => !here).length} of them with no article known to hold the answer (lines:
 * SHA-256 ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}…).
 */
export const CONFIDENCE_WEIGHTS: readonly number[] = [${fit(answered).map((weight) => weight.toPrecision(4)).join(', ')}];`);

function areaUnder(score: (line: ConfidenceLine) => number): number {
  const [right, wrong] = [true, false].map((wanted) => answered.filter((line) => line.right === wanted).map(score));
  const won = (right ?? []).reduce((sum, a) => sum + (wrong ?? []).reduce((more, b) => more + (a > b ? 1 : a === b ? 0.5 : 0), 0), 0);
  return won / ((right ?? []).length * (wrong ?? []).length);
}
