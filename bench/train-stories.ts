/**
 * Chooses LINK_SETTINGS of src/story/link-stories.ts: tries a grid on weakly labelled news-quiz stories and on the
 * sample, as a week and day by day, and prints what B-cubed F1 each gives; the best mean of the two last.
 *
 *   node bench/train-stories.ts [../shared/eval/realtimeqa]
 */
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import type { Article } from '../src/domain/article.ts';
import { statedInstant } from '../src/domain/stated-instant.ts';
import { articlesOf } from '../src/domain/story.ts';
import { createCachedEmbedder, createTransformersEmbedder } from '../src/embed/index.ts';
import { scoreStories } from '../src/evaluate/score-stories.ts';
import { bareArticle, createStoryReader } from '../src/evaluate/story-articles.ts';
import { groupStories } from '../src/story/group-stories.ts';
import type { LinkSettings } from '../src/story/link-stories.ts';
import type { StoryArticle } from '../src/story/index.ts';
import { SAMPLE_STORIES } from '../tests/story/sample-stories.ts';
import { withSampleDesk } from './sample-desk.ts';
import { newsQuizStories } from './story-sets.ts';

interface Labelled {
  readonly articles: readonly StoryArticle[];
  readonly gold: readonly string[];
}

/** As much of a text as its first three chunks can hold. */
const CHARS_READ = 6_000;
const SHARES = [0.68, 0.72, 0.76, 0.8, 0.84, 0.88, 0.92, 0.96];
const USUAL_WITHIN = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45];
const USUAL_PAIRS = [2, 4, 8, 16];

const config = readConfig();
const embedder = createCachedEmbedder(await createTransformersEmbedder({ ...config.embedding, modelsDir: config.modelsDir }), join(config.embeddingsDir, 'cache', 'vectors.db'));
const read = createStoryReader(embedder);
const readAll = async (articles: readonly Article[]): Promise<StoryArticle[]> => {
  const found: StoryArticle[] = [];
  for (const article of articles) found.push(await read(article));
  return found;
};

const quiz = newsQuizStories(process.argv[2] ?? join(config.sharedDir, 'eval', 'realtimeqa'));
const news: Labelled = {
  gold: quiz.gold,
  articles: await readAll(quiz.rows.map(({ id, title, text, publishedAt }) => bareArticle({ id, title, text: text.slice(0, CHARS_READ), publishedAt: statedInstant(publishedAt.slice(0, 10)) }))),
};
const sample = await withSampleDesk(({ articles }) => readAll(articles));
await embedder.close();
const storyOfTitle = new Map(Object.entries(SAMPLE_STORIES).flatMap(([story, texts]) => texts.flat().map((title) => [title, story] as const)));
const windows = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', ''].map((day): Labelled => {
  const articles = sample.filter(({ article }) => day === '' || article.publishedAt?.iso.startsWith(day) === true);
  return { articles, gold: articles.map(({ article }) => storyOfTitle.get(article.title ?? '') ?? article.id) };
});

const f1Of = ({ articles, gold }: Labelled, settings: LinkSettings): number => {
  const names = new Map(groupStories(articles, settings).flatMap((story) => articlesOf(story).map(({ id }) => [id, story.id] as const)));
  return scoreStories(gold, articles.map(({ article }) => names.get(article.id) ?? article.id)).f1;
};
console.log(`${news.gold.length} news articles in ${new Set(news.gold).size} stories; ${sample.length} of the sample`);
const tried = SHARES.flatMap((shareMin) => USUAL_WITHIN.flatMap((usualWithin) => USUAL_PAIRS.map((usualPairs) => {
  const settings = { shareMin, usualWithin, usualPairs };
  const [onNews, onSample] = [f1Of(news, settings), windows.reduce((sum, window) => sum + f1Of(window, settings), 0) / windows.length];
  return { settings, onNews, onSample, mean: (onNews + onSample) / 2 };
})));
for (const { settings, onNews, onSample, mean } of tried.sort((a, b) => a.mean - b.mean)) console.log(JSON.stringify(settings), `news ${onNews.toFixed(3)}`, `sample ${onSample.toFixed(3)}`, `mean ${mean.toFixed(4)}`);
