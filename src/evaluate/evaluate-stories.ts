import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { articlesOf, type Story } from '../domain/story.ts';
import { parseDate } from '../extract/index.ts';
import { groupStories, type StoryArticle } from '../story/index.ts';
import { bestTfIdfStories } from './baseline-tfidf-stories.ts';
import type { EvaluationPorts } from './evaluation-desk.ts';
import { count, share, type Measured, type SetResult } from './figures.ts';
import { PUBLISHED } from './published-figures.ts';
import { readRows } from './read-rows.ts';
import { scoreStories } from './score-stories.ts';
import { bareArticle, createStoryReader } from './story-articles.ts';
import { writeOutcomes } from './write-outcomes.ts';

const documentSchema = z.object({ id: z.string(), cluster: z.string(), text: z.string() });
const releaseSchema = z.object({ url: z.string(), title: z.string(), outlet: z.string(), publishedAt: z.string(), text: z.string() });

/**
 * Rows of the State Department's articles (the first is 0) that are one item under two addresses: read one by one, all
 * pairs of one title and all that share a fifth of their word 5-grams. Two editions of a form (the schedules of two
 * days, the announcements of two speeches at one place) are different items.
 */
const REPEATS: readonly (readonly [number, number])[] = [[24, 27], [542, 543], [566, 568], [637, 639], [645, 650], [712, 713]];

type Ports = Pick<EvaluationPorts, 'config' | 'embedder' | 'elapsedMs' | 'progress' | 'signal'>;

/** Grouping into stories, and the collapse of copies. */
export async function evaluateStorySets(ports: Ports): Promise<SetResult[]> {
  const shared = join(ports.config.sharedDir, 'eval');
  return [
    await measure('ECB+ dev: stories', join(shared, 'stories', 'docs.dev.jsonl.gz'), '../shared/eval/stories', 'TF-IDF, one pass, at the threshold best on this very set', 'stories', evaluateGrouping, ports),
    await measure('State Department: repeated items', join(shared, 'state-department', 'articles.jsonl.gz'), '../shared/eval/state-department', 'texts that are the same word for word', 'repeats', evaluateRepeats, ports),
  ];
}

async function measure(title: string, file: string, where: string, baseline: string, outcomesName: string, evaluate: (file: string, ports: Ports) => Promise<Measured>, ports: Ports): Promise<SetResult> {
  if (!existsSync(file)) return { set: 'stories', title, absent: `${where} is not there` };
  const startedMs = ports.elapsedMs();
  const { figures, outcomes } = await evaluate(file, ports);
  await writeOutcomes(join(ports.config.embeddingsDir, 'cache', 'outcomes', `${outcomesName}.jsonl`), outcomes);
  return { set: 'stories', title, baseline, partial: null, figures, milliseconds: ports.elapsedMs() - startedMs };
}

/** Texts without titles and dates, as the set gives them. */
async function evaluateGrouping(file: string, { embedder, progress, signal }: Ports): Promise<Measured> {
  const documents = await readRows(file, documentSchema);
  const read = createStoryReader(embedder);
  const articles: StoryArticle[] = [];
  for (const [at, { id, text }] of documents.entries()) {
    articles.push(await read(bareArticle({ id, text }), signal));
    progress('stories: texts', at + 1, documents.length);
  }
  const names = storyNames(groupStories(articles));
  const gold = documents.map(({ cluster }) => cluster);
  const us = scoreStories(gold, documents.map(({ id }) => names.get(id) ?? id));
  const them = bestTfIdfStories(documents.map(({ text }) => text), gold);
  return {
    figures: [
      { name: 'B-cubed F1', ours: share(us.f1), baseline: share(them.f1), known: PUBLISHED.stories.f1 },
      { name: 'B-cubed precision', ours: share(us.precision), baseline: share(them.precision), known: null },
      { name: 'B-cubed recall', ours: share(us.recall), baseline: share(them.recall), known: null },
    ],
    outcomes: documents.map(({ id, cluster }) => ({ id, cluster, story: names.get(id) ?? id })),
  };
}

/** Press releases of one outlet; a collapse is of two rows into one text. */
async function evaluateRepeats(file: string): Promise<Measured> {
  const releases = await readRows(file, releaseSchema);
  const articles = releases.map(({ url, title, outlet, publishedAt, text }, row): StoryArticle => ({
    article: bareArticle({ id: String(row), url, title, outlet, publishedAt: parseDate(publishedAt), text, kind: 'press-release' }),
    vectors: [],
  }));
  const collapsed = groupStories(articles).flatMap(({ texts }) => texts.flatMap(({ original, copies }) => pairsOf([original, ...copies].map(({ id }) => id))));
  const sameWords = [...Map.groupBy(releases.keys(), (row) => releases[row]?.text ?? '').values()].flatMap((rows) => pairsOf(rows.map(String)));
  const gold = new Set(REPEATS.map(([a, b]) => pairName(String(a), String(b))));
  const [right, wrong] = [collapsed.filter((pair) => gold.has(pair)), collapsed.filter((pair) => !gold.has(pair))];
  const plain = sameWords.filter((pair) => gold.has(pair));
  return {
    figures: [
      { name: 'repeats collapsed', ours: count(right.length, gold.size), baseline: count(plain.length, gold.size), known: PUBLISHED.stories.repeats },
      { name: 'different items collapsed', ours: count(wrong.length, releases.length), baseline: count(sameWords.length - plain.length, releases.length), known: PUBLISHED.stories.different },
    ],
    outcomes: collapsed.map((pair) => ({ pair, right: gold.has(pair), titles: pair.split(' ').map((row) => releases[Number(row)]?.title ?? null) })),
  };
}

function storyNames(stories: readonly Story[]): Map<string, string> {
  return new Map(stories.flatMap((story) => articlesOf(story).map(({ id }) => [id, story.id] as const)));
}

function pairsOf(ids: readonly string[]): string[] {
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => pairName(a, b)));
}

function pairName(a: string, b: string): string {
  return [a, b].sort((x, y) => Number(x) - Number(y)).join(' ');
}
