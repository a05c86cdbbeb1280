import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransformersEmbedder } from '../src/embed/index.ts';
import { openDeskStore } from '../src/store/index.ts';
import { createChunkIndex } from '../src/vector-index/index.ts';
import { percentiles, timeOf } from './percentiles.ts';
import type { BenchReport } from './report.ts';
import { withSampleDesk, type SampleDesk } from './sample-desk.ts';

const ASKED_AT_MS = Date.UTC(2026, 2, 7);
const PASSAGES = 10;

/** How long does an answer take, and which step takes it? Beside one dense search, the least that any bot does. */
export async function benchAsk(): Promise<BenchReport> {
  const desk = await withSampleDesk(measure);
  const { ask, plain, steps, questions } = desk;
  const figures = ({ p50, p99 }: { p50: number; p99: number }): string[] => [`${p50.toFixed(1)} ms`, `${p99.toFixed(1)} ms`];
  return {
    question: 'Asking: how long does an answer take?',
    columns: ['p50', 'p99'],
    ratioOf: 'median time against one dense search, lower is better',
    rows: [
      { what: 'question embedded, one dense search, chunks read', figures: figures(plain), ratio: 1 },
      { what: 'ask: understand, retrieve, select', figures: figures(ask), ratio: ask.p50 / plain.p50 },
    ],
    notes: [`Median by step: ${steps}.`, `${questions} questions of the sample, one at a time, the model loaded. The store is small: what grows with it is the search (see above).`],
  };
}

async function measure({ app, config }: SampleDesk): Promise<{ ask: Percentiles; plain: Percentiles; steps: string; questions: number }> {
  const lines = (await readFile(join(config.sampleDir, '..', 'questions.jsonl'), 'utf8')).split('\n').filter((line) => line !== '');
  const questions = lines.map((line) => (JSON.parse(line) as { q: string }).q);
  const timings = new Map<string, number[]>();
  const asked: number[] = [];
  await app.ask({ question: questions[0] ?? '', askedAtMs: ASKED_AT_MS });
  for (const question of questions) {
    asked.push(await timeOf(async () => {
      const result = await app.ask({ question, askedAtMs: ASKED_AT_MS });
      for (const [step, ms] of Object.entries(result.timings)) timings.set(step, [...(timings.get(step) ?? []), ms]);
    }));
  }
  await app.close();
  const steps = [...timings].map(([step, times]) => `${step} ${percentiles(times).p50.toFixed(1)} ms`).join(', ');
  return { ask: percentiles(asked), plain: await measurePlain(config, questions), steps, questions: questions.length };
}

type Percentiles = ReturnType<typeof percentiles>;

async function measurePlain(config: SampleDesk['config'], questions: readonly string[]): Promise<Percentiles> {
  const store = openDeskStore(join(config.dataDir, 'foreign-desk.db'));
  const index = createChunkIndex('vectra', { source: store, folder: join(config.embeddingsDir, 'index') });
  const embedder = await createTransformersEmbedder({ ...config.embedding, modelsDir: config.modelsDir });
  const search = async (question: string): Promise<void> => {
    const [vector = new Float32Array()] = await embedder.embed([question], 'question');
    store.readChunks((await index.search(vector, { limit: PASSAGES })).map(({ key }) => key));
  };
  const times: number[] = [];
  await search(questions[0] ?? '');
  for (const question of questions) times.push(await timeOf(() => search(question)));
  await index.close();
  store.close();
  await embedder.close();
  return percentiles(times);
}
