/**
 * Trains the linear ranking of sentences and prints src/select/ranking-weights.ts.
 *
 *   node bench/train-select.ts <train.jsonl> [held-out.jsonl]
 *
 * The pools come from bench/dump-select-pools.ts over the 700 RealTimeQA training questions. Two listwise softmax fits
 * (all sentences of a question share one unit of probability; what falls on sentences with the answer's words is
 * maximised), the second with the votes of the first. Strength of the shrinkage is chosen by five-fold
 * cross-validation over questions; held-out pools are only measured.
 */
import { chooseStatements } from '../src/select/choose-statements.ts';
import { countVotes } from '../src/select/count-votes.ts';
import { profileQuestion, type QuestionProfile } from '../src/select/question-profile.ts';
import { weigh } from '../src/select/rank-units.ts';
import { SIGNALS, signalUnits, type Signal, type SignalledUnit } from '../src/select/sentence-signals.ts';
import { readPools, type Pool } from './select-pools.ts';

type Weights = Partial<Record<Signal, number>>;
interface Example {
  readonly pool: Pool;
  readonly profile: QuestionProfile;
  readonly units: readonly SignalledUnit[];
}

const FOLDS = 5;
const STEPS = 120;
const RATE = 0.1;
const SHRINKAGES = [0.001, 0.003];
/** Not learned from news-quiz questions: none asks for anybody's words, and quotes are as good an answer as reports. */
const HELD: Weights = { direct: 0.1, wordsWanted: 0, spoken: 0, kindUnknown: 0, dated: 0, passageScore: 0 };
const VOTES: readonly Signal[] = ['vote', 'voteBest', 'voteRare', 'wordVote'];
/** Long sentences win for holding more words; the printed answer is to stay short. */
const WORDS_COST = 0.4;

const [trainFile, heldOutFile] = process.argv.slice(2);
if (trainFile === undefined) throw new Error('Usage: node bench/train-select.ts <train.jsonl> [held-out.jsonl]');
const train = readPools(trainFile);
const examples = train.pools.map(toExample);

let best = { shrinkage: SHRINKAGES[0] ?? 0.001, at3: -1 };
for (const shrinkage of SHRINKAGES) {
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const { first, final } = fit(examples.filter((_, i) => i % FOLDS !== fold), shrinkage);
    return measure(examples.filter((_, i) => i % FOLDS === fold), first, final);
  });
  const [at1 = 0, at3 = 0, words = 0] = [0, 1, 2].map((at) => folds.reduce((sum, fold) => sum + (fold[at] ?? 0), 0) / FOLDS);
  console.error(`shrinkage ${shrinkage}: cross-validated @1 ${at1.toFixed(3)} @3 ${at3.toFixed(3)} words ${words.toFixed(1)}`);
  if (at1 + at3 > best.at3) best = { shrinkage, at3: at1 + at3 };
}
const { first, final } = fit(examples, best.shrinkage);
console.error('train', measure(examples, first, final).map((value) => value.toFixed(3)).join(' '));
if (heldOutFile !== undefined) console.error('held out', measure(readPools(heldOutFile).pools.map(toExample), first, final).map((value) => value.toFixed(3)).join(' '));
print(first, final);

function toExample(pool: Pool): Example {
  const profile = profileQuestion(pool.query);
  return { pool, profile, units: pool.units.length === 0 ? [] : signalUnits(pool.units, profile) };
}

function fit(given: readonly Example[], shrinkage: number): { first: Weights; final: Weights } {
  const first = ascend(given, SIGNALS.filter((name) => !VOTES.includes(name)), shrinkage);
  const voted = given.map((example) => withVotes(example, first));
  return { first, final: ascend(voted, SIGNALS, shrinkage) };
}

function withVotes(example: Example, first: Weights): Example {
  if (example.units.length === 0) return example;
  return { ...example, units: countVotes(example.units, example.units.map(({ signals }) => weigh(signals, first)), example.profile) };
}

