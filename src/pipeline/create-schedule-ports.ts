import type { Ledger } from '../domain/delivery.ts';
import type { Subscriptions } from '../domain/subscription.ts';
import type { Watches } from '../domain/watch.ts';
import type { LedgerStore, SubscriptionStore, WatchStore } from '../store/index.ts';

/** The store's subscriptions as promise-giving ones; the database is opened by the first call, and a refusal rejects. */
export function createSubscriptions(store: () => SubscriptionStore): Subscriptions {
  return {
    save: async (subscription) => store().save(subscription),
    find: async (id) => store().find(id),
    list: async (filter) => store().list(filter),
    pause: async (id, reason, atMs) => store().pause(id, reason, atMs),
    remove: async (id) => store().remove(id),
  };
}

/** The store's watches, likewise. */
export function createWatches(store: () => WatchStore): Watches {
  return {
    save: async (watch) => store().save(watch),
    find: async (id) => store().find(id),
    list: async (filter) => store().list(filter),
    pause: async (id, reason, atMs) => store().pause(id, reason, atMs),
    remove: async (id) => store().remove(id),
    markSeen: async (id, seenUntilMs) => store().markSeen(id, seenUntilMs),
    postedOf: async (id, storyKeys) => store().postedOf(id, storyKeys),
  };
}

/** The store's ledger, likewise. */
export function createLedger(store: () => LedgerStore): Ledger {
  return {
    open: async (deliveries, nowMs) => store().open(deliveries, nowMs),
    find: async (key) => store().find(key),
    listReady: async (nowMs, limit) => store().listReady(nowMs, limit),
    nextRetryMs: async (nowMs) => store().nextRetryMs(nowMs),
    plan: async (key, parts) => store().plan(key, parts),
    claim: async (key, index, atMs) => store().claim(key, index, atMs),
    release: async (key, index) => store().release(key, index),
    confirm: async (key, index, messageId, atMs) => store().confirm(key, index, messageId, atMs),
    postpone: async (key, failures, retryAtMs) => store().postpone(key, failures, retryAtMs),
    finish: async (key, outcome) => store().finish(key, outcome),
    history: async (subscriptionId, limit) => store().history(subscriptionId, limit),
    forgetBefore: async (dueBeforeMs) => store().forgetBefore(dueBeforeMs),
  };
}
