import type { SqliteDatabase } from './sqlite-database.ts';

/**
 * Chunks in one shard at most (an article is never split). vectra rewrites and parses a whole folder at a time, and
 * checks each inserted item against all before it: at 2,000 that is milliseconds, at 100,000 it was four minutes.
 */
export const SHARD_CHUNKS_MAX = 2_000;

export function readMeta(db: SqliteDatabase, key: string): string | null {
  return db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null;
}

export function writeMeta(db: SqliteDatabase, key: string, value: string): void {
  db.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
}

export function readGeneration(db: SqliteDatabase): number {
  return Number(readMeta(db, 'generation'));
}

/** Within a transaction: the next generation. */
export function advanceGeneration(db: SqliteDatabase): number {
  const generation = readGeneration(db) + 1;
  writeMeta(db, 'generation', String(generation));
  return generation;
}

/** `YYYY-MM` of the instant in UTC; null without one. */
export function monthOf(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toISOString().slice(0, 7);
}

/** The shard of that month with room for some more chunks, made if there is none. */
export function shardWithRoom(db: SqliteDatabase, month: string | null, chunks: number): string {
  const open = db.get<{ name: string }>(
    'SELECT name FROM shard WHERE month IS ? AND (chunks = 0 OR chunks + ? <= ?) ORDER BY length(name), name LIMIT 1', month, chunks, SHARD_CHUNKS_MAX,
  );
  if (open !== null) return open.name;
  const taken = db.get<{ count: number }>('SELECT count(*) AS count FROM shard WHERE month IS ?', month)?.count ?? 0;
  const name = `${month ?? 'undated'}${taken === 0 ? '' : `.${taken + 1}`}`;
  db.run('INSERT INTO shard VALUES (?, ?, 0, 0)', name, month);
  return name;
}

/** Counts a shard's chunks again and stamps it: whoever projects it must read it anew. */
export function stampShard(db: SqliteDatabase, name: string, generation: number): void {
  db.run(
    'UPDATE shard SET generation = ?, chunks = (SELECT count(*) FROM article a JOIN chunk c ON c.article_pk = a.pk WHERE a.shard = shard.name) WHERE name = ?',
    generation, name,
  );
}
