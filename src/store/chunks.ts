import { chunkKey } from '../domain/chunk.ts';
import { sliceSpan } from '../domain/span.ts';
import { HEAD_COLUMNS, headOf, NEWEST, type HeadRow } from './article-rows.ts';
import type { ChunkStore, StoredChunk } from './ports.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

interface ChunkRow extends HeadRow {
  readonly ordinal: number;
  readonly span_start: number;
  readonly span_end: number;
}

/** SQL for the key of a chunk `c` of an article `a`; the same form as `chunkKey`. */
export const CHUNK_KEY = `a.id || '@' || a.revision || '#' || c.ordinal`;

/**
 * Finds chunk rows by key. An id may itself hold `@` or `#`, so a key is split at the last ones.
 * Takes one value: the keys as a JSON array of [id, revision, ordinal].
 */
export const KEYED_CHUNKS = `json_each(?) k JOIN article a ON a.id = k.value ->> 0 AND a.revision = k.value ->> 1
  JOIN chunk c ON c.article_pk = a.pk AND c.ordinal = k.value ->> 2`;

export function keysToJson(keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => {
    const [, id = '', revision = '', ordinal = ''] = /^(.*)@(\d+)#(\d+)$/su.exec(key) ?? [];
    return [id, Number(revision), Number(ordinal)];
  }));
}

/** Slices each article's text once, however many of its chunks are asked for. */
function withTexts(db: SqliteDatabase, rows: readonly ChunkRow[]): StoredChunk[] {
  const articlePks = JSON.stringify([...new Set(rows.map((row) => row.article_pk))]);
  const texts = new Map(
    db.all<{ article_pk: number; text: string }>(
      `SELECT t.article_pk, t.text FROM json_each(?) k JOIN article a ON a.pk = k.value
       JOIN revision_text t ON t.article_pk = a.pk AND t.revision = a.revision`, articlePks,
    ).map(({ article_pk, text }) => [article_pk, text]),
  );
  return rows.map((row) => {
    const chunk = { articleId: row.id, revision: row.revision, ordinal: row.ordinal, span: { start: row.span_start, end: row.span_end } };
    return { key: chunkKey(chunk), chunk, article: headOf(row), text: sliceSpan(texts.get(row.article_pk) ?? '', chunk.span) };
  });
}

export function createChunkStore(db: SqliteDatabase): ChunkStore {
  return {
    readChunks: (keys) => withTexts(db, db.all<ChunkRow>(
      `SELECT ${HEAD_COLUMNS}, c.ordinal, c.span_start, c.span_end FROM ${KEYED_CHUNKS}
       JOIN revision r ON r.article_pk = a.pk AND r.revision = a.revision ORDER BY k.key`, keysToJson(keys),
    )),
    chunksOf: (articleId) => withTexts(db, db.all<ChunkRow>(
      `SELECT ${HEAD_COLUMNS}, c.ordinal, c.span_start, c.span_end FROM ${NEWEST} JOIN chunk c ON c.article_pk = a.pk WHERE a.id = ? ORDER BY c.ordinal`, articleId,
    )),
    countChunks: () => db.get<{ count: number }>('SELECT count(*) AS count FROM chunk')?.count ?? 0,
  };
}
