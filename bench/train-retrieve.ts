/**
 * Trains the ranking of passages: prints src/retrieve/weights.ts.
 *
 *   node bench/train-retrieve.ts <train dump> [held-out dump] [--ablate]
 *
 * Dumps come from bench/dump-ranking-signals.ts. Shrinkage is chosen by five-fold cross-validation over questions; the
 * held-out questions are only measured. The votes need a first ranking: train, dump again, train again.
 */
import { parseArgs } from 'node:util';
import { scoreLinear, type LinearModel } from '../src/retrieve/score.ts';
import { SIGNAL_NAMES, type SignalName } from '../src/retrieve/signal-table.ts';
import { fitRanking, measureRanking } from './fit-ranking.ts';
import { readRankingDump, type RankingDump, type RankingGroup } from './ranking-dump.ts';

const FOLDS = 5;
const SHRINKAGES = [0.05, 0.1];
/** News quizzes ask for nobody's words: what these weigh is set by hand, in `SPEAKER_PRIOR`. */
const BY_HAND: readonly SignalName[] = ['speakerQuoted', 'speakerNamed', 'speakerTopic'];
const VOTES: readonly SignalName[] = ['votes', 'votesNear', 'votesMargin', 'answerType', 'answerSentence'];
/** What is taken out together to see what it is worth. */
const FAMILIES: Readonly<Record<string, readonly SignalName[]>> = {
  'closeness in time': ['near', 'nearMonth', 'nearYear', 'after', 'nearRelevant', 'nearMonthRelevant', 'undated'],
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

const { values, positionals: [trainPath, heldOutPath] } = parseArgs({ allowPositionals: true, options: { ablate: { type: 'boolean', default: false } } });
if (trainPath === undefined) throw new Error('Usage: node bench/train-retrieve.ts <train dump> [held-out dump] [--ablate]');
const train = readRankingDump(trainPath);
const heldOut = heldOutPath === undefined ? null : readRankingDump(heldOutPath);
const groups = train.groups.filter(({ right }) => right.length > 0);
const learned = SIGNAL_NAMES.filter((name) => !BY_HAND.includes(name));
const shown = (figures: readonly number[]): string => figures.map((figure) => figure.toFixed(3)).join(' / ');

const tried = SHRINKAGES.map((shrinkage) => ({ shrinkage, figures: crossValidate(learned, shrinkage) }));
for (const { shrinkage, figures } of tried) console.error(`shrinkage ${shrinkage}: cross-validated hit@1/@4/@10/MRR ${shown(figures)}`);
const { shrinkage, figures: crossed } = tried.reduce((best, one) => ((one.figures[3] ?? 0) > (best.figures[3] ?? 0) ? one : best));
const first = fitRanking(train, groups, { names: learned.filter((name) => !VOTES.includes(name)), shrinkage });
const final = fitRanking(train, groups, { names: learned, shrinkage });
for (const [what, model] of [['first', first], ['final', final]] as const) {
  console.error(`${what}: train ${shown(measureRanking(groups, scorer(train, model)))}${heldOut === null ? '' : `, held out ${shown(measureRanking(heldOut.groups, scorer(heldOut, model)))}`}`);
}
if (values.ablate) {
  for (const [family, names] of Object.entries(FAMILIES)) console.error(`without ${family}: cross-validated ${shown(crossValidate(learned.filter((name) => !names.includes(name)), shrinkage))}`);
}
print();

function scorer({ names }: RankingDump, model: LinearModel): (group: RankingGroup) => Float64Array {
  const columns = model.signals.map((name) => [name, names.indexOf(name)] as const);
  return ({ rows, signals }) => Float64Array.from({ length: rows }, (_, row) => scoreLinear(model, Object.fromEntries(columns.map(([name, at]) => [name, signals[row * names.length + at] ?? 0]))));
}

/** Every question ranked by a model that never saw it. */
function crossValidate(names: readonly SignalName[], strength: number): number[] {
  const scores = new Map<RankingGroup, Float64Array>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const score = scorer(train, fitRanking(train, groups.filter((_, at) => at % FOLDS !== fold), { names, shrinkage: strength }));
    for (const group of groups.filter((_, at) => at % FOLDS === fold)) scores.set(group, score(group));
  }
  return measureRanking(groups, (group) => scores.get(group) ?? []);
}

function print(): void {
  const rows = (model: LinearModel): string =>
    model.signals.map((name, at) => `  ['${name}', ${[model.means[at], model.deviations[at], model.weights[at]].map((value) => (value ?? 0).toPrecision(4)).join(', ')}],`).join('\n');
  console.log(`import { linearModel } from './score.ts';

/**
 * Written by bench/train-retrieve.ts: signal, mean and deviation in training, weight.
 * Trained on ${groups.length} questions over ${train.articles} articles (questions' file: SHA-256 ${train.checksum}),
 * shrinkage ${shrinkage}. Cross-validated hit@1 / @4 / @10 / MRR@10, where an answer is among the candidates:
 * ${shown(crossed)}.
 */

/** Ranks before votes are counted: whose passages vote, and how much. */
export const FIRST_MODEL = linearModel([
${rows(first)}
]);

export const FINAL_MODEL = linearModel([
${rows(final)}
]);`);
}
