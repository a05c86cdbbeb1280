import { z } from 'zod';
import { HEALTH_OF_NEW, type EntryState, type Source, type SourceEntry, type SourceHealth, type SourceReport, type SourceState } from '../domain/source.ts';
import type { SourceStore } from './ports.ts';
import { readRecord, type Shape } from './schedule-rows.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

const moment = z.number().int();
const text = z.string().nullable();
const count = z.number().int().min(0);

const state: z.ZodType<SourceState, z.ZodTypeDef, unknown> = z.discriminatedUnion('status', [
  z.object({ status: z.literal('active') }),
  z.object({ status: z.literal('paused'), atMs: moment }),
  z.object({ status: z.literal('retired'), reason: z.string(), atMs: moment }),
]);
const sourceSchema = z.object({
  id: z.string(), kind: z.enum(['feed', 'page', 'folder']), address: z.string(), movedFrom: text, title: text, outlet: text, stateMedia: z.boolean(), siteUrl: text,
  state, addedAtMs: moment,
} satisfies Shape<Source>);
const healthSchema = z.object({
  etag: text, lastModified: text, dueAtMs: moment, intervalMs: moment, failures: count, polledAtMs: moment.nullable(), succeededAtMs: moment.nullable(), newsAtMs: moment.nullable(),
  newsTimesMs: z.array(moment), status: moment.nullable(), problem: text,
  requests: z.object({ feed: count, pages: count }), articles: z.object({ stored: count, revised: count }),
} satisfies Shape<SourceHealth>);
const entryState: z.ZodType<EntryState, z.ZodTypeDef, unknown> = z.discriminatedUnion('status', [
  z.object({ status: z.literal('waiting'), dueAtMs: moment, failures: count, entry: z.string(), problem: text, wasSummary: z.boolean() }),
  z.object({ status: z.literal('stored'), recheckAtMs: moment.nullable(), isSummary: z.boolean(), entry: text }),
  z.object({ status: z.literal('refused'), reason: z.string() }),
]);
const entrySchema = z.object({
  sourceId: z.string(), key: z.string(), hash: z.string(), url: text, articleId: text, state: entryState, firstSeenMs: moment, lastSeenMs: moment, fetches: count, etag: text, lastModified: text,
} satisfies Shape<SourceEntry>);

interface SourceRow {
  readonly id: string;
  readonly body: string;
  readonly health: string;
  readonly waiting: number;
}

/** An entry that nobody has shown for so long is written as seen only once a day: a poll that finds nothing writes next to nothing. */
const SEEN_EVERY_MS = 86_400_000;

const SELECT_SOURCE = `SELECT id, body, health, (SELECT count(*) FROM source_entry e WHERE e.source_id = source.id AND e.status = 'waiting') AS waiting FROM source`;

function reportOf({ id, body, health, waiting }: SourceRow): SourceReport {
  return { source: readRecord(sourceSchema, body, `source ${id}`), health: readRecord(healthSchema, health, `source ${id}`), waiting };
}

/** When an entry is to be looked at again, or null. */
function dueOf(entry: EntryState): number | null {
  return entry.status === 'waiting' ? entry.dueAtMs : entry.status === 'stored' ? entry.recheckAtMs : null;
}

function saveEntry(db: SqliteDatabase, entry: SourceEntry): void {
  db.run(
    `INSERT INTO source_entry (source_id, key, article_id, status, due_ms, last_seen_ms, body) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (source_id, key) DO UPDATE SET article_id = excluded.article_id, status = excluded.status, due_ms = excluded.due_ms, last_seen_ms = excluded.last_seen_ms, body = excluded.body`,
    entry.sourceId, entry.key, entry.articleId, entry.state.status, dueOf(entry.state), entry.lastSeenMs, JSON.stringify(entry),
  );
}

const entriesOfRows = (rows: readonly { readonly key: string; readonly body: string }[]): SourceEntry[] => rows.map(({ key, body }) => readRecord(entrySchema, body, `entry ${key}`));

