import type { ArticleHead } from '../domain/article.ts';
import type { DigestWindow } from '../domain/digest.ts';
import { articlesOf, type Story } from '../domain/story.ts';
import type { TopicMatch } from './ports.ts';

/** A story with what it is ranked by. */
export interface RankedStory {
  readonly story: Story;
  readonly independentSources: number;
  /** Names of the topics it matches, best first. */
  readonly topics: readonly string[];
  readonly score: number;
}

/** A story at the beginning of the window is worth this much less than one at its end, in doublings of its sources. */
const FRESHNESS_WEIGHT = 0.6;
const TOPIC_WEIGHT = 1;
/** A story that is told by comment alone waits behind what happened. */
const COMMENT_COST = 1;

/**
 * Stories by how many independent sources carry them, how fresh they are and how well they match the topics; the best
 * first. With topics given, a story that matches none is left out.
 */
export function rankStories(stories: readonly Story[], topics: readonly TopicMatch[], window: DigestWindow): RankedStory[] {
  return stories
    .map((story) => rankOne(story, topics, window))
    .filter((ranked) => topics.length === 0 || ranked.topics.length > 0)
    .sort((a, b) => b.score - a.score || newestOf(b.story) - newestOf(a.story) || (a.story.id < b.story.id ? -1 : 1));
}

function rankOne(story: Story, topics: readonly TopicMatch[], { sinceMs, untilMs }: DigestWindow): RankedStory {
  const articles = articlesOf(story);
  const matched = topics
    .map(({ name, scores }) => ({ name, score: Math.max(0, ...articles.map(({ id }) => scores.get(id) ?? 0)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  const independentSources = countIndependentSources(story);
  const freshness = Math.min(1, Math.max(0, (newestOf(story) - sinceMs) / Math.max(1, untilMs - sinceMs)));
  const comment = articles.every(({ kind }) => kind === 'opinion') ? COMMENT_COST : 0;
  return {
    story,
    independentSources,
    topics: matched.map(({ name }) => name),
    score: Math.log2(independentSources) + FRESHNESS_WEIGHT * freshness + TOPIC_WEIGHT * (matched[0]?.score ?? 0) - comment,
  };
}

/** Accounts that do not copy each other: a text and its copies are one, and so are all texts of one agency or of one outlet. */
export function countIndependentSources({ texts }: Pick<Story, 'texts'>): number {
  return new Set(texts.map(({ original, copies }) => {
    const agency = [original, ...copies].find((article) => article.agency !== null)?.agency;
    return (agency ?? original.outlet ?? original.origin).toLowerCase();
  })).size;
}

function newestOf(story: Story): number {
  return Math.max(...articlesOf(story).map(publishedMs));
}

function publishedMs({ publishedAt }: ArticleHead): number {
  return publishedAt?.epochMs ?? 0;
}
