/**
 * Trains the ranking of passages and prints src/retrieve/weights.ts.
 *
 *   node bench/train-retrieve.ts <train dump> [held-out dump] [--ablate]
 *
 * Dumps come from bench/dump-ranking-signals.ts. The shrinkage is chosen by five-fold cross-validation over questions;
 * the held-out questions are only measured. The votes need a first ranking: train, dump again, train again.
 */
import { parseArgs } from 'node:util';
import { scoreLinear, type LinearModel } from '../src/retrieve/score.ts';
import { SIGNAL_NAMES, type SignalName } from '../src/retrieve/signal-table.ts';
import { fitRanking, measureRanking } from './fit-ranking.ts';
import { readRankingDump, type RankingGroup } from './ranking-dump.ts';

const FOLDS = 5;
const SHRINKAGES = [0.02, 0.05, 0.1, 0.2];
/** News quizzes ask for nobody's words: what these weigh is set by hand, in `SPEAKER_PRIOR`. */
const BY_HAND: readonly SignalName[] = ['speakerQuoted', 'speakerNamed', 'speakerTopic'];
const VOTES: readonly SignalName[] = ['votes', 'votesNear', 'votesMargin', 'answerType', 'answerSentence'];
/** What is taken out together to see what it is worth. */
const FAMILIES: Readonly<Record<string, readonly SignalName[]>> = {
  'closeness in time': ['near', 'nearMonth', 'nearYear', 'after', 'nearRelevant', 'nearMonthRelevant', 'undated'],
  burst: ['burst'],
  'mentioned window': ['mentionedWindow'],
  'whole article and title': ['denseArticle', 'wordsArticle', 'wordsTitle', 'coverageArticle', 'coverageTitle', 'namesArticle', 'articleDepth'],
  votes: VOTES,
  meaning: ['dense', 'denseGap', 'denseArticle', 'denseRank', 'fused'],
  words: ['wordsChunk', 'wordsLog', 'wordsRank', 'wordsArticle', 'wordsTitle', 'fused'],
  coverage: ['coverage', 'coverageArticle', 'coverageTitle', 'coverageSentence', 'pairs', 'answerSentence'],
  'names and numbers': ['names', 'namesArticle', 'numbers'],
  'position and length': ['position', 'lead', 'length'],
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { ablate: { type: 'boolean', default: false } } });
const [trainPath, heldOutPath] = positionals;
if (trainPath === undefined) throw new Error('Usage: node bench/train-retrieve.ts <train dump> [held-out dump] [--ablate]');
const train = readRankingDump(trainPath);
const heldOut = heldOutPath === undefined ? null : readRankingDump(heldOutPath);
const groups = train.groups.filter(({ right }) => right.length > 0);
const trained = SIGNAL_NAMES.filter((name) => !BY_HAND.includes(name));
const shown = (figures: readonly number[]): string => figures.map((figure) => figure.toFixed(3)).join(' / ');

let best = { shrinkage: 0.01, mrr: -1, figures: '' };
for (const shrinkage of SHRINKAGES) {
  const figures = crossValidate(trained, shrinkage);
  console.error(`shrinkage ${shrinkage}: cross-validated hit@1/@4/@10/MRR ${shown(figures)}`);
  if ((figures[3] ?? 0) > best.mrr) best = { shrinkage, mrr: figures[3] ?? 0, figures: shown(figures) };
}
const first = fitRanking(train, groups, { names: trained.filter((name) => !VOTES.includes(name)), shrinkage: best.shrinkage });
const final = fitRanking(train, groups, { names: trained, shrinkage: best.shrinkage });
console.error(`train ${shown(measure(groups, final))}${heldOut === null ? '' : `; held out ${shown(measure(heldOut.groups, final))}; without votes ${shown(measure(heldOut.groups, first))}`}`);
if (values.ablate) {
  for (const [family, names] of Object.entries(FAMILIES)) {
    const kept = trained.filter((name) => !names.includes(name));
    const held = heldOut === null ? '' : `; held out ${shown(measure(heldOut.groups, fitRanking(train, groups, { names: kept, shrinkage: best.shrinkage })))}`;
    console.error(`without ${family}: cross-validated ${shown(crossValidate(kept, best.shrinkage))}${held}`);
  }
}
print();

function scorer(model: LinearModel): (group: RankingGroup) => number[] {
  const columns = model.signals.map((name) => [name, train.names.indexOf(name)] as const);
  const width = train.names.length;
  return ({ rows, signals }) => Array.from({ length: rows }, (_, row) => scoreLinear(model, Object.fromEntries(columns.map(([name, column]) => [name, signals[row * width + column] ?? 0]))));
}

function measure(of: readonly RankingGroup[], model: LinearModel): number[] {
  return measureRanking(of, scorer(model));
}

function crossValidate(names: readonly SignalName[], shrinkage: number): number[] {
  const scores = new Map<RankingGroup, number[]>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const score = scorer(fitRanking(train, groups.filter((_, at) => at % FOLDS !== fold), { names, shrinkage }));
    for (const [at, group] of groups.entries()) if (at % FOLDS === fold) scores.set(group, score(group));
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
 * shrinkage ${best.shrinkage}. Cross-validated hit@1 / @4 / @10 / MRR@10 where an answer is among the candidates: ${best.figures}.
 */

/** Ranks before votes are counted: whose passages vote, and how much. */
export const FIRST_MODEL = linearModel([
${rows(first)}
]);

export const FINAL_MODEL = linearModel([
${rows(final)}
]);`);
}
