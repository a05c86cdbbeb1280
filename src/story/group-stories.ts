import type { Article, ArticleHead } from '../domain/article.ts';
import type { Story, StoryText } from '../domain/story.ts';
import { featuresOf } from './article-features.ts';
import { collapseCopies } from './collapse-copies.ts';
import { LINK_SETTINGS, linkStories, type LinkSettings } from './link-stories.ts';
import type { StoryArticle } from './ports.ts';
import { finish } from './finish.ts';
import { eventSimilarities, termSimilarities, type Similarities } from './similarity.ts';

/** Two seconds on one core, in steps of a quarter of one at most, and 32 MB of similarities. */
export const ARTICLES_MAX = 2_000;

/**
 * Groups articles into stories: copies of one text first, each then counting once, then accounts of one event. Every
 * article is in exactly one story; the order in which they come changes nothing. Stories come earliest first.
 *
 * @throws RangeError over 2,000 articles, or if two have one id.
 */
export function groupStories(articles: readonly StoryArticle[], settings: LinkSettings = LINK_SETTINGS): Story[] {
  return finish(groupingSteps(articles, settings));
}

/** The same in steps of at most some tenths of a second, between which others may work. */
export function* groupingSteps(articles: readonly StoryArticle[], settings: LinkSettings = LINK_SETTINGS): Generator<undefined, Story[]> {
  if (articles.length > ARTICLES_MAX) throw new RangeError(`At most ${ARTICLES_MAX} articles can be grouped at once, got ${articles.length}`);
  const sorted = [...articles].sort((a, b) => byDate(a.article, b.article));
  if (new Set(sorted.map(({ article }) => article.id)).size < sorted.length) throw new RangeError('Two of the articles to group have one id');

  const features = yield* featuresOf(sorted);
  const terms = yield* termSimilarities(features);
  const copyGroups = gather(yield* collapseCopies(sorted.map(({ article }) => article), terms));
  // The earliest of a group stands for it.
  const rows = copyGroups.map(([first = 0]) => first);
  const similarities = eventSimilarities(rows.flatMap((row) => features[row] ?? []), pickRows(terms, rows));
  yield;
  const texts = copyGroups.map((group): StoryText => {
    const [original, ...copies] = group.flatMap((row) => (sorted[row] === undefined ? [] : [headOf(sorted[row].article)]));
    if (original === undefined) throw new RangeError('A group of copies is empty');
    return { original, copies };
  });
  return gather(linkStories(similarities, settings)).map((members) => storyOf(members, texts, similarities));
}

function storyOf(members: readonly number[], texts: readonly StoryText[], { size, values }: Similarities): Story {
  const closeness = (row: number): number => members.reduce((sum, other) => sum + (other === row ? 0 : (values[row * size + other] ?? 0)), 0);
  const central = members.map((row) => ({ row, closeness: closeness(row) })).sort((a, b) => b.closeness - a.closeness || a.row - b.row);
  const [first, ...rest] = central.flatMap(({ row }) => texts[row] ?? []);
  const earliest = texts[Math.min(...members)];
  if (first === undefined || earliest === undefined) throw new RangeError('A story is empty');
  return { id: earliest.original.id, texts: [first, ...rest] };
}

/** Rows by the group they are labelled with; groups and rows ascending. */
function gather(labels: readonly number[]): number[][] {
  const groups = new Map<number, number[]>();
  labels.forEach((label, row) => groups.set(label, [...(groups.get(label) ?? []), row]));
  return [...groups.values()];
}

function pickRows({ size, values }: Similarities, rows: readonly number[]): Similarities {
  const picked = new Float32Array(rows.length * rows.length);
  let at = 0;
  for (const row of rows) for (const other of rows) picked[at++] = values[row * size + other] ?? 0;
  return { size: rows.length, values: picked };
}

/** Earliest first, undated ones last. */
function byDate(a: ArticleHead, b: ArticleHead): number {
  return (a.publishedAt?.epochMs ?? Number.MAX_SAFE_INTEGER) - (b.publishedAt?.epochMs ?? Number.MAX_SAFE_INTEGER) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function headOf({ text: _, ...head }: Article): ArticleHead {
  return head;
}