/** What a source has said of an article that is to be erased; that it was shown is kept, so that it is not taken for news. */
export function forgetEntriesOf(db: SqliteDatabase, articleId: string): void {
  for (const entry of entriesOfRows(db.all('SELECT key, body FROM source_entry WHERE article_id = ?', articleId))) {
    saveEntry(db, { ...entry, articleId: null, state: { status: 'refused', reason: 'it was purged' } });
  }
}

export function createSourceStore(db: SqliteDatabase): SourceStore {
  return {
    list: () => db.all<SourceRow>(`${SELECT_SOURCE} ORDER BY id`).map(reportOf),
    find(id) {
      const row = db.get<SourceRow>(`${SELECT_SOURCE} WHERE id = ?`, id);
      return row && reportOf(row);
    },
    save: (source) => {
      db.run(
        'INSERT INTO source (id, body, health) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
        source.id, JSON.stringify(source), JSON.stringify(HEALTH_OF_NEW),
      );
    },
    saveHealth: (id, health) => {
      db.run('UPDATE source SET health = ? WHERE id = ?', JSON.stringify(health), id);
    },
    remove: (id) => db.run('DELETE FROM source WHERE id = ?', id).changes > 0,
    entriesOf: (sourceId, keys) => new Map(entriesOfRows(
      db.all('SELECT key, body FROM source_entry WHERE source_id = ? AND key IN (SELECT value FROM json_each(?))', sourceId, JSON.stringify(keys)),
    ).map((entry) => [entry.key, entry])),
    saveEntries: (entries) => db.transaction(() => entries.forEach((entry) => saveEntry(db, entry))),
    markSeen: (sourceId, keys, seenMs) => {
      db.run(
        `UPDATE source_entry SET last_seen_ms = ?1, body = json_set(body, '$.lastSeenMs', ?1) WHERE source_id = ?2 AND last_seen_ms < ?3 AND key IN (SELECT value FROM json_each(?4))`,
        seenMs, sourceId, seenMs - SEEN_EVERY_MS, JSON.stringify(keys),
      );
    },
    dueEntries: (nowMs, limit, ofSources = null) => entriesOfRows(db.all(
      `SELECT e.key, e.body FROM source_entry e JOIN source s ON s.id = e.source_id
       WHERE e.due_ms <= ?1 AND CASE WHEN ?2 IS NULL THEN s.body ->> '$.state.status' = 'active' ELSE e.source_id IN (SELECT value FROM json_each(?2)) END
       ORDER BY e.due_ms, e.source_id, e.key LIMIT ?3`, nowMs, ofSources === null ? null : JSON.stringify([...ofSources]), limit,
    )),
    nextEntryDueMs: () => db.get<{ due: number | null }>(
      `SELECT min(e.due_ms) AS due FROM source_entry e JOIN source s ON s.id = e.source_id WHERE s.body ->> '$.state.status' = 'active'`,
    )?.due ?? null,
    forgetEntries: (seenBeforeMs) => db.run(`DELETE FROM source_entry WHERE last_seen_ms < ? AND due_ms IS NULL`, seenBeforeMs).changes,
    articleOfAlias: (keys) => {
      for (const key of keys) {
        const known = db.get<{ id: string }>('SELECT a.id FROM article_alias x JOIN article a ON a.pk = x.article_pk WHERE x.key = ?', key);
        if (known !== null) return known.id;
      }
      return null;
    },
    aliasesOf: (articleId, prefix) => db.all<{ key: string }>(
      'SELECT x.key FROM article_alias x JOIN article a ON a.pk = x.article_pk WHERE a.id = ? AND substr(x.key, 1, ?) = ? ORDER BY x.key', articleId, prefix.length, prefix,
    ).map(({ key }) => key),
    saveAliases: (articleId, keys) => {
      const article = db.get<{ pk: number }>('SELECT pk FROM article WHERE id = ?', articleId);
      if (article === null) return;
      db.transaction(() => keys.forEach((key) => db.run('INSERT INTO article_alias (key, article_pk) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET article_pk = excluded.article_pk WHERE article_pk <> excluded.article_pk', key, article.pk)));
    },
  };
}
