import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createChunkIndex } from '../vector-index/index.ts';
import { openDeskStore } from '../store/index.ts';
import { abstentionFigures, articlesTakenOut, judgeAnswers, questionsTakenOut } from './evaluate-abstention.ts';
import { evaluateAttribution } from './evaluate-attribution.ts';
import { evaluateExtraction } from './evaluate-extraction.ts';
import { answerFigures, outcomesOf, retrievalFigures, runApp, runBaseline, type NewsQuizRun } from './evaluate-news-quiz.ts';
import { evaluateQuestions, type QuestionSet } from './evaluate-questions.ts';
import { evaluateTraps } from './evaluate-traps.ts';
import { type Attribution, openDeskWithout, openEvaluationDesk, type EvaluationDesk, type EvaluationPorts } from './evaluation-desk.ts';
import type { EvaluationSet, Measured, SetResult } from './figures.ts';
import { PUBLISHED } from './published-figures.ts';
import { readNewsQuiz, type NewsQuestion } from './realtimeqa-set.ts';
import { writeOutcomes } from './write-outcomes.ts';

/** The day after the sample's last article, and the day after the seed's. */
const SAMPLE_ASKED_AT = '2026-03-07';
const SEED_ASKED_AT = '2023-12-28';

const DENSE_SENTENCES = 'the sentences nearest to the question by the same model; never refuses';

interface Part {
  readonly title: string;
  readonly baseline: string;
  readonly partial?: string | null;
  /** What is measured under a file name of its own, for reading failures. */
  readonly outcomesName: string;
  readonly measured: Measured;
}

/** The sample and its traps; always there. */
export async function evaluateSample(ports: EvaluationPorts): Promise<SetResult[]> {
  return timed('sample', ports, async () => withDesk('sample', [ports.config.sampleDir], ports, async (desk) => {
    const questions = join(ports.config.sampleDir, '..', 'questions.jsonl');
    const set: QuestionSet = { name: 'sample', questionsFile: questions, askedAt: SAMPLE_ASKED_AT, known: { first: null, inThree: null, speakers: null, refused: null } };
    const premises: QuestionSet = { ...set, name: 'premises', questionsFile: join(ports.config.sampleDir, '..', 'premises.jsonl') };
    return [
      { title: 'Sample: questions on invented news', baseline: DENSE_SENTENCES, outcomesName: 'sample', measured: await evaluateQuestions(set, desk, ports) },
      { title: 'Sample: quotations that are false alone', baseline: 'direct quotes as regular expressions find them', outcomesName: 'traps', measured: await evaluateTraps(join(ports.config.sampleDir, '..', 'traps.jsonl'), SAMPLE_ASKED_AT, desk.app, ports) },
      { title: 'Sample: questions that presume what did not happen', baseline: DENSE_SENTENCES, outcomesName: 'premises', measured: await evaluateQuestions(premises, desk, ports) },
    ];
  }));
}

/** The article that the project began with, as copied from the outlet's page. */
export async function evaluateSeed(ports: EvaluationPorts): Promise<SetResult[]> {
  const folder = join(ports.config.sharedDir, 'seed');
  const title = 'Seed: questions on one copied article';
  if (!existsSync(join(folder, 'questions.jsonl'))) return [absent('seed', title, '../shared/seed')];
  return timed('seed', ports, async () => withDesk('seed', [join(folder, 'article.txt')], ports, async (desk) => {
    const set: QuestionSet = { name: 'seed', questionsFile: join(folder, 'questions.jsonl'), askedAt: SEED_ASKED_AT, known: PUBLISHED.seed };
    return [{ title, baseline: DENSE_SENTENCES, outcomesName: 'seed', measured: await evaluateQuestions(set, desk, ports) }];
  }));
}

/**
 * News-quiz questions over thousands of articles: passages, printed answers, or both. Quotes are told by the rules: no
 * question asks for anybody's words, and the tagger would take an hour of a core for so many articles.
 */
export async function evaluateNewsQuiz(wanted: ReadonlySet<EvaluationSet>, sample: number | null, ports: EvaluationPorts): Promise<SetResult[]> {
  const titles = { retrieval: 'RealTimeQA dev: passages', answers: 'RealTimeQA dev: printed answers' };
  const folder = join(ports.config.sharedDir, 'eval', 'realtimeqa');
  const sets = (['retrieval', 'answers'] as const).filter((set) => wanted.has(set));
  if (!existsSync(join(folder, 'articles.jsonl.gz'))) return sets.map((set) => absent(set, titles[set], '../shared/eval/realtimeqa'));

  const startedMs = ports.elapsedMs();
  const { questions, articlesFile, partial } = await readNewsQuiz(folder, sample, join(ports.config.embeddingsDir, 'cache', 'eval-parts'));
  const { ours, baseline } = await runBoth(questions, articlesFile, partial, ports);
  await writeOutcomes(outcomesFile(ports.config, partial === null ? 'realtimeqa' : 'realtimeqa-partial'), outcomesOf(questions, ours, baseline));
  const milliseconds = ports.elapsedMs() - startedMs;
  return sets.map((set) => ({
    set, title: titles[set], partial, milliseconds,
    baseline: set === 'retrieval' ? "one dense search of vectra's" : 'nearest sentences of the top five passages of one dense search',
    figures: (set === 'retrieval' ? retrievalFigures : answerFigures)(questions, ours, baseline),
  }));
}

