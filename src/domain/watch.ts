import type { PauseReason, PostingFilter, PostingState, PostPlace } from './subscription.ts';

/** Hours of the day in which nothing is posted, by the clocks of a zone; `from` may be later than `until` (over midnight). */
export interface QuietHours {
  /** `HH:MM`, the first quiet minute. */
  readonly from: string;
  /** `HH:MM`, the first minute that is not quiet any more. */
  readonly until: string;
  /** IANA name. */
  readonly zone: string;
}

/** A topic, person or question of which somebody wants to hear as articles come in. */
export interface Watch {
  /** 1 to 32 characters of A–Z a–z 0–9 - _. */
  readonly id: string;
  readonly ownerId: string;
  readonly place: PostPlace;
  readonly kind: 'topic' | 'person' | 'question';
  readonly text: string;
  readonly quietHours: QuietHours | null;
  readonly state: PostingState;
  readonly createdAtMs: number;
  /** Articles stored before this moment have been looked at, epoch milliseconds. */
  readonly seenUntilMs: number;
}

/** The watches kept in the database, and which stories each has posted. */
export interface Watches {
  /** Stores or replaces. */
  save(watch: Watch): Promise<void>;
  find(id: string): Promise<Watch | null>;
  /** Oldest first. */
  list(filter: PostingFilter): Promise<readonly Watch[]>;
  /** Pauses an active one, in one step; false if it is gone or paused already. */
  pause(id: string, reason: PauseReason, atMs: number): Promise<boolean>;
  /** Forgets what it posted, too; false if there was none. */
  remove(id: string): Promise<boolean>;
  /** Moves `seenUntilMs`, never back. */
  markSeen(id: string, seenUntilMs: number): Promise<void>;
  /** Those of these stories that the watch has already posted. */
  postedOf(id: string, storyKeys: readonly string[]): Promise<readonly string[]>;
}
