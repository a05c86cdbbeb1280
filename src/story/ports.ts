import type { Article } from '../domain/article.ts';
import type { StoredQuote } from '../domain/quote.ts';
import type { Span } from '../domain/span.ts';

/** An article with the vectors that the store holds for it. */
export interface StoryArticle {
  readonly article: Article;
  /** Unit vectors of its chunks in reading order; the first three are looked at. None is allowed. */
  readonly vectors: readonly Float32Array[];
}

/** A way to print one sentence of an article without putting words into a mouth. */
export interface PrintableUnit {
  readonly span: Span;
  readonly type: 'direct' | 'indirect' | 'report';
  readonly speaker: string | null;
}

/** Which sentence is meant, and what was said in its article. */
export interface SentencePlace {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly at: number;
  readonly quotes: readonly StoredQuote[];
}

/** The rule of what may stand alone under a speaker's name; the same one that answers are printed by. */
export type FindPrintable = (place: SentencePlace) => readonly PrintableUnit[];

/** A topic of the reader's, with how well articles match it: 0 to 1 by article id; articles that do not are absent. */
export interface TopicMatch {
  readonly name: string;
  readonly scores: ReadonlyMap<string, number>;
}
