/**
 * How well a topic's articles are found: precision and recall of matchTopic on hand-labelled (topic, article) pairs, and on
 * news-quiz questions, whose own articles are about them and whose week's other articles are not.
 *
 *   node bench/topics.ts <desk.db> [<questions.train.jsonl>]
 *
 * `desk.db` is a store into which RealTimeQA's training articles were ingested; nothing is written to it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { createRememberingEmbedder, createTransformersEmbedder } from '../src/embed/index.ts';
import { matchTopic, SCORE_MIN, WATCH_SCORE_MIN } from '../src/pipeline/match-topic.ts';
import { openDeskStore } from '../src/store/index.ts';
import { understandQuestion } from '../src/understand/index.ts';
import { LABELLED_WINDOW, TOPIC_LABELS } from './topic-labels.ts';

interface Tally {
  right: number;
  found: number;
  wanted: number;
}

const QUIZ_DAYS = { before: 10, after: 2 } as const;
const DAY_MS = 86_400_000;
const questionSchema = z.object({ question: z.string(), askedAt: z.string(), articles: z.array(z.string()) });

const [databaseFile, questionsFile] = process.argv.slice(2);
if (databaseFile === undefined) throw new Error('Usage: node bench/topics.ts <desk.db> [<questions.train.jsonl>]');
const config = readConfig();
const embedder = createRememberingEmbedder(await createTransformersEmbedder({ modelsDir: config.modelsDir, ...config.embedding, workers: 1 }), 100);
const store = openDeskStore(databaseFile);
const ports = {
  store, embed: embedder.embed.bind(embedder), pause: () => Promise.resolve(),
  understand: ({ question, askedAtMs }: { readonly question: string; readonly askedAtMs?: number | undefined }) => understandQuestion({ question, askedAtMs: askedAtMs ?? Date.now() }),
};
const match = (text: string, articleIds: readonly string[], nowMs: number) => matchTopic({ text, kind: 'topic', articleIds, nowMs }, ports);

const started = process.cpuUsage();
const [sinceMs, untilMs] = [Date.parse(LABELLED_WINDOW.since), Date.parse(LABELLED_WINDOW.until)];
const within = store.listHeads({ sinceMs, untilMs }, { limit: 20_000 }).map(({ id }) => id);
const labelled: Tally = { right: 0, found: 0, wanted: 0 };
const watched: Tally = { right: 0, found: 0, wanted: 0 };
for (const { topic, about, either } of TOPIC_LABELS) {
  const wanted = new Set(idsOf(about));
  const passed = new Set(idsOf(either));
  const scores = [...await match(topic, within, untilMs)].filter(([id]) => !passed.has(id));
  const found = scores.map(([id]) => id);
  const right = found.filter((id) => wanted.has(id));
  console.log(`${topic}: ${right.length} of ${wanted.size} found, ${found.length - right.length} others`);
  add(labelled, { right: right.length, found: found.length, wanted: wanted.size });
  const sure = scores.filter(([, score]) => score >= WATCH_SCORE_MIN);
  add(watched, { right: sure.filter(([id]) => wanted.has(id)).length, found: sure.length, wanted: wanted.size });
}
const { user, system } = process.cpuUsage(started);
console.log(`labels, score ${SCORE_MIN} and more: ${say(labelled)}`);
console.log(`labels, score ${WATCH_SCORE_MIN} and more: ${say(watched)}; ${within.length} articles, ${TOPIC_LABELS.length} topics, ${((user + system) / 1000 / TOPIC_LABELS.length).toFixed(0)} ms of CPU each`);

if (questionsFile !== undefined) {
  const bytes = readFileSync(questionsFile);
  const quiz: Tally = { right: 0, found: 0, wanted: 0 };
  let asked = 0;
  for (const line of bytes.toString('utf8').split('\n').filter(Boolean)) {
    const { question, askedAt, articles } = questionSchema.parse(JSON.parse(line));
    const dayMs = Date.parse(askedAt);
    const week = store.listHeads({ sinceMs: dayMs - QUIZ_DAYS.before * DAY_MS, untilMs: dayMs + QUIZ_DAYS.after * DAY_MS }, { limit: 20_000 }).map(({ id }) => id);
    const wanted = articles.filter((id) => week.includes(id));
    if (wanted.length === 0) continue;
    // A topic is a phrase of content words; the question's own words say what it is about.
    const { terms } = understandQuestion({ question, askedAtMs: dayMs });
    const found = [...(await match(terms.slice(0, 6).join(' '), week, dayMs)).keys()];
    add(quiz, { right: found.filter((id) => wanted.includes(id)).length, found: found.length, wanted: wanted.length });
    asked++;
  }
  console.log(`quiz: ${say(quiz)}; ${asked} questions with an article in their week; sha256 ${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`);
}
await embedder.close();
store.close();

function idsOf(numbers: string): string[] {
  return numbers.split(' ').filter((number) => number !== '').map((number) => `d${number}`);
}

function add(total: Tally, own: Tally): void {
  total.right += own.right;
  total.found += own.found;
  total.wanted += own.wanted;
}

function say({ right, found, wanted }: Tally): string {
  return `precision ${(right / Math.max(1, found)).toFixed(3)}, recall ${(right / Math.max(1, wanted)).toFixed(3)} (${right} right of ${found} found, ${wanted} wanted)`;
}
