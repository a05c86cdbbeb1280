/**
 * Fits the weights of src/pipeline/match-topic.ts to the labels in topic-labels.ts, and prints them.
 *
 *   node bench/train-topics.ts <desk.db>
 *
 * `desk.db` is a store into which RealTimeQA's training articles were ingested; nothing is written to it.
 */
import { readConfig } from '../src/config.ts';
import { cosineOf } from '../src/domain/cosine.ts';
import { createTransformersEmbedder } from '../src/embed/index.ts';
import { measureAboutness, readArticleWords, topicWords } from '../src/pipeline/measure-aboutness.ts';
import { openDeskStore } from '../src/store/index.ts';
import { understandQuestion } from '../src/understand/index.ts';
import { fitLogistic } from './fit-logistic.ts';
import { LABELLED_WINDOW, TOPIC_LABELS } from './topic-labels.ts';

const COLUMNS = ['closeness', 'title', 'lead', 'least'] as const;
const RIDGE = 0.01;

const [databaseFile] = process.argv.slice(2);
if (databaseFile === undefined) throw new Error('Usage: node bench/train-topics.ts <desk.db>');
const config = readConfig();
const embedder = await createTransformersEmbedder({ modelsDir: config.modelsDir, ...config.embedding, workers: 1 });
const store = openDeskStore(databaseFile);
const untilMs = Date.parse(LABELLED_WINDOW.until);
const articles = store.listHeads({ sinceMs: Date.parse(LABELLED_WINDOW.since), untilMs }, { limit: 20_000 }).flatMap(({ id }) => {
  const article = store.findArticle(id);
  return article === null ? [] : [{ id, words: readArticleWords(article), vector: store.vectorsOf(id, 1)[0] }];
});

const rows: number[][] = [];
const isRight: boolean[] = [];
for (const { topic, about, either } of TOPIC_LABELS) {
  const [right, passed] = [numbersOf(about), numbersOf(either)];
  const words = topicWords(understandQuestion({ question: topic, askedAtMs: untilMs }));
  const [vector] = await embedder.embed([topic], 'question');
  for (const article of articles) {
    if (passed.has(article.id)) continue;
    const { title, lead, least } = measureAboutness(words, article.words);
    rows.push([cosineOf(vector, article.vector), title, lead, least]);
    isRight.push(right.has(article.id));
  }
}
const [origin = 0, ...weights] = fitLogistic(rows, isRight, RIDGE);
console.log(`${rows.length} pairs, ${isRight.filter(Boolean).length} about their topic; ${articles.length} articles, ${TOPIC_LABELS.length} topics`);
console.log(JSON.stringify({ ...Object.fromEntries(COLUMNS.map((name, at) => [name, Number((weights[at] ?? 0).toFixed(2))])), origin: Number(origin.toFixed(2)) }));
await embedder.close();
store.close();

function numbersOf(text: string): Set<string> {
  return new Set(text.split(' ').filter((number) => number !== '').map((number) => `d${number}`));
}
