/**
 * Trains the ranking of passages: prints src/retrieve/weights.ts and writes src/retrieve/passage-trees.json.
 *
 *   node bench/train-retrieve.ts <train dump> [held-out dump] [--ablate] [--trees-file <path>]
 *
 * Dumps come from bench/dump-ranking-signals.ts. Shrinkage and number of trees are chosen by five-fold cross-validation over
 * questions; the held-out questions are only measured. The votes need a first ranking: train, dump again, train again.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { scoreTrees, type Tree } from '../src/domain/tree-ensemble.ts';
import { scoreLinear, type LinearModel } from '../src/retrieve/score.ts';
import { SIGNAL_NAMES, type SignalName } from '../src/retrieve/signal-table.ts';
import { fitRanking, measureRanking } from './fit-ranking.ts';
import { fitTrees, TREE_OPTIONS, type TreeGroup } from './fit-trees.ts';
import { readRankingDump, type RankingGroup } from './ranking-dump.ts';
import { roundTree } from './round-tree.ts';

const FOLDS = 5;
const SHRINKAGES = [0.05, 0.1];
const TREES_STEP = 20;
/** News quizzes ask for nobody's words: what these weigh is set by hand, in `SPEAKER_PRIOR`. */
const BY_HAND: readonly SignalName[] = ['speakerQuoted', 'speakerNamed', 'speakerTopic'];
/** The same for all passages of a question, or of no meaning on a line. */
const TREES_ONLY: readonly SignalName[] = ['age', 'asksNumber', 'asksPerson', 'asksPlace'];
const VOTES: readonly SignalName[] = ['votes', 'votesNear', 'votesMargin', 'answerType', 'answerSentence'];
/** What is taken out together to see what it is worth. */
const FAMILIES: Readonly<Record<string, readonly SignalName[]>> = {
  'closeness in time': ['near', 'nearMonth', 'nearYear', 'after', 'nearRelevant', 'nearMonthRelevant', 'undated', 'age'],
  burst: ['burst'],
  'mentioned window': ['mentionedWindow'],
  'whole article and title': ['denseArticle', 'wordsArticle', 'wordsTitle', 'coverageArticle', 'coverageTitle', 'namesArticle', 'articleDepth'],
  neighbours: ['denseNeighbour', 'wordsNeighbour'],
  votes: VOTES,
  meaning: ['dense', 'denseGap', 'denseArticle', 'denseRank', 'denseNeighbour', 'fused'],
  words: ['wordsChunk', 'wordsLog', 'wordsRank', 'wordsArticle', 'wordsTitle', 'wordsNeighbour', 'fused'],
  coverage: ['coverage', 'coverageArticle', 'coverageTitle', 'coverageSentence', 'pairs', 'answerSentence'],
  'names and numbers': ['names', 'namesArticle', 'numbers'],
  'position and length': ['position', 'lead', 'length'],
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { ablate: { type: 'boolean', default: false }, 'trees-file': { type: 'string' } } });
const [trainPath, heldOutPath] = positionals;
if (trainPath === undefined) throw new Error('Usage: node bench/train-retrieve.ts <train dump> [held-out dump] [--ablate] [--trees-file <path>]');
const train = readRankingDump(trainPath);
const heldOut = heldOutPath === undefined ? null : readRankingDump(heldOutPath);
const groups = train.groups.filter(({ right }) => right.length > 0);
const linearNames = SIGNAL_NAMES.filter((name) => !BY_HAND.includes(name) && !TREES_ONLY.includes(name));
const treeNames = SIGNAL_NAMES.filter((name) => !BY_HAND.includes(name));
const shown = (figures: readonly number[]): string => figures.map((figure) => figure.toFixed(3)).join(' / ');

