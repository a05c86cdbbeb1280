import type { Desk } from '../desk.ts';

/** By store and conversation: when the last of its work ends. Entries leave with their work. */
const lastOf = new WeakMap<Desk['app'], Map<string, Promise<void>>>();

/**
 * Runs what reads and writes a conversation after whatever was begun on it before: a second message, typed before the
 * first was answered, leans on the first. Work without a conversation does not wait.
 */
export async function inTurn<T>(conversationKey: string | null, { app }: Desk, work: () => Promise<T>): Promise<T> {
  if (conversationKey === null) return work();
  const last = lastOf.get(app) ?? new Map<string, Promise<void>>();
  lastOf.set(app, last);
  const result = (last.get(conversationKey) ?? Promise.resolve()).then(work);
  const ended = result.then(() => undefined, () => undefined);
  last.set(conversationKey, ended);
  try {
    return await result;
  } finally {
    if (last.get(conversationKey) === ended) last.delete(conversationKey);
  }
}
