import { cpSync, mkdtempSync, openSync, closeSync, writeSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createBulkEmbedder, createCachedEmbedder, createRememberingEmbedder, createTransformersEmbedder, type Embedder, type TransformersEmbedderOptions } from '../../src/embed/index.ts';
import { DeskError } from '../../src/errors.ts';

const modelsDir = new URL('../../embeddings/models', import.meta.url).pathname;
const OPTIONS: TransformersEmbedderOptions = {
  modelsDir, model: 'bge-small-en-v1.5', dtype: 'q8', allowRemote: false, workers: 2,
  questionPrefix: 'Represent this sentence for searching relevant passages: ', pooling: 'cls', dimensions: 384,
};
const TEXTS = [
  'The foreign minister of Ostrel said the border would open on Monday.',
  'Grain shipments through the strait fell by a third.',
  'A much longer text about nothing in particular. '.repeat(12),
  'ok',
];
const open: Embedder[] = [];
const embedder = async (options: Partial<TransformersEmbedderOptions> = {}): Promise<Embedder> => {
  const made = await createTransformersEmbedder({ ...OPTIONS, ...options });
  open.push(made);
  return made;
};
afterAll(async () => { await Promise.all(open.map((each) => each.close())); });
const dot = (a: Float32Array | undefined, b: Float32Array | undefined): number => [...(a ?? [])].reduce((sum, value, i) => sum + value * (b?.[i] ?? 0), 0);

describe('embedding with the model that ships', () => {
  test('two runs give identical vectors, whatever the neighbours, the order and the number of workers', async () => {
    const first = await (await embedder()).embed(TEXTS, 'passage');
    const second = await (await embedder({ workers: 1 })).embed(TEXTS.toReversed(), 'passage');
    expect(second.toReversed()).toEqual(first);
    const alone = await (await embedder({ workers: 1 })).embed([TEXTS[1] ?? ''], 'passage');
    expect(alone[0]).toEqual(first[1]);
  });

  test('closing while the model works rejects that work and leaves the process alive', async () => {
    const desk = await embedder({ workers: 1 });
    await desk.embed(['ready'], 'passage');
    // A process of its own need not be started: a runtime that is ended in its work ends this one.
    const rejected = expect(desk.embed(['word '.repeat(400)], 'passage')).rejects.toThrow('closed');
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    await desk.close();
    await rejected;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  });

  test('vectors have unit length, and a question lies nearest to the passage that answers it', async () => {
    const desk = await embedder();
    const passages = await desk.embed(TEXTS, 'passage');
    for (const vector of passages) expect(dot(vector, vector)).toBeCloseTo(1, 5);
    const [question] = await desk.embed(['When will the border of Ostrel open?'], 'question');
    const scores = passages.map((vector) => dot(question, vector));
    expect(scores.indexOf(Math.max(...scores))).toBe(0);
  });

  test('tokens are counted as the model counts them, without the special ones', async () => {
    expect(await (await embedder()).countTokens(['the border would open', '', 'Kudankulam'])).toEqual([4, 0, 3]);
  });

  test('a reader overtakes the bulk that waits, and waits for no more than the text that is being embedded', async () => {
    const desk = await embedder({ workers: 1 });
    await desk.embed(['ready'], 'passage');
    const order: string[] = [];
    const bulk = createBulkEmbedder(desk);
    const ended = (name: string) => (): void => { order.push(name); };
    await Promise.all([
      ...Array.from({ length: 6 }, (_, i) => bulk.embed([`Passage number ${i} of an ingest.`], 'passage').then(ended(`bulk ${i}`))),
      desk.embed(['When will the border open?'], 'question').then(ended('question')),
      desk.embed(TEXTS.slice(0, 2), 'passage').then(ended('sentences')),
    ]);
    expect(order).toEqual(['bulk 0', 'question', 'sentences', 'bulk 1', 'bulk 2', 'bulk 3', 'bulk 4', 'bulk 5']);
  });

  test('closing rejects what is being embedded and what waits', async () => {
    const desk = await createTransformersEmbedder({ ...OPTIONS, workers: 1 });
    await desk.embed(['ready'], 'passage');
    const waiting = Promise.allSettled([0, 1, 2].map((i) => desk.embed([`Sentence ${i}.`], 'passage')));
    await new Promise((resolve) => { setImmediate(resolve); });
    await desk.close();
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(desk.embed(['late'], 'passage')).rejects.toThrow('closed');
  });

  test('an aborted call rejects and leaves the embedder usable', async () => {
    const desk = await embedder();
    const controller = new AbortController();
    const long = desk.embed(Array.from({ length: 400 }, (_, i) => `Sentence number ${i}.`), 'passage', controller.signal);
    controller.abort();
    await expect(long).rejects.toThrow(/abort/i);
    expect(await desk.embed(['still here'], 'passage')).toHaveLength(1);
  });
});

describe('a model that cannot be used', () => {
  test('a missing folder is named together with the settings that point at it', async () => {
    await expect(createTransformersEmbedder({ ...OPTIONS, model: 'no-such-model' })).rejects.toThrow(/no-such-model.*EMBEDDING_MODEL/);
  });

  test('one flipped byte is found by its checksum before the model is loaded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-model-'));
    cpSync(join(modelsDir, OPTIONS.model), join(folder, OPTIONS.model), { recursive: true });
    const file = openSync(join(folder, OPTIONS.model, 'onnx/model_quantized.onnx'), 'r+');
    writeSync(file, Buffer.from([0xff]), 0, 1, 5_000_000);
    closeSync(file);
    const damaged = await embedder({ modelsDir: folder });
    await expect(damaged.embed(['x'], 'passage')).rejects.toThrow(DeskError);
    await expect(damaged.embed(['x'], 'passage')).rejects.toThrow(/model_quantized\.onnx is damaged/);
    rmSync(folder, { recursive: true });
  });
});

test('the cache gives back the very vectors and asks the model only for what is new', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-cache-'));
  const asked: string[] = [];
  const model = await embedder();
  const counting: Embedder = { ...model, embed: (texts, purpose, signal) => { asked.push(...texts); return model.embed(texts, purpose, signal); } };
  const cached = createCachedEmbedder(counting, join(folder, 'vectors.db'));
  const first = await cached.embed(TEXTS.slice(0, 2), 'passage');
  const again = await cached.embed(TEXTS.slice(0, 3), 'passage');
  expect(again.slice(0, 2)).toEqual(first);
  expect(asked).toEqual(TEXTS.slice(0, 3));
  const [question] = await cached.embed(TEXTS.slice(0, 1), 'question');
  expect(question).not.toEqual(first[0]);
  expect(await cached.countTokens(['the border'])).toEqual([2]);
});

test('what was embedded lately is remembered, in order, and the oldest is forgotten first', async () => {
  const asked: string[] = [];
  const model = await embedder();
  const remembering = createRememberingEmbedder({ ...model, embed: (texts, purpose, signal) => { asked.push(...texts); return model.embed(texts, purpose, signal); } }, 2);
  const first = await remembering.embed(['one', 'two'], 'passage');
  expect(await remembering.embed(['two', 'one', 'two'], 'passage')).toEqual([first[1], first[0], first[1]]);
  await remembering.embed(['three'], 'passage');
  await remembering.embed(['two', 'three'], 'passage');
  expect(asked).toEqual(['one', 'two', 'three', 'two'].slice(0, asked.length));
  expect(asked.filter((text) => text === 'three')).toHaveLength(1);
  await remembering.embed(['one'], 'question');
  expect(asked.at(-1)).toBe('one');
});
