import type { Retraction, RetractionReason } from './retraction.ts';
import type { StatementPlace } from './stored-reply.ts';

/** What has become of words since they were quoted. */
export type Correction =
  /** The article's newest revision no longer has them; `atMs` is when that was stored, null if it is not known. */
  | { readonly kind: 'words-gone'; readonly atMs: number | null }
  | ({ readonly kind: 'retracted' } & Retraction);

/** Why a posted message is to be changed, for one article that it quotes. */
export interface AmendmentChange {
  readonly articleId: string;
  /** `revised`: words are gone from the newest revision. `purged`: the words may stand nowhere any more. */
  readonly cause: 'revised' | 'retracted' | 'purged';
  /** Of a retraction. */
  readonly reason: RetractionReason | null;
  /** Of a purge: hashes of the article's addresses, by which it is found in the message; nothing else of it is kept. */
  readonly addressHashes: readonly string[];
  /** The day that the note bears, epoch milliseconds. */
  readonly atMs: number;
}

/** A posted message that is to be changed. */
export interface Amendment {
  /** The reply's id or the part's key. */
  readonly key: string;
  readonly guildId: string | null;
  /** Null: in the direct messages of `userId`. */
  readonly channelId: string | null;
  readonly userId: string;
  readonly messageId: string;
  /** Attempts that failed in a row. */
  readonly failures: number;
  /** At least one. */
  readonly changes: readonly AmendmentChange[];
}

/** Why a message was left as it is: its buttons tell, where they still work. */
export type DropReason =
  /** It has been deleted, or its channel has. */
  | 'gone'
  /** The bot may not read or change it. */
  | 'out-of-reach'
  /** It cannot be read back as a message of ours, or Discord refused the changed one. */
  | 'refused'
  | 'late';

/** Messages that quote what has changed since, and what becomes of them. Every method is one transaction. */
export interface Corrections {
  /** Looks for posted quotations whose article was revised or retracted since, and notes what is to be changed; gives how many messages that concerns. */
  find(nowMs: number): Promise<number>;
  /** What has become of words quoted at these places, in order; null: they still stand. Unknown articles give null, too. */
  of(places: readonly Pick<StatementPlace, 'articleId' | 'revision' | 'span'>[]): Promise<readonly (Correction | null)[]>;
  /** Messages to be changed that do not wait for a retry, the oldest first, at most `limit`; those claimed before a crash, too. */
  listReady(nowMs: number, limit: number): Promise<readonly Amendment[]>;
  /** Claims all that is to be changed in a message and gives it; null if nothing is any more. */
  claim(key: string): Promise<Amendment | null>;
  /** What was claimed has been done. */
  confirm(key: string, atMs: number): Promise<void>;
  /** What was claimed is to be tried again. */
  postpone(key: string, failures: number, retryAtMs: number): Promise<void>;
  /** It cannot be done. */
  drop(key: string, reason: DropReason, atMs: number): Promise<void>;
  /** Erases what was kept of posts in channels before this moment; gives how many. */
  forgetBefore(postedBeforeMs: number): Promise<number>;
}
