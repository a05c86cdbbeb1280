import type { z } from 'zod';
import type { PauseReason, PostingFilter, PostingState, PostPlace, Subscription } from '../domain/subscription.ts';
import type { Watch } from '../domain/watch.ts';
import type { SubscriptionStore, WatchStore } from './ports.ts';
import { readRecord, subscriptionSchema, watchSchema } from './schedule-rows.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

interface Posting {
  readonly id: string;
  readonly ownerId: string;
  readonly place: PostPlace;
  readonly state: PostingState;
  readonly createdAtMs: number;
}

interface PostingRow {
  readonly id: string;
  readonly body: string;
}

/** What subscriptions and watches have in common. `table` is one of our two names, never a stranger's text. */
function createPostings<T extends Posting>(db: SqliteDatabase, table: 'subscription' | 'watch', schema: z.ZodType<T, z.ZodTypeDef, unknown>) {
  const read = ({ id, body }: PostingRow): T => readRecord(schema, body, `${table} ${id}`);
  const find = (id: string): T | null => {
    const row = db.get<PostingRow>(`SELECT id, body FROM ${table} WHERE id = ?`, id);
    return row && read(row);
  };
  const save = (posting: T): void => {
    const { id, ownerId, place, state, createdAtMs } = posting;
    db.run(
      `INSERT INTO ${table} (id, owner_id, guild_id, status, created_ms, body) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET owner_id = excluded.owner_id, guild_id = excluded.guild_id, status = excluded.status, created_ms = excluded.created_ms, body = excluded.body`,
      id, ownerId, place.kind === 'channel' ? place.guildId : null, state.status, createdAtMs, JSON.stringify(posting),
    );
  };
  /** Changes the stored one in one transaction; false if there is none or `change` declines. */
  const alter = (id: string, change: (posting: T) => T | null): boolean => db.transaction(() => {
    const found = find(id);
    const changed = found && change(found);
    if (changed === null) return false;
    save(changed);
    return true;
  });
  return {
    find, save, alter,
    list: ({ guildId = null, ownerId = null, status = null }: { [F in keyof PostingFilter]: PostingFilter[F] | null }): T[] => db.all<PostingRow>(
      `SELECT id, body FROM ${table} WHERE guild_id IS coalesce(?, guild_id) AND owner_id = coalesce(?, owner_id) AND status = coalesce(?, status) ORDER BY created_ms, id`,
      guildId, ownerId, status,
    ).map(read),
    pause: (id: string, reason: PauseReason, atMs: number): boolean => alter(id, (posting) => (posting.state.status === 'active' ? { ...posting, state: { status: 'paused', reason, atMs } } : null)),
    remove: (id: string): boolean => db.run(`DELETE FROM ${table} WHERE id = ?`, id).changes > 0,
  };
}

export function createSubscriptionStore(db: SqliteDatabase): SubscriptionStore {
  const { find, save, list, pause, remove } = createPostings<Subscription>(db, 'subscription', subscriptionSchema);
  return { find, save, list, pause, remove };
}

export function createWatchStore(db: SqliteDatabase): WatchStore {
  const { find, save, list, pause, remove, alter } = createPostings<Watch>(db, 'watch', watchSchema);
  return {
    find, save, list, pause, remove,
    markSeen: (id, seenUntilMs) => {
      alter(id, (watch) => (seenUntilMs > watch.seenUntilMs ? { ...watch, seenUntilMs } : null));
    },
    postedOf: (id, storyKeys) => db.all<{ story_key: string }>(
      'SELECT story_key FROM watch_story WHERE watch_id = ? AND story_key IN (SELECT value FROM json_each(?)) ORDER BY story_key', id, JSON.stringify(storyKeys),
    ).map(({ story_key }) => story_key),
  };
}
