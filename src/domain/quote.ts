import type { Span } from './span.ts';

/** Words attributed to someone within one article. All spans point into that article's text. */
export interface Quote {
  /** `direct`: inside quotation marks (the span leaves the marks out), or a paragraph of a transcript under its speaker's label. `indirect`: reported speech. */
  readonly type: 'direct' | 'indirect';
  readonly span: Span;
  /** The speaker's fullest name in the article ("S Jaishankar"), or null if it could not be established. */
  readonly speaker: string | null;
  /** The attributing mention as it stands beside the cue ("he", "the ministry"). */
  readonly speakerMention: Span | null;
  /** "said", "warned", "according to"; null under a transcript's label. */
  readonly cue: Span | null;
  /** Whether the speaker asserts these words: false under denial, condition, question, scare quotes, or nested speech. */
  readonly asserted: boolean;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A quote with the article revision its spans point into. */
export interface StoredQuote extends Quote {
  readonly articleId: string;
  readonly revision: number;
}

/** By where they begin, the longer first. */
export function inReadingOrder({ span: a }: Quote, { span: b }: Quote): number {
  return a.start - b.start || b.end - a.end;
}
