import { join } from 'node:path';
import { openApp } from '../app.ts';
import type { Config } from '../config.ts';
import { createCachedEmbedder, createTransformersEmbedder, type Embedder } from '../embed/index.ts';
import { evaluateAbstention, evaluateNewsQuiz, evaluatePages, evaluateQuotes, evaluateSample, evaluateSeed } from './evaluate-sets.ts';
import { evaluateStorySets } from './evaluate-stories.ts';
import type { EvaluationPorts } from './evaluation-desk.ts';
import { EVALUATION_SETS, type EvaluationSet, type SetResult } from './figures.ts';
import { evaluateVotes } from './evaluate-votes.ts';
import { createProgressLine, type ProgressStream } from './progress-line.ts';
import { renderTable } from './render-table.ts';
import { readRunFacts } from './run-facts.ts';
import { writeReport } from './write-report.ts';

export interface EvaluationArgs {
  /** Ask this many of the news-quiz questions, over a part of their articles; null for all. */
  readonly sample: number | null;
  /** Sets by name; null for all. */
  readonly only: readonly string[] | null;
  /** One JSON value instead of the table. */
  readonly json: boolean;
  readonly write: (text: string) => void;
  /** Put the table into docs/evaluation.md as well. Whole runs only. */
  readonly writeDocs?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ProgressStream | undefined;
}

/**
 * Measures the desk on every set that is there, each beside a plain baseline in the same run, and writes one table.
 *
 * @returns the exit code: 0, 1 if it was stopped, 2 if an argument cannot be used.
 * @throws DeskError if a set or a store cannot be read.
 */
export async function runEvaluation(args: EvaluationArgs, config: Config): Promise<number> {
  const stream = args.progress ?? process.stderr;
  const problem = wrongUsage(args);
  if (problem !== null) {
    stream.write(`${problem}\n`);
    return 2;
  }
  const wanted = new Set(EVALUATION_SETS.filter((set) => args.only === null || args.only.includes(set)));
  const { signal, release } = interruption(args.signal);
  const elapsedMs = (): number => performance.now();
  const line = createProgressLine(stream, elapsedMs);
  const embedder = await openEmbedder(config);
  try {
    const ports: EvaluationPorts = { config, embedder, openApp: (own, attribution) => openApp(own, { vectorCache: vectorCacheOf(config), attribution }), progress: (what, done, total) => line.step(what, done, total), signal, elapsedMs };
    const results = await measure(wanted, args.sample, ports);
    line.clear();
    const facts = await readRunFacts(commandOf(args), config, Date.now());
    args.write(args.json ? `${JSON.stringify({ ...facts, results }, null, 2)}\n` : renderTable(results));
    if (args.writeDocs === true) await writeReport(join(import.meta.dirname, '..', '..', 'docs', 'evaluation.md'), results, facts);
    return 0;
  } catch (error) {
    line.clear();
    if (!signal.aborted) throw error;
    stream.write('Stopped. What was embedded is kept for the next run.\n');
    return 1;
  } finally {
    release();
    await embedder.close();
  }
}

async function measure(wanted: ReadonlySet<EvaluationSet>, sample: number | null, ports: EvaluationPorts): Promise<SetResult[]> {
  const results: SetResult[] = [];
  if (wanted.has('sample')) results.push(...await evaluateSample(ports));
  if (wanted.has('seed')) results.push(...await evaluateSeed(ports));
  if (wanted.has('retrieval') || wanted.has('answers')) results.push(...await evaluateNewsQuiz(wanted, sample, ports));
  if (wanted.has('abstention')) results.push(...await evaluateAbstention(sample, ports));
  if (wanted.has('quotes')) results.push(...await evaluateQuotes(ports));
  if (wanted.has('extraction')) results.push(...await evaluatePages(ports));
  if (wanted.has('stories')) results.push(...await evaluateStorySets(ports));
  const votes = wanted.has('votes') ? evaluateVotes(ports.config) : null;
  return votes === null ? results : [...results, votes];
}

function wrongUsage({ sample, only, writeDocs }: EvaluationArgs): string | null {
  if (sample !== null && !(Number.isInteger(sample) && sample >= 1)) return `--sample must be a whole number of questions, 1 or more; got ${sample}`;
  if (writeDocs === true && (sample !== null || only !== null)) return '--write-docs needs a whole run: leave out --sample and --only';
  const unknown = (only ?? []).filter((name) => !(EVALUATION_SETS as readonly string[]).includes(name));
  return unknown.length > 0 ? `--only ${unknown.join(',')} is not a set; the sets are ${EVALUATION_SETS.join(', ')}` : null;
}

function commandOf({ sample, only }: EvaluationArgs): string {
  const options = [sample === null ? '' : ` --sample ${sample}`, only === null ? '' : ` --only ${only.join(',')}`].join('');
  return `npm run eval${options === '' ? '' : ` --${options}`}`;
}

async function openEmbedder(config: Config): Promise<Embedder> {
  const { embedding, modelsDir } = config;
  return createCachedEmbedder(await createTransformersEmbedder({ ...embedding, modelsDir }), vectorCacheOf(config));
}

function vectorCacheOf({ embeddingsDir }: Config): string {
  return join(embeddingsDir, 'cache', 'vectors.db');
}

/** The caller's signal, or Ctrl-C if it has none: the first press ends the run in order, the second at once. */
function interruption(given: AbortSignal | undefined): { signal: AbortSignal; release: () => void } {
  if (given !== undefined) return { signal: given, release: () => undefined };
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  return { signal: controller.signal, release: () => void process.off('SIGINT', stop) };
}
