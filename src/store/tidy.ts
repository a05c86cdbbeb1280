import { compactDatabase, eraseArticle, settleWords } from './erase-article.ts';
import type { RetentionLimits, Retention, TidyReport } from './ports.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** An article's age counts from when it was stored; of those of which that was not kept, from when it was published. */
const SINCE = 'coalesce(a.stored_ms, r.published_ms)';
const FREE = `article a JOIN revision r ON r.article_pk = a.pk AND r.revision = a.revision WHERE NOT EXISTS (SELECT 1 FROM posted_citation c WHERE c.article_id = a.id)`;
/** The rounds get smaller as the file does; more of them than this means that what is left is not articles. */
const ROUNDS_MAX = 20;
/** Rewriting the file is worth its while from this share of room given up. */
const EMPTY_SHARE_MIN = 0.2;

/** What the database takes, without the room it has given up. */
export function usedBytes(db: SqliteDatabase): number {
  const pragma = (name: string): number => Object.values(db.get<Record<string, number>>(`PRAGMA ${name}`) ?? {})[0] ?? 0;
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}

function erase(db: SqliteDatabase, pks: readonly number[]): void {
  db.transaction(() => {
    for (const pk of pks) eraseArticle(db, pk);
    settleWords(db);
  });
}

function tidy(db: SqliteDatabase, { storedBeforeMs, bytesMax }: RetentionLimits): TidyReport {
  const before = db.get<{ count: number }>('SELECT count(*) AS count FROM article')?.count ?? 0;
  const pages = db.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
  if (storedBeforeMs !== null) {
    const old = db.all<{ pk: number }>(`SELECT a.pk FROM ${FREE} AND ${SINCE} < ?`, storedBeforeMs).map(({ pk }) => pk);
    if (old.length > 0) erase(db, old);
  }
  for (let round = 0; bytesMax !== null && usedBytes(db) > bytesMax && round < ROUNDS_MAX; round += 1) {
    const left = db.get<{ count: number }>('SELECT count(*) AS count FROM article')?.count ?? 0;
    const wanted = Math.max(1, Math.ceil(left * (1 - bytesMax / usedBytes(db))));
    // Those of unknown age were there before ages were kept.
    const oldest = db.all<{ pk: number }>(`SELECT a.pk FROM ${FREE} ORDER BY ${SINCE} IS NOT NULL, ${SINCE}, a.pk LIMIT ?`, wanted).map(({ pk }) => pk);
    if (oldest.length === 0) break;
    erase(db, oldest);
  }
  const removed = before - (db.get<{ count: number }>('SELECT count(*) AS count FROM article')?.count ?? 0);
  const free = db.get<{ freelist_count: number }>('PRAGMA freelist_count')?.freelist_count ?? 0;
  if (removed > 0 && free > pages * EMPTY_SHARE_MIN) compactDatabase(db);
  const bytes = usedBytes(db);
  const tooOld = storedBeforeMs === null ? 0 : (db.get<{ count: number }>(`SELECT count(*) AS count FROM article a JOIN revision r ON r.article_pk = a.pk AND r.revision = a.revision WHERE ${SINCE} < ?`, storedBeforeMs)?.count ?? 0);
  return { removed, kept: tooOld, bytes, isTooLarge: bytesMax !== null && bytes > bytesMax };
}

export function createRetention(db: SqliteDatabase): Retention {
  return { tidy: (limits) => tidy(db, limits), usedBytes: () => usedBytes(db) };
}
