import type { Slot } from './slot.ts';
import type { PauseReason, PostPlace } from './subscription.ts';

/** What an owner is told, once. */
export type Notice =
  /** Posting stopped. */
  | { readonly kind: 'paused'; readonly reason: PauseReason }
  /** A part may or may not have arrived, and the channel's history may not be read to find out. */
  | { readonly kind: 'held' };

/**
 * What is posted, and why; its key is what is posted at most once. A watch's batch is named by the moment up to which
 * articles were looked at; a notice by the delivery that caused it.
 */
export type DeliveryOrigin =
  | ({ readonly kind: 'digest' } & Slot)
  | { readonly kind: 'watch'; readonly watchId: string; readonly batchMs: number; readonly storyKeys: readonly string[] }
  | { readonly kind: 'notice'; readonly notice: Notice; readonly of: 'digest' | 'watch'; readonly ownedId: string; readonly causeKey: string };

/** How far one message of a delivery has come. `claimed` means that a request with it may have left: only then is there doubt. */
export type PartState =
  | { readonly status: 'planned' }
  | { readonly status: 'claimed'; readonly atMs: number }
  | { readonly status: 'confirmed'; readonly messageId: string; readonly atMs: number };

export interface DeliveryPart {
  /** From 0, in the order of posting. */
  readonly index: number;
  /** 25 characters of A–Z a–z 0–9: its nonce, and the key in its button by which it is found in a channel's history. */
  readonly key: string;
  /** The message as JSON, stored before anything is sent so that a restart sends the very same; empty once the delivery has ended. */
  readonly payload: string;
  readonly state: PartState;
}

/** Why a delivery ended without all of its parts having been posted for certain. */
export type SkipReason =
  /** Not delivered within its grace. */
  | 'late'
  /** A part may have been posted; that could not be found out within the grace. */
  | 'in-doubt'
  /** Discord refused the message itself. */
  | 'refused'
  /** The place can no longer be posted to. */
  | 'gone'
  /** Its owner paused or removed it. */
  | 'paused';

export type DeliveryState =
  | { readonly status: 'open'; readonly failures: number; readonly retryAtMs: number }
  | { readonly status: 'delivered'; readonly atMs: number }
  | { readonly status: 'skipped'; readonly reason: SkipReason; readonly atMs: number };

/** One or more messages that together are posted at most once, in order. */
export interface Delivery {
  readonly key: string;
  readonly origin: DeliveryOrigin;
  readonly place: PostPlace;
  /** When it was to be posted, epoch milliseconds. */
  readonly dueAtMs: number;
  /** After this nothing more of it is sent. */
  readonly expiresAtMs: number;
  readonly state: DeliveryState;
  /** Empty until composed. */
  readonly parts: readonly DeliveryPart[];
}

export type NewDelivery = Pick<Delivery, 'key' | 'origin' | 'place' | 'dueAtMs' | 'expiresAtMs'>;

/** What was posted and what is being posted. Every method is one transaction: all of it or nothing. */
export interface Ledger {
  /**
   * Opens those whose key is new. A known key is left as it is, with one exception: what was skipped as late, of which
   * nothing was claimed, and which is not late at `nowMs` (the clock had run ahead) is opened again. What is late already
   * is recorded as skipped. A watch's stories count as posted from here on.
   */
  open(deliveries: readonly NewDelivery[], nowMs: number): Promise<void>;
  find(key: string): Promise<Delivery | null>;
  /**
   * Open ones that were due at `nowMs` and do not wait for a retry, the earliest due first, at most `limit`. A retry more
   * than an hour off does not count: it was set by a clock that ran ahead.
   */
  listReady(nowMs: number, limit: number): Promise<readonly Delivery[]>;
  /** The earliest moment at which an open delivery that is due at `nowMs` is to be tried, or null. */
  nextRetryMs(nowMs: number): Promise<number | null>;
  /** Stores the messages of an open delivery that has none yet; otherwise changes nothing. */
  plan(key: string, parts: readonly Pick<DeliveryPart, 'key' | 'payload'>[]): Promise<void>;
  /** planned → claimed. @throws Error if the part is in another state: two are sending it. */
  claim(key: string, index: number, atMs: number): Promise<void>;
  /** claimed → planned, for a request that surely changed nothing. */
  release(key: string, index: number): Promise<void>;
  /** claimed → confirmed; the delivery's count of failures starts again. */
  confirm(key: string, index: number, messageId: string, atMs: number): Promise<void>;
  /** When an open delivery is to be tried again, and after how many failures in a row. */
  postpone(key: string, failures: number, retryAtMs: number): Promise<void>;
  /** Ends an open delivery; its payloads are erased. */
  finish(key: string, outcome: Exclude<DeliveryState, { status: 'open' }>): Promise<void>;
  /** The newest digests of a subscription, latest due first, at most `limit`. */
  history(subscriptionId: string, limit: number): Promise<readonly Delivery[]>;
  /** Erases ended deliveries that were due before this moment, which must lie further back than slots are looked for (31 days); gives how many. */
  forgetBefore(dueBeforeMs: number): Promise<number>;
}

/** The key of what is posted at most once. */
export function deliveryKey(origin: DeliveryOrigin): string {
  switch (origin.kind) {
    case 'digest': return `digest:${origin.subscriptionId}:${origin.localDate}`;
    case 'watch': return `watch:${origin.watchId}:${origin.batchMs}`;
    case 'notice': return `notice:${origin.notice.kind}:${origin.causeKey}`;
  }
}
