/**
 * Learns what a passage's best sentence adds to its score, and prints src/select/rerank-weights.ts.
 *
 *   node bench/train-rerank.ts <train.jsonl> [held-out.jsonl]
 *
 * The pools come from `bench/dump-select-pools.ts --for rerank` over the training questions; they are ranked by the
 * sentence ranking as it stands, so train that first. The fit is bench/fit-ranking.ts over two signals, with
 * retrieval's own score brought to weight 1. Held-out questions are only measured.
 */
import { bestSentences } from '../src/select/best-sentences.ts';
import { profileQuestion } from '../src/select/question-profile.ts';
import { rankUnits } from '../src/select/rank-units.ts';
import { fitRanking, measureRanking } from './fit-ranking.ts';
import type { RankingGroup } from './ranking-dump.ts';
import { readPools, type Pool } from './select-pools.ts';

const NAMES = ['score', 'sentenceBest'] as const;
type Name = (typeof NAMES)[number];
const SHRINKAGE = 0.02;
const FOLDS = 5;

const [trainFile, heldOutFile] = process.argv.slice(2);
if (trainFile === undefined) throw new Error('Usage: node bench/train-rerank.ts <train.jsonl> [held-out.jsonl]');
const { pools, checksum } = readPools(trainFile);
const train = pools.map(groupOf);
const shown = (figures: readonly number[]): string => figures.map((figure) => figure.toFixed(3)).join(' / ');

const byFold = new Map<RankingGroup, ArrayLike<number>>();
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fit(train.filter((_, at) => at % FOLDS !== fold));
  for (const group of train.filter((_, at) => at % FOLDS === fold)) byFold.set(group, scores(group, weights));
}
const before = shown(measureRanking(train, (group) => column(group, 'score')));
const after = shown(measureRanking(train, (group) => byFold.get(group) ?? []));
const weights = fit(train);
console.error(`train, hit@1/@4/@10/MRR by retrieval's score ${before}, cross-validated with sentences ${after}`);
if (heldOutFile !== undefined) {
  const heldOut = readPools(heldOutFile).pools.map(groupOf);
  console.error(`held out by retrieval's score ${shown(measureRanking(heldOut, (group) => column(group, 'score')))}, with sentences ${shown(measureRanking(heldOut, (group) => scores(group, weights)))}`);
}
console.log(`/**
 * What a passage's best sentence counts for beside the score that retrieval gave it. Fitted by bench/train-rerank.ts on ${pools.length}
 * training questions (SHA-256 of the pools ${checksum.slice(0, 16)}…): hit@1 / @4 / @10 / MRR@10 of the read passages ${before},
 * cross-validated with it ${after}.
 */
export const SENTENCE_WEIGHT = ${weights.sentenceBest.toPrecision(3)};`);

/** The read passages of one question, a row each. */
function groupOf({ query, units, passages }: Pool): RankingGroup {
  const best = bestSentences(passages.map(({ passage }) => passage), rankUnits(units, profileQuestion(query)));
  const rows = passages.flatMap(({ passage, right }, at) => {
    const sentenceBest = best[at] ?? null;
    return sentenceBest === null ? [] : [{ right, values: [passage.score, sentenceBest] }];
  });
  return { rows: rows.length, right: rows.flatMap(({ right }, at) => (right ? [at] : [])), signals: Float32Array.from(rows.flatMap(({ values }) => values)) };
}

/** Weights by name, that of retrieval's score 1. */
function fit(groups: readonly RankingGroup[]): Record<Name, number> {
  const model = fitRanking<Name>({ names: NAMES }, groups, { names: NAMES, shrinkage: SHRINKAGE });
  const raw = NAMES.map((_, at) => (model.weights[at] ?? 0) / (model.deviations[at] ?? 1));
  return Object.fromEntries(NAMES.map((name, at) => [name, (raw[at] ?? 0) / (raw[0] ?? 1)])) as Record<Name, number>;
}

function column({ rows, signals }: RankingGroup, name: Name): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => signals[row * NAMES.length + NAMES.indexOf(name)] ?? 0);
}

function scores(group: RankingGroup, by: Record<Name, number>): Float64Array {
  const columns = NAMES.map((name) => [by[name], column(group, name)] as const);
  return Float64Array.from({ length: group.rows }, (_, row) => columns.reduce((sum, [weight, values]) => sum + weight * (values[row] ?? 0), 0));
}
