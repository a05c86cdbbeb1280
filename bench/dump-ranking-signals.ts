/**
 * Measures every candidate passage of every question, for bench/train-retrieve.ts.
 *
 *   node bench/dump-ranking-signals.ts <desk.db> <questions.jsonl> <out>
 *
 * `desk.db` is a store into which the questions' articles were ingested (`DATA_DIR=… npm run -s desk -- ingest
 * articles.jsonl.gz`). Writes <out>.f32 (signals, row by row) and <out>.json (names, and per question how many rows and
 * which hold an answer's words in an article known to hold the answer). No article's text is in either.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { createCachedEmbedder, createTransformersEmbedder } from '../src/embed/index.ts';
import { measureCandidates } from '../src/retrieve/retriever.ts';
import { SIGNAL_NAMES } from '../src/retrieve/signal-table.ts';
import { openDeskStore } from '../src/store/index.ts';
import { understandQuestion } from '../src/understand/index.ts';
import { createChunkIndex } from '../src/vector-index/index.ts';
import type { DumpedQuestion } from './ranking-dump.ts';
import { holds } from './select-pools.ts';

interface GoldQuestion {
  readonly id: string;
  readonly question: string;
  readonly askedAt: string;
  readonly answers: readonly string[];
  readonly articles: readonly string[];
}

const [databaseFile, questionsFile, out] = process.argv.slice(2);
if (databaseFile === undefined || questionsFile === undefined || out === undefined) throw new Error('Usage: node bench/dump-ranking-signals.ts <desk.db> <questions.jsonl> <out>');

const bytes = readFileSync(questionsFile);
const questions = bytes.toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as GoldQuestion);
const config = readConfig();
const embedder = createCachedEmbedder(await createTransformersEmbedder({ modelsDir: config.modelsDir, ...config.embedding, workers: 1 }), join(config.embeddingsDir, 'cache', 'vectors.db'));
const store = openDeskStore(databaseFile);
const index = createChunkIndex('packed', { source: store, folder: 'unused' });

const rows: number[] = [];
const dumped: DumpedQuestion[] = [];
for (const { id, question, askedAt, answers, articles } of questions) {
  const measured = await measureCandidates({ store, index, embedder }, understandQuestion({ question, askedAtMs: Date.parse(askedAt) }));
  for (const { signals } of measured) rows.push(...SIGNAL_NAMES.map((name) => signals[name]));
  dumped.push({ id, rows: measured.length, right: measured.flatMap(({ found }, at) => (articles.includes(found.chunk.articleId) && holds(found.text, answers) ? [at] : [])) });
  if (dumped.length % 20 === 0) console.error(`${dumped.length} of ${questions.length}`);
}
writeFileSync(`${out}.f32`, Float32Array.from(rows));
writeFileSync(`${out}.json`, JSON.stringify({ signals: SIGNAL_NAMES, checksum: createHash('sha256').update(bytes).digest('hex'), articles: store.coverage().articles, questions: dumped }));
await embedder.close();
store.close();
