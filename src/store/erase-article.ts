import { leaveDuplicates } from './duplicate-marks.ts';
import { dropChunks } from './commit-article.ts';
import { advanceGeneration, stampShard } from './generations.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Within a transaction: everything of an article, in all revisions: texts, chunks, vectors, words, quotes, marks, and names of speakers that nobody else quotes. */
export function eraseArticle(db: SqliteDatabase, articlePk: number): void {
  const shard = db.get<{ shard: string }>('SELECT shard FROM article WHERE pk = ?', articlePk)?.shard;
  if (shard === undefined) return;
  const generation = advanceGeneration(db);
  dropChunks(db, articlePk);
  db.run('DELETE FROM article_words WHERE rowid = ?', articlePk);
  leaveDuplicates(db, articlePk);
  const speakers = db.all<{ pk: number }>('SELECT DISTINCT speaker_pk AS pk FROM quote WHERE article_pk = ? AND speaker_pk IS NOT NULL', articlePk).map(({ pk }) => pk);
  db.run('DELETE FROM article WHERE pk = ?', articlePk);
  db.run('DELETE FROM speaker WHERE pk IN (SELECT value FROM json_each(?)) AND pk NOT IN (SELECT speaker_pk FROM quote WHERE speaker_pk IS NOT NULL)', JSON.stringify(speakers));
  stampShard(db, shard, generation);
}

/**
 * Merges the full-text tables, which keep what was deleted until then. With `secure_delete` the pages they gave up are
 * overwritten.
 */
export function settleWords(db: SqliteDatabase): void {
  for (const table of ['chunk_words', 'article_words']) db.run(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
}

/** Writes the file anew without the room that was given up, and empties the log. */
export function compactDatabase(db: SqliteDatabase): void {
  db.exec('VACUUM');
  db.get('PRAGMA wal_checkpoint(TRUNCATE)');
}
