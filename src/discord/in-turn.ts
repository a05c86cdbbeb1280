import type { Desk } from './desk.ts';

/** By store and key: when the last of its work ends. Entries leave with their work. */
const lastOf = new WeakMap<Desk['app'], Map<string, Promise<void>>>();

/**
 * Runs what reads and writes one thing after whatever was begun on it before. A second message, typed before the first was
 * answered, leans on the first; of two changes to a server's settings the second keeps the first. `key` names a conversation
 * or `settings:<guildId>`; work on nothing shared (null) does not wait.
 */
export async function inTurn<T>(key: string | null, { app }: Desk, work: () => Promise<T>): Promise<T> {
  if (key === null) return work();
  const last = lastOf.get(app) ?? new Map<string, Promise<void>>();
  lastOf.set(app, last);
  const result = (last.get(key) ?? Promise.resolve()).then(work);
  const ended = result.then(() => undefined, () => undefined);
  last.set(key, ended);
  try {
    return await result;
  } finally {
    if (last.get(key) === ended) last.delete(key);
  }
}
