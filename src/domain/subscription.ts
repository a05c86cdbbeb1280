import type { DailyTime } from './slot.ts';

/** Where something is posted: a channel of a server, a thread in it, or somebody's direct messages. */
export type PostPlace =
  | { readonly kind: 'channel'; readonly guildId: string; readonly channelId: string; readonly threadId: string | null }
  | { readonly kind: 'dm'; readonly userId: string };

/** Why posting stopped: its owner asked, or Discord says it can no longer be done. */
export type PauseReason = 'asked' | 'channel-gone' | 'permission-lost' | 'guild-gone' | 'dm-closed';

export type PostingState =
  | { readonly status: 'active' }
  | { readonly status: 'paused'; readonly reason: PauseReason; readonly atMs: number };

/** A daily digest that somebody asked for. */
export interface Subscription extends DailyTime {
  /** 1 to 32 characters of A–Z a–z 0–9 - _. */
  readonly id: string;
  /** Who is told when it can no longer be posted. */
  readonly ownerId: string;
  readonly place: PostPlace;
  /** Free text; empty: everything. */
  readonly topics: readonly string[];
  /** Empty: every outlet. */
  readonly outlets: readonly string[];
  readonly storiesMax: number;
  /** The role to mention, or null. */
  readonly roleId: string | null;
  readonly state: PostingState;
  readonly createdAtMs: number;
  /** Slots due before this instant are not delivered: it was made, moved to another time or resumed only then. */
  readonly effectiveFromMs: number;
}

/** Which subscriptions or watches; each given field narrows. */
export interface PostingFilter {
  readonly guildId?: string;
  readonly ownerId?: string;
  readonly status?: PostingState['status'];
}

/** The subscriptions kept in the database. */
export interface Subscriptions {
  /** Stores or replaces. */
  save(subscription: Subscription): Promise<void>;
  find(id: string): Promise<Subscription | null>;
  /** Oldest first. */
  list(filter: PostingFilter): Promise<readonly Subscription[]>;
  /** Pauses an active one, in one step, so that an edit made meanwhile is not lost; false if it is gone or paused already. */
  pause(id: string, reason: PauseReason, atMs: number): Promise<boolean>;
  /** False if there was none. What was delivered stays in the ledger. */
  remove(id: string): Promise<boolean>;
}

/** The id under which Discord posts to that place: the thread's, the channel's or the user's. */
export function targetOf(place: PostPlace): string {
  return place.kind === 'dm' ? place.userId : (place.threadId ?? place.channelId);
}
