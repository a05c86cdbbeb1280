/**
 * What the tagger sees of each training article, written for `train.py`: the product's own words, flags, windows and
 * token states, so that nothing is computed in two ways.
 *
 *   node training/attribution/dump-states.ts ARTICLES.jsonl.gz OUT_FOLDER [LAYER,LAYER] [FIRST] [LAST]
 */
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AutoTokenizer, env } from '@xenova/transformers';
import { findQuotations } from '../../src/attribute/find-quotations.ts';
import { FLAGS, readTaggerWords } from '../../src/attribute/tagger-words.ts';
import { openStateReader, piecesOfWords, planWindows } from '../../src/embed/token-states.ts';

/** The sixth of twelve: see README.md. */
const TAGGER_LAYERS = ['/encoder/layer.5/output/LayerNorm/Add_1_output_0'];
const MODELS = join(import.meta.dirname, '../../embeddings/models');
const [file = '', folder = '', layerList, first = '0', last = 'Infinity'] = process.argv.slice(2);
const layers = layerList === undefined || layerList === '' ? TAGGER_LAYERS : layerList.split(',');
env.localModelPath = MODELS;
env.allowRemoteModels = false;
const tokenizer = await AutoTokenizer.from_pretrained('bge-small-en-v1.5');
const reader = await openStateReader(join(MODELS, 'bge-small-en-v1.5/onnx/model_quantized.onnx'), layers);
mkdirSync(folder, { recursive: true });
const states = createWriteStream(join(folder, 'states.f16'));
const rows: string[] = [];
const articles = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter((line) => line !== '').slice(Number(first), Number(last));
let offset = 0;
for (const [at, line] of articles.entries()) {
  const { id, text } = JSON.parse(line) as { id: string; text: string };
  const { spans, words, flags, sentenceStarts } = readTaggerWords(text, findQuotations(text));
  const pieces = piecesOfWords(words, (word) => tokenizer.encode(word, { add_special_tokens: false }));
  const windows = planWindows(pieces, sentenceStarts);
  const written: object[] = [];
  for (const window of windows) {
    const read = await reader.read(pieces, window);
    const half = Float16Array.from(read);
    if (!states.write(Buffer.from(half.buffer))) await once(states, 'drain');
    written.push({ ...window, offset });
    offset += window.to - window.from;
  }
  rows.push(JSON.stringify({ id, spans: spans.map(({ start, end }) => [start, end]), heads: pieces.map((list) => list[0]), flags: Buffer.from(flags).toString('base64'), sentenceStarts, windows: written }));
  if (at % 20 === 0) process.stderr.write(`${at + 1} of ${articles.length}, ${process.memoryUsage().rss / 1e6 | 0} MB\n`);
}
states.end();
await once(states, 'finish');
writeFileSync(join(folder, 'articles.jsonl'), `${rows.join('\n')}\n`);
writeFileSync(join(folder, 'shape.json'), JSON.stringify({ width: reader.width, flags: FLAGS, rows: offset, layers }));
