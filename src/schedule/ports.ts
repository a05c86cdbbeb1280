import type { Delivery, DeliveryPart, Ledger } from '../domain/delivery.ts';
import type { PauseReason, Subscriptions } from '../domain/subscription.ts';
import type { Watch, Watches } from '../domain/watch.ts';

/** What became of one request to post. Anything thrown counts as `in-doubt`. */
export type SendOutcome =
  /** Posted, now or by an earlier request with the same nonce. */
  | { readonly kind: 'sent'; readonly messageId: string }
  /** It surely changed nothing (a rate limit, no connection at all); worth another try. */
  | { readonly kind: 'not-applied'; readonly retryAfterMs: number | null }
  /** It may have been posted (no answer, a server error). */
  | { readonly kind: 'in-doubt'; readonly detail: string }
  /** It surely changed nothing and never will: the message itself is wrong. */
  | { readonly kind: 'refused' }
  /** It surely changed nothing: the place, or the right to post there, is gone. */
  | { readonly kind: 'gone'; readonly reason: PauseReason };

/** What the channel's history says of one part. Anything thrown counts as `unknown`. */
export type Sighting =
  | { readonly kind: 'found'; readonly messageId: string }
  /** Every message since then was read, and it is in none. */
  | { readonly kind: 'absent' }
  /** The history may not be read there. */
  | { readonly kind: 'unreadable' }
  /** It could not be read this time. */
  | { readonly kind: 'unknown'; readonly detail: string }
  | { readonly kind: 'gone'; readonly reason: PauseReason };

/** The channel, as far as posting needs it. */
export interface Channel {
  /**
   * Posts the part's payload with its key as nonce, `enforce_nonce` set. One request, or several with that nonce; none may
   * leave once the signal is aborted, not from a queue that waits for a rate limit either.
   */
  readonly send: (delivery: Delivery, part: DeliveryPart, signal: AbortSignal) => Promise<SendOutcome>;
  /** Looks through the bot's own messages there since `sinceMs` for a button with the part's key. */
  readonly findInHistory: (delivery: Delivery, part: DeliveryPart, sinceMs: number, signal: AbortSignal) => Promise<Sighting>;
}

export interface DeliverPorts extends Channel {
  readonly ledger: Ledger;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface SchedulePorts extends DeliverPorts {
  readonly subscriptions: Subscriptions;
  readonly watches: Watches;
  /** The messages of a delivery as JSON, in order, at least one; each has `keyOf(index)` in a button's custom id. */
  readonly compose: (delivery: Delivery, keyOf: (index: number) => string, signal: AbortSignal) => Promise<readonly string[]>;
  /** The stories of articles stored in [sinceMs, untilMs) that match a watch well, best first, by keys that stay the same as a story grows. */
  readonly matchWatch: (watch: Watch, stored: { readonly sinceMs: number; readonly untilMs: number }, signal: AbortSignal) => Promise<readonly string[]>;
  /**
   * Waits so many of the clock's milliseconds; ends early, without throwing, when the signal is aborted or something
   * changed that the loop should look at (a schedule was just made).
   */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** What went wrong and will be tried again; for the log. */
  readonly report: (event: ScheduleEvent) => void;
}

export type ScheduleEvent =
  | { readonly kind: 'delivered'; readonly key: string; readonly lateMs: number }
  | { readonly kind: 'skipped'; readonly key: string; readonly reason: string }
  | { readonly kind: 'postponed'; readonly key: string; readonly failures: number; readonly retryAtMs: number; readonly why: string }
  | { readonly kind: 'failed'; readonly key: string | null; readonly error: unknown };