/** The same questions, and a hundred of them again with their articles taken out: what the desk leaves unanswered. */
export async function evaluateAbstention(sample: number | null, ports: EvaluationPorts): Promise<SetResult[]> {
  const title = 'RealTimeQA dev: abstention, with 100 questions asked again without their articles';
  const folder = join(ports.config.sharedDir, 'eval', 'realtimeqa');
  if (!existsSync(join(folder, 'articles.jsonl.gz'))) return [absent('abstention', title, '../shared/eval/realtimeqa')];
  return timed('abstention', ports, async () => {
    const parts = join(ports.config.embeddingsDir, 'cache', 'eval-parts');
    const { questions, articlesFile, partial } = await readNewsQuiz(folder, sample, parts);
    const name = partial === null ? 'realtimeqa' : 'realtimeqa-partial';
    const out = questionsTakenOut(questions);
    const { config, whole } = await withDesk(name, [articlesFile], ports, async (desk) => ({ config: desk.config, whole: await judgeAnswers(desk.app, questions, false, ports) }), 'rules');
    const left = await openDeskWithout(articlesTakenOut(out), config, ports);
    const without = await judgeAnswers(left, out, true, ports).finally(() => left.close());
    return [{ title, baseline: 'none', partial, outcomesName: partial === null ? 'abstention' : 'abstention-partial', measured: abstentionFigures([...whole, ...without]) }];
  });
}

/** The app first; then, once it has let go of the store, the baseline over the very same chunks and vectors. */
async function runBoth(questions: readonly NewsQuestion[], articlesFile: string, partial: string | null, ports: EvaluationPorts): Promise<{ ours: NewsQuizRun; baseline: NewsQuizRun }> {
  const desk = await openEvaluationDesk(partial === null ? 'realtimeqa' : 'realtimeqa-partial', [articlesFile], ports, 'rules');
  let ours: NewsQuizRun;
  try {
    ours = await runApp(desk.app, questions, ports);
  } finally {
    await desk.app.close();
  }
  const store = openDeskStore(join(desk.config.dataDir, 'foreign-desk.db'));
  const index = createChunkIndex('vectra', { source: store, folder: join(desk.config.embeddingsDir, 'index') });
  try {
    const baseline = await runBaseline(questions, { ...ports, search: (vector, limit) => index.search(vector, { limit }), readChunks: (keys) => store.readChunks(keys) });
    return { ours, baseline };
  } finally {
    await index.close();
    store.close();
  }
}

/** Who said what, in political news. */
export async function evaluateQuotes(ports: EvaluationPorts): Promise<SetResult[]> {
  const title = 'PolNeAR dev: attribution';
  const file = join(ports.config.sharedDir, 'eval', 'polnear', 'dev.jsonl.gz');
  if (!existsSync(file)) return [absent('quotes', title, '../shared/eval/polnear')];
  return timed('quotes', ports, async () => withApp('quotes', ports, async ({ app }) =>
    [{ title, baseline: 'a handful of regular expressions', outcomesName: 'polnear', measured: await evaluateAttribution(file, app, ports) }]));
}

/** Body text of saved pages. */
export async function evaluatePages(ports: EvaluationPorts): Promise<SetResult[]> {
  const title = 'News pages: extraction';
  const folder = join(ports.config.sharedDir, 'eval', 'extraction');
  if (!existsSync(join(folder, 'items.dev.jsonl'))) return [absent('extraction', title, '../shared/eval/extraction')];
  return timed('extraction', ports, async () => withApp('extraction', ports, async ({ app }) =>
    [{ title, baseline: 'Readability', outcomesName: 'extraction', measured: await evaluateExtraction(folder, app, ports) }]));
}

function absent(set: EvaluationSet, title: string, where: string): SetResult {
  return { set, title, absent: `${where} is not there` };
}

async function timed(set: EvaluationSet, { config, elapsedMs }: EvaluationPorts, measure: () => Promise<readonly Part[]>): Promise<SetResult[]> {
  const startedMs = elapsedMs();
  const parts = await measure();
  const milliseconds = elapsedMs() - startedMs;
  await Promise.all(parts.map(({ outcomesName, measured }) => writeOutcomes(outcomesFile(config, outcomesName), measured.outcomes)));
  return parts.map(({ title, baseline, partial = null, measured }) => ({ set, title, baseline, partial, figures: measured.figures, milliseconds }));
}

async function withDesk<T>(name: string, sources: readonly string[], ports: EvaluationPorts, work: (desk: EvaluationDesk) => Promise<T>, attribution?: Attribution): Promise<T> {
  const desk = await openEvaluationDesk(name, sources, ports, attribution);
  try {
    return await work(desk);
  } finally {
    await desk.app.close();
  }
}

/** An app whose store stays empty, for what needs none. */
function withApp<T>(name: string, ports: EvaluationPorts, work: (desk: EvaluationDesk) => Promise<T>): Promise<T> {
  return withDesk(name, [], ports, work);
}

function outcomesFile(config: Config, name: string): string {
  return join(config.embeddingsDir, 'cache', 'outcomes', `${name}.jsonl`);
}
