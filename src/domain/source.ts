/** What articles come from without being named each time: a feed, one page that is read again, a folder of files. */
export type SourceKind = 'feed' | 'page' | 'folder';

export type SourceState =
  | { readonly status: 'active' }
  | { readonly status: 'paused'; readonly atMs: number }
  /** The server says that it is gone for good (410); it is not asked again. */
  | { readonly status: 'retired'; readonly reason: string; readonly atMs: number };

/** A source as its owner wants it. */
export interface Source {
  /** 1 to 40 characters of a–z 0–9 -, made from its address; commands name it. */
  readonly id: string;
  readonly kind: SourceKind;
  /** Address of the feed or page as it is asked for now, or the absolute path of the folder. */
  readonly address: string;
  /** The address it was added under, if it has moved for good since then. */
  readonly movedFrom: string | null;
  /** The feed's own name for itself, or the owner's. */
  readonly title: string | null;
  /** The outlet of its articles, in the owner's word; null: the host's. */
  readonly outlet: string | null;
  readonly stateMedia: boolean;
  /** The site its articles are on, as the owner's list says; null: the address's own. */
  readonly siteUrl: string | null;
  readonly state: SourceState;
  readonly addedAtMs: number;
}

/** What asking a source has taught: when to ask again, and with which validators. */
export interface SourceHealth {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Epoch milliseconds; a new source is due at once. */
  readonly dueAtMs: number;
  readonly intervalMs: number;
  /** Failures in a row. */
  readonly failures: number;
  readonly polledAtMs: number | null;
  readonly succeededAtMs: number | null;
  /** When something new or changed was last found. */
  readonly newsAtMs: number | null;
  /** When entries new to us were found, the latest last; at most 20. What the interval adapts to. */
  readonly newsTimesMs: readonly number[];
  /** HTTP status of the last answer; null for folders and where there was none. */
  readonly status: number | null;
  /** What went wrong at the last asking, in a sentence; null if nothing did. */
  readonly problem: string | null;
  /** Requests to its server since it was added: the feed itself, and the pages it led to. */
  readonly requests: { readonly feed: number; readonly pages: number };
  /** What came of its entries since it was added. */
  readonly articles: { readonly stored: number; readonly revised: number };
}

/** One thing a source has shown, and what became of it. `key` names it within its source for as long as it lives. */
export interface SourceEntry {
  readonly sourceId: string;
  readonly key: string;
  /** Of all that the entry said when it was last taken in: another hash is an edit. */
  readonly hash: string;
  readonly url: string | null;
  readonly articleId: string | null;
  readonly state: EntryState;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  /** How often its page was asked for. */
  readonly fetches: number;
  /** Validators of the article's page, where it was fetched. */
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type EntryState =
  /** Its text is to be fetched (again) at `dueAtMs`; `entry` is what the feed said, which may be gone from it by then; `wasSummary`: what is stored is the feed's own summary. */
  | { readonly status: 'waiting'; readonly dueAtMs: number; readonly failures: number; readonly entry: string; readonly problem: string | null; readonly wasSummary: boolean }
  /** Stored. `recheckAtMs`: when its page is looked at again for corrections; null: no more. */
  | { readonly status: 'stored'; readonly recheckAtMs: number | null; readonly isSummary: boolean; readonly entry: string | null }
  /** Not kept: another language, sponsored, nothing to read. */
  | { readonly status: 'refused'; readonly reason: string };

/** A source with what is known of it. */
export interface SourceReport {
  readonly source: Source;
  readonly health: SourceHealth;
  /** Entries whose text is still to be fetched. */
  readonly waiting: number;
}

export const HEALTH_OF_NEW: SourceHealth = {
  etag: null, lastModified: null, dueAtMs: 0, intervalMs: 3_600_000, failures: 0, polledAtMs: null, succeededAtMs: null, newsAtMs: null, newsTimesMs: [],
  status: null, problem: null, requests: { feed: 0, pages: 0 }, articles: { stored: 0, revised: 0 },
};