/** Adam on the log-likelihood of the sentences with the answer's words. */
function ascend(given: readonly Example[], names: readonly Signal[], shrinkage: number): Weights {
  const learned = names.filter((name) => !(name in HELD));
  const usable = given.filter(({ pool, units }) => units.length > 0 && pool.hits.some(Boolean));
  const rows = usable.map(({ units }) => units.map(({ signals }) => Float64Array.from(learned, (name) => signals[name])));
  const weights = new Float64Array(learned.length);
  const mean = new Float64Array(learned.length);
  const square = new Float64Array(learned.length);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Float64Array(learned.length);
    usable.forEach(({ pool }, q) => addGradient(gradient, weights, rows[q] ?? [], pool.hits));
    for (let k = 0; k < learned.length; k++) {
      const g = (gradient[k] ?? 0) / usable.length - shrinkage * 2 * (weights[k] ?? 0);
      mean[k] = 0.9 * (mean[k] ?? 0) + 0.1 * g;
      square[k] = 0.999 * (square[k] ?? 0) + 0.001 * g * g;
      const corrected = (mean[k] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((square[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
      weights[k] = (weights[k] ?? 0) + RATE * corrected;
    }
  }
  const fitted = Object.fromEntries(learned.map((name, k) => [name, weights[k] ?? 0])) as Weights;
  return { ...HELD, ...fitted, words: (fitted.words ?? 0) - WORDS_COST };
}

/** Plain loops: this is all of the training's time. */
function addGradient(gradient: Float64Array, weights: Float64Array, rows: readonly Float64Array[], hits: readonly boolean[]): void {
  const mass = new Float64Array(rows.length);
  rows.forEach((row, i) => {
    let score = 0;
    for (let k = 0; k < weights.length; k++) score += (row[k] ?? 0) * (weights[k] ?? 0);
    mass[i] = score;
  });
  const top = mass.reduce((max, score) => Math.max(max, score), -Infinity);
  let [all, right] = [0, 0];
  for (let i = 0; i < mass.length; i++) {
    const share = Math.exp((mass[i] ?? 0) - top);
    mass[i] = share;
    all += share;
    if (hits[i] === true) right += share;
  }
  rows.forEach((row, i) => {
    const pull = (hits[i] === true ? (mass[i] ?? 0) / right : 0) - (mass[i] ?? 0) / all;
    for (let k = 0; k < weights.length; k++) gradient[k] = (gradient[k] ?? 0) + pull * (row[k] ?? 0);
  });
}

/** Share of questions with the answer in the first and in the first three statements, and words in three. */
function measure(given: readonly Example[], first: Weights, final: Weights): [number, number, number] {
  let [at1, at3, words] = [0, 0, 0];
  for (const example of given) {
    const units = withVotes(example, first).units.map((unit) => ({ ...unit, confidence: 0, score: weigh(unit.signals, final) })).sort((a, b) => b.score - a.score);
    const chosen = chooseStatements(units, 3);
    const hits = chosen.map(({ unit, article }) => example.pool.hits[example.units.findIndex((other) => other.unit === unit && other.article === article)] === true);
    at1 += Number(hits[0] === true);
    at3 += Number(hits.some(Boolean));
    words += chosen.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  }
  return [at1 / given.length, at3 / given.length, words / given.length];
}

function print(first: Weights, final: Weights): void {
  const lines = (weights: Weights): string => SIGNALS.filter((name) => Math.abs(weights[name] ?? 0) >= 0.005).map((name) => `  ${name}: ${(weights[name] ?? 0).toFixed(2)},`).join('\n');
  process.stdout.write(`import type { Signal } from './sentence-signals.ts';

/**
 * Fitted by bench/train-select.ts on ${train.pools.length} training questions (SHA-256 of the pools ${train.checksum.slice(0, 16)}…, shrinkage ${best.shrinkage}).
 * The first ranking, which weighs the votes.
 */
export const FIRST_WEIGHTS: Readonly<Partial<Record<Signal, number>>> = {
${lines(first)}
};

/** The final ranking. */
export const FINAL_WEIGHTS: Readonly<Partial<Record<Signal, number>>> = {
${lines(final)}
};
`);
}
