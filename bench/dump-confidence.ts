/**
 * Writes what bench/fit-confidence.ts learns from, one line a question, to standard output:
 *
 *   DATA_DIR=<store with training articles> node bench/dump-confidence.ts <questions.jsonl>
 *
 * The store should lack the articles of about half of the questions, as a desk does that is asked about anything: ingest the
 * articles of every second question. The lines hold figures alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createCachedEmbedder, createTransformersEmbedder } from '../src/embed/index.ts';
import { confidenceInputs } from '../src/select/calibrate-confidence.ts';
import { chooseStatements } from '../src/select/choose-statements.ts';
import { CONFIDENCE_MIN, STATEMENT_CONFIDENCE_MIN } from '../src/select/judge-confidence.ts';
import { profileQuestion } from '../src/select/question-profile.ts';
import { rankUnits } from '../src/select/rank-units.ts';
import { SELECT_LIMITS } from '../src/select/select-answer.ts';
import { poolSentences } from '../src/select/sentence-pool.ts';
import type { ConfidenceLine } from './fit-confidence.ts';
import { holds } from './select-pools.ts';

const STATEMENTS = 3;
const questionSchema = z.object({ question: z.string(), askedAt: z.string(), answers: z.array(z.string()), articles: z.array(z.string()) });

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Usage: node bench/dump-confidence.ts <questions.jsonl>');
const config = readConfig();
const vectorCache = join(config.embeddingsDir, 'cache', 'vectors.db');
const app = await openApp(config, { vectorCache });
const embedder = createCachedEmbedder(await createTransformersEmbedder({ modelsDir: config.modelsDir, ...config.embedding }), vectorCache);
try {
  for (const line of readFileSync(file, 'utf8').split('\n').filter((text) => text !== '')) {
    const { question, askedAt, answers, articles } = questionSchema.parse(JSON.parse(line));
    const { query, passages } = await app.ask({ question, askedAtMs: Date.parse(askedAt) });
    const pool = await poolSentences(query, passages, {
      readArticle: async (id, revision) => (await app.show(id, revision))?.text ?? null,
      quotesOf: (id, revision) => app.evidence.quotesOf(id, revision),
      embed: (texts, purpose) => embedder.embed(texts, purpose),
      embedQuestion: async (text) => (await embedder.embed([text], 'question'))[0] ?? new Float32Array(embedder.dimensions),
      coverage: () => app.coverage(),
    }, SELECT_LIMITS);
    const chosen = chooseStatements(rankUnits(pool, profileQuestion(query)).filter(({ bySpeaker, confidence }) => bySpeaker && confidence >= STATEMENT_CONFIDENCE_MIN), STATEMENTS);
    const support = chosen.reduce((most, { confidence }) => Math.max(most, confidence), 0);
    const here = (await Promise.all(articles.map((id) => app.show(id)))).some((article) => article?.retraction === null);
    const written: ConfidenceLine = {
      ...confidenceInputs(query, chosen[0], support),
      here, right: support < CONFIDENCE_MIN ? null : chosen.some(({ text }) => holds(text, answers)),
    };
    process.stdout.write(`${JSON.stringify(written)}\n`);
  }
} finally {
  await embedder.close();
  await app.close();
}
