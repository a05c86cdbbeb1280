/**
 * The thread that runs the model. One text a call: int8 quantisation scales activations over the whole batch, so a
 * vector would otherwise depend on its neighbours; one thread inside the runtime, because a pool of workers of one
 * thread each was the fastest setting measured.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { AutoTokenizer, env, pipeline, type FeatureExtractionPipeline } from '@xenova/transformers';
import { readTaggerManifest } from './tagger-manifest.ts';
import { openTaggerNetwork, type TaggerNetwork } from './tagger-network.ts';
import type { WorkerReply, WorkerRequest, WorkerSettings } from './worker-messages.ts';

const settings = workerData as WorkerSettings;
const port = parentPort;
if (port === null) throw new Error('embedding-worker.ts runs as a worker thread only');

const reply = (message: WorkerReply): void => port.postMessage(message);

async function loadModel(): Promise<FeatureExtractionPipeline> {
  env.localModelPath = settings.modelsDir;
  env.allowRemoteModels = settings.allowRemote;
  env.allowLocalModels = true;
  const load = pipeline as (task: 'feature-extraction', model: string, options: object) => Promise<FeatureExtractionPipeline>;
  return load('feature-extraction', settings.model, {
    dtype: settings.dtype,
    device: 'cpu',
    session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
  });
}

async function embedOne(extractor: FeatureExtractionPipeline, text: string): Promise<Float32Array> {
  const tensor = await extractor(text, { pooling: settings.pooling, normalize: true });
  return Float32Array.from(tensor.data as Float32Array);
}

/** Opened by the first article to tag: whoever only asks questions need not hold it. */
let tagger: Promise<TaggerNetwork> | null = null;

async function openTagger(): Promise<TaggerNetwork> {
  const manifest = readTaggerManifest(settings.modelsDir);
  if (manifest === null) throw new Error(`There is no attribution tagger in ${settings.modelsDir}`);
  const tokenizer = await AutoTokenizer.from_pretrained(manifest.base);
  return openTaggerNetwork(settings.modelsDir, manifest, (word) => tokenizer.encode(word, { add_special_tokens: false }));
}

async function answer(extractor: FeatureExtractionPipeline, request: WorkerRequest): Promise<WorkerReply> {
  if (request.task === 'embed') {
    const text = request.purpose === 'question' ? settings.questionPrefix + request.text : request.text;
    return { id: request.id, vector: await embedOne(extractor, text) };
  }
  if (request.task === 'tag') {
    tagger ??= openTagger();
    return { id: request.id, tagged: await (await tagger).tag(request) };
  }
  const counts = request.texts.map((text) => extractor.tokenizer.encode(text, { add_special_tokens: false }).length);
  return { id: request.id, counts };
}

try {
  const extractor = await loadModel();
  const probe = await embedOne(extractor, 'ready');
  port.on('message', (request: WorkerRequest) => {
    answer(extractor, request).then(reply, (error: unknown) => {
      reply({ id: request.id, error: error instanceof Error ? error.message : String(error) });
    });
  });
  reply({ ready: true, dimensions: probe.length });
} catch (error) {
  reply({ failed: error instanceof Error ? error.message : String(error) });
}
