import type { ArticleHead } from './article.ts';
import type { Chunk } from './chunk.ts';

/** A chunk that may answer a question, with every ranking signal kept apart so that the order can be explained. */
export interface Passage {
  readonly chunk: Chunk;
  readonly article: ArticleHead;
  /** The chunk's slice of the article's text. */
  readonly text: string;
  /** Higher is better; only comparable within one question. */
  readonly score: number;
  readonly signals: Readonly<Record<string, number>>;
  /** What each signal adds to the score or takes from it: they add up to it. */
  readonly shares?: Readonly<Record<string, number>>;
}
