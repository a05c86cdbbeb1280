import type { ArticleHead } from './article.ts';

/** One text that was published, once or several times: the wire's copy and what others carried of it. */
export interface StoryText {
  /** The earliest publication; undated ones count as last. */
  readonly original: ArticleHead;
  /** Near-duplicates of it, earliest first. */
  readonly copies: readonly ArticleHead[];
}

/** Articles about one event, across outlets, with the copies of one text collapsed. */
export interface Story {
  /** The id of its earliest article: the same for the same articles, whatever order they came in. */
  readonly id: string;
  /** Nearest to all the others first. */
  readonly texts: readonly [StoryText, ...StoryText[]];
}

/** Every article of a story, in the order of its texts; each original before its copies. */
export function articlesOf({ texts }: Pick<Story, 'texts'>): ArticleHead[] {
  return texts.flatMap(({ original, copies }) => [original, ...copies]);
}
