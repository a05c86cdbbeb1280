import type { ArticleHead } from '../domain/article.ts';
import { articlesOf, type Story } from '../domain/story.ts';

/** A step towards the story's middle is worth this share of the way from its oldest to its newest article. */
const CENTRALITY_WEIGHT = 0.6;
const RECENCY_WEIGHT = 0.4;

/**
 * The article that stands for a story: with a title, of an outlet that is what it says, not opinion, not state media, not a press release where there is
 * another; among those the one near the story's middle that knows the latest.
 */
export function chooseLead(story: Story): ArticleHead {
  const articles = articlesOf(story);
  const times = articles.map(timeOf);
  const [oldest, newest] = [Math.min(...times), Math.max(...times)];
  const valued = articles.map((article, at) => ({
    article,
    rank: reluctance(article),
    value: CENTRALITY_WEIGHT * (1 - at / articles.length) + RECENCY_WEIGHT * ((timeOf(article) - oldest) / Math.max(1, newest - oldest)),
  }));
  const [best] = valued.sort((a, b) => a.rank - b.rank || b.value - a.value || (a.article.id < b.article.id ? -1 : 1));
  return best?.article ?? story.texts[0].original;
}

/** 0 for what one would gladly show. */
function reluctance({ title, kind, stateMedia, claims }: ArticleHead): number {
  return (title === null ? 16 : 0) + (claims === null ? 0 : 8) + (kind === 'opinion' ? 4 : 0) + (stateMedia ? 2 : 0) + (kind === 'press-release' ? 1 : 0);
}

function timeOf({ publishedAt }: ArticleHead): number {
  return publishedAt?.epochMs ?? 0;
}