let shrinkage = SHRINKAGES[0] ?? 0.05;
let best = -1;
for (const candidate of SHRINKAGES) {
  const figures = crossValidate(linearNames, [], candidate, 0).at(-1) ?? [];
  console.error(`line alone, shrinkage ${candidate}: cross-validated hit@1/@4/@10/MRR ${shown(figures)}`);
  if ((figures[3] ?? 0) > best) [best, shrinkage] = [figures[3] ?? 0, candidate];
}
const byTrees = crossValidate(linearNames, treeNames, shrinkage, TREE_OPTIONS.trees);
for (const [at, figures] of byTrees.entries()) console.error(`${at * TREES_STEP} trees: ${shown(figures)}`);
const chosen = byTrees.reduce((top, figures, at) => ((figures[3] ?? 0) > (byTrees[top]?.[3] ?? 0) ? at : top), 0);
const first = fitRanking(train, groups, { names: linearNames.filter((name) => !VOTES.includes(name)), shrinkage });
const final = fitRanking(train, groups, { names: linearNames, shrinkage });
const trees = treesOn(groups, final, treeNames, chosen * TREES_STEP).map(roundTree);
console.error(`train ${shown(measureRanking(groups, scorer(final, treeNames, trees)))}`);
if (heldOut !== null) {
  for (const [what, score] of [['first', scorer(first, [], [])], ['line', scorer(final, [], [])], ['line and trees', scorer(final, treeNames, trees)]] as const) console.error(`held out, ${what}: ${shown(measureRanking(heldOut.groups, score))}`);
}
if (values.ablate) {
  for (const [family, names] of Object.entries(FAMILIES)) {
    const without = (from: readonly SignalName[]): SignalName[] => from.filter((name) => !names.includes(name));
    console.error(`without ${family}: cross-validated ${shown(crossValidate(without(linearNames), without(treeNames), shrinkage, chosen * TREES_STEP).at(-1) ?? [])}`);
  }
}
if (values['trees-file'] !== undefined) writeFileSync(values['trees-file'], `{"inputs":${JSON.stringify(treeNames)},"trees":[\n${trees.map((tree) => JSON.stringify(tree)).join(',\n')}\n]}\n`);
print(byTrees[chosen] ?? []);

function column(names: readonly SignalName[]): number[] {
  return names.map((name) => train.names.indexOf(name));
}

function linearScores(model: LinearModel, { rows, signals }: RankingGroup): Float64Array {
  const width = train.names.length;
  const columns = model.signals.map((name) => [name, train.names.indexOf(name)] as const);
  return Float64Array.from({ length: rows }, (_, row) => scoreLinear(model, Object.fromEntries(columns.map(([name, at]) => [name, signals[row * width + at] ?? 0]))));
}

function treeGroup(group: RankingGroup, model: LinearModel, names: readonly SignalName[]): TreeGroup {
  const use = column(names);
  const width = train.names.length;
  const inputs = new Float32Array(group.rows * use.length);
  for (let row = 0; row < group.rows; row++) for (const [k, at] of use.entries()) inputs[row * use.length + k] = group.signals[row * width + at] ?? 0;
  return { rows: group.rows, right: group.right, inputs, start: linearScores(model, group) };
}

function treesOn(of: readonly RankingGroup[], model: LinearModel, names: readonly SignalName[], count: number): Tree[] {
  return fitTrees(of.map((group) => treeGroup(group, model, names)), names.length, { ...TREE_OPTIONS, trees: count });
}

function scorer(model: LinearModel, names: readonly SignalName[], grown: readonly Tree[]): (group: RankingGroup) => Float64Array {
  return (group) => {
    const { rows, inputs, start } = treeGroup(group, model, names);
    return start.map((score, row) => (row < rows ? score + scoreTrees({ inputs: names, trees: grown }, inputs.subarray(row * names.length, (row + 1) * names.length)) : 0));
  };
}

/** Figures with 0, 20, 40 … trees; every question ranked by models that never saw it. */
function crossValidate(line: readonly SignalName[], inTrees: readonly SignalName[], strength: number, count: number): number[][] {
  const scores = Array.from({ length: 1 + Math.floor(count / TREES_STEP) }, () => new Map<RankingGroup, Float64Array>());
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = groups.filter((_, at) => at % FOLDS !== fold);
    const model = fitRanking(train, seen, { names: line, shrinkage: strength });
    const grown = count === 0 ? [] : treesOn(seen, model, inTrees, count);
    for (const group of groups.filter((_, at) => at % FOLDS === fold)) {
      for (const [at, known] of scores.entries()) known.set(group, scorer(model, inTrees, grown.slice(0, at * TREES_STEP))(group));
    }
  }
  return scores.map((known) => measureRanking(groups, (group) => known.get(group) ?? []));
}

function print(figures: readonly number[]): void {
  const rows = (model: LinearModel): string =>
    model.signals.map((name, at) => `  ['${name}', ${[model.means[at], model.deviations[at], model.weights[at]].map((value) => (value ?? 0).toPrecision(4)).join(', ')}],`).join('\n');
  console.log(`import { linearModel } from './score.ts';

/**
 * Written by bench/train-retrieve.ts: signal, mean and deviation in training, weight.
 * Trained on ${groups.length} questions over ${train.articles} articles (questions' file: SHA-256 ${train.checksum}),
 * shrinkage ${shrinkage}, ${trees.length} trees in passage-trees.json. Cross-validated hit@1 / @4 / @10 / MRR@10 of line and trees, where an
 * answer is among the candidates: ${shown(figures)}.
 */

/** Ranks before votes are counted: whose passages vote, and how much. */
export const FIRST_MODEL = linearModel([
${rows(first)}
]);

export const FINAL_MODEL = linearModel([
${rows(final)}
]);`);
}
