import type { StatedInstant } from '../domain/stated-instant.ts';

/** One entry of a feed, as its publisher states it; null is "not given". */
export interface FeedEntry {
  /** The identifier as given. */
  readonly guid: string | null;
  /** Whether it is an identifier of its own, which stays when the address changes; false where it only repeats the address, or several entries share it. */
  readonly guidIsPermanent: boolean;
  /** Absolute, http(s). */
  readonly url: string | null;
  /** One line of text, references and tags resolved. */
  readonly title: string | null;
  readonly author: string | null;
  /** As stated, the future included; a time without a zone keeps only its day. */
  readonly publishedAt: StatedInstant | null;
  readonly updatedAt: StatedInstant | null;
  readonly summaryHtml: string | null;
  readonly contentHtml: string | null;
  readonly categories: readonly string[];
}

/** A feed, whatever its format. */
export interface ParsedFeed {
  readonly title: string | null;
  readonly siteUrl: string | null;
  /** The address the feed gives for itself. */
  readonly selfUrl: string | null;
  readonly language: string | null;
  /** How long its publisher says a copy stays fresh. */
  readonly ttlMs: number | null;
  /** Hours of the day, in UTC, and days of the week (0 is Sunday) at which it asks not to be read. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
  /** Where the feed says it has moved to. */
  readonly newFeedUrl: string | null;
  readonly entries: readonly FeedEntry[];
  /** What was wrong with it and mended, or left out, in sentences for its owner. */
  readonly problems: readonly string[];
}

/** A feed before what only the whole of it shows: what each format's reader gives. */
export type ReadFeed = Omit<ParsedFeed, 'problems'>;
