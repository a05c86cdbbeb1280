import type { Statement } from './answer.ts';
import type { ArticleHead } from './article.ts';

/** A half-open stretch of time, in milliseconds since 1970. */
export interface DigestWindow {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** One outlet's own account of a story. */
export interface DigestOutlet {
  /** Null if the outlet was not given. */
  readonly outlet: string | null;
  /** Its article nearest to the story's middle, for the link. */
  readonly article: ArticleHead;
  /** How many articles of the story it has. */
  readonly articles: number;
  /** The agency whose text it carries; null for its own words. */
  readonly agency: string | null;
}

/** One story as a digest prints it. */
export interface DigestStory {
  /** As `Story.id`: the id of its earliest article. */
  readonly id: string;
  /** The title of `lead`, as it stands there, or its first sentence where it has no title. */
  readonly headline: string;
  /** The article that stands for the story. */
  readonly lead: ArticleHead;
  /** All its articles within the window, copies too; nearest to the story's middle first. */
  readonly articles: readonly ArticleHead[];
  /** Each outlet once, the lead's first. */
  readonly outlets: readonly DigestOutlet[];
  /** Accounts that do not copy each other: outlets that carry one agency's text count once. */
  readonly independentSources: number;
  /** None, one or two, from different speakers; citations numbered within the digest. */
  readonly quotes: readonly Statement[];
  /** Topics it matched, best first. */
  readonly topics: readonly string[];
}

/** What a digest was made from, and what it could not hold. */
export interface DigestCoverage {
  /** Dated articles within the window. */
  readonly articles: number;
  readonly outlets: number;
  readonly newest: ArticleHead | null;
  /** From the newest article's date to now; never negative. Null without one. */
  readonly newestAgeMs: number | null;
  /** Articles left out because their date is not known. */
  readonly undated: number;
  /** Topics asked for that no article matches. */
  readonly topicsWithout: readonly string[];
  /** Stories that there was no room for. */
  readonly storiesLeftOut: number;
}

/** A window of time in stories, the most widely carried first; none on a quiet day. */
export interface Digest {
  readonly window: DigestWindow;
  readonly stories: readonly DigestStory[];
  readonly coverage: DigestCoverage;
}
