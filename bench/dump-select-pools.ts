/**
 * Writes the pools of sentences that bench/train-select.ts and bench/train-rerank.ts learn from, one line a question, to standard output:
 *
 *   DATA_DIR=<store with the training articles> node bench/dump-select-pools.ts <questions.jsonl> [--for rerank] > pools.jsonl
 *
 * The store is made by `desk ingest articles.train.jsonl.gz`. The lines hold article text: keep them out of the repository.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createCachedEmbedder, createTransformersEmbedder } from '../src/embed/index.ts';
import { RERANK_LIMITS } from '../src/select/rerank-passages.ts';
import { SELECT_LIMITS } from '../src/select/select-answer.ts';
import { articleKey, poolSentences, type PoolLimits } from '../src/select/sentence-pool.ts';
import { holds, type WrittenPool } from './select-pools.ts';

const LIMITS: ReadonlyMap<string, PoolLimits> = new Map([['select', SELECT_LIMITS], ['rerank', RERANK_LIMITS]]);
const questionSchema = z.object({ question: z.string(), askedAt: z.string(), answers: z.array(z.string()), articles: z.array(z.string()) });

const { values, positionals: [file] } = parseArgs({ allowPositionals: true, options: { for: { type: 'string', default: 'select' } } });
const limits = LIMITS.get(values.for);
if (file === undefined || limits === undefined) throw new Error('Usage: node bench/dump-select-pools.ts <questions.jsonl> [--for select|rerank]');
const config = readConfig();
const vectorCache = join(config.embeddingsDir, 'cache', 'vectors.db');
const app = await openApp(config, { vectorCache });
const embedder = createCachedEmbedder(await createTransformersEmbedder({ modelsDir: config.modelsDir, ...config.embedding }), vectorCache);
try {
  for (const line of readFileSync(file, 'utf8').split('\n').filter((text) => text !== '')) {
    const { question, askedAt, answers, articles: gold } = questionSchema.parse(JSON.parse(line));
    const { query, passages } = await app.ask({ question, askedAtMs: Date.parse(askedAt) });
    const units = await poolSentences(query, passages, {
      readArticle: async (id, revision) => (await app.show(id, revision))?.text ?? null,
      quotesOf: (id, revision) => app.evidence.quotesOf(id, revision),
      embed: (texts, purpose) => embedder.embed(texts, purpose),
      embedQuestion: async (text) => (await embedder.embed([text], 'question'))[0] ?? new Float32Array(embedder.dimensions),
      coverage: () => app.coverage(),
    }, limits);
    const articles = [...new Set(units.map(({ article }) => article))];
    const keys = articles.map(({ head }) => articleKey(head));
    const pool: WrittenPool = {
      query, answers,
      articles: articles.map(({ head, text }) => ({ head, text })),
      passages: passages.slice(0, limits.passagesMax).flatMap(({ article, chunk, score, text }) => {
        const at = keys.indexOf(articleKey(article));
        return at === -1 ? [] : [{ article: at, span: chunk.span, score, right: gold.includes(chunk.articleId) && holds(text, answers) }];
      }),
      units: units.map(({ unit, article, at, passageRank, passage, similarity }) => ({ unit, article: articles.indexOf(article), at, passageRank, passageScore: passage.score, similarity })),
    };
    process.stdout.write(`${JSON.stringify(pool)}\n`);
  }
} finally {
  await embedder.close();
  await app.close();
}
