import { availableParallelism } from 'node:os';
import { env, pipeline, type FeatureExtractionPipeline } from '@xenova/transformers';
import { createChunker } from '../src/chunk/index.ts';
import { readConfig, type Config } from '../src/config.ts';
import { embeddedText } from '../src/domain/chunk.ts';
import { sliceSpan } from '../src/domain/span.ts';
import { createTransformersEmbedder, type Embedder } from '../src/embed/index.ts';
import { timeOf } from './percentiles.ts';
import type { BenchReport, BenchRow } from './report.ts';
import { withSampleDesk } from './sample-desk.ts';

const TEXTS = 96;
const BATCH = 8;
const CHUNK_TOKENS = 240;

/** How fast are chunks embedded: workers with one text a call, or batches in one session of as many threads? */
export async function benchIngest(): Promise<BenchReport> {
  const config = readConfig();
  const cores = availableParallelism();
  const texts = await chunkTexts(config);
  const one = await withEmbedder(config, 1, (embedder) => rateOf(texts, () => embedder.embed(texts, 'passage')));
  const many = cores === 1 ? null : await withEmbedder(config, cores, (embedder) => rateOf(texts, () => embedder.embed(texts, 'passage')));
  const extractor = await loadInThisThread(config, cores);
  const batches: number[][] = [];
  const batched = await rateOf(texts, async () => {
    for (let at = 0; at < texts.length; at += BATCH) batches.push(...await embedBatch(extractor, texts.slice(at, at + BATCH)));
  });
  const lowest = await lowestCosine(extractor, texts, batches);
  await extractor.dispose();
  const row = (what: string, rate: number): BenchRow => ({ what, figures: [rate.toFixed(1)], ratio: rate / one });
  return {
    question: 'Embedding: one text a call in workers, or batches?',
    columns: ['chunks/s'],
    ratioOf: 'throughput against one worker, higher is better',
    rows: [row('one worker of one thread, one text a call', one), ...(many === null ? [] : [row(`${cores} workers of one thread, one text a call`, many)]), row(`one session of ${cores} threads, batches of ${BATCH}`, batched)],
    notes: [`Lowest cosine between a text's vector alone and in its batch: ${lowest.toFixed(4)} (int8 activations are scaled over the whole batch).`, `${TEXTS} chunks of the sample's articles; model loading is not counted.`],
  };
}

async function chunkTexts(config: Config): Promise<string[]> {
  return withSampleDesk(async ({ articles }) => withEmbedder(config, 1, async (embedder) => {
    const chunk = createChunker({ tokensMax: CHUNK_TOKENS, countTokens: (texts) => embedder.countTokens(texts) });
    const chunks = await Promise.all(articles.map(async (article) => (await chunk(article)).map(({ span }) => embeddedText(article.title, sliceSpan(article.text, span)))));
    const texts = chunks.flat();
    return Array.from({ length: TEXTS }, (_, i) => texts[i % texts.length] ?? '');
  }));
}

async function withEmbedder<T>({ embedding, modelsDir }: Config, workers: number, work: (embedder: Embedder) => Promise<T>): Promise<T> {
  const embedder = await createTransformersEmbedder({ ...embedding, modelsDir, workers });
  try {
    await embedder.embed(Array.from({ length: workers }, () => 'The threads start and the weights are read.'), 'passage');
    return await work(embedder);
  } finally {
    await embedder.close();
  }
}

async function rateOf(texts: readonly string[], work: () => Promise<unknown>): Promise<number> {
  return (texts.length * 1000) / (await timeOf(work));
}

async function loadInThisThread({ embedding, modelsDir }: Config, threads: number): Promise<FeatureExtractionPipeline> {
  env.localModelPath = modelsDir;
  env.allowRemoteModels = false;
  const load = pipeline as (task: 'feature-extraction', model: string, options: object) => Promise<FeatureExtractionPipeline>;
  const extractor = await load('feature-extraction', embedding.model, { dtype: embedding.dtype, device: 'cpu', session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 } });
  await extractor('The weights are read.', { pooling: embedding.pooling, normalize: true });
  return extractor;
}

async function embedBatch(extractor: FeatureExtractionPipeline, texts: readonly string[]): Promise<number[][]> {
  const tensor = await extractor([...texts], { pooling: readConfig().embedding.pooling, normalize: true });
  return tensor.tolist() as number[][];
}

async function lowestCosine(extractor: FeatureExtractionPipeline, texts: readonly string[], batches: readonly (readonly number[])[]): Promise<number> {
  let lowest = 1;
  for (const [at, text] of texts.slice(0, 4 * BATCH).entries()) {
    const [alone = []] = await embedBatch(extractor, [text]);
    lowest = Math.min(lowest, alone.reduce((sum, value, i) => sum + value * (batches[at]?.[i] ?? 0), 0));
  }
  return lowest;
}
