import type { Coverage } from '../domain/answer.ts';
import type { Article, ArticleHead } from '../domain/article.ts';
import { articleOf, conditionOf, DETAIL_COLUMNS, detailValues, EVERY_NEWEST, HEAD_COLUMNS, headOf, NEWEST, type HeadRow } from './article-rows.ts';
import { commitArticle, revisionFor } from './commit-article.ts';
import { redateGroup } from './duplicate-marks.ts';
import { advanceGeneration, monthOf, shardWithRoom, stampShard } from './generations.ts';
import type { ArticleStore, HeadFilter, Page } from './ports.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** SQLite sorts NULL below every number, so that undated articles come last. */
const NEWEST_FIRST = 'ORDER BY r.published_ms DESC, a.pk DESC';

/** A revision by id and number; the newest if the number is null. */
const ONE_REVISION = 'article a JOIN revision r ON r.article_pk = a.pk AND r.revision = coalesce(?, a.revision)';

function findHeadRow(db: SqliteDatabase, id: string, revision: number | null): HeadRow | null {
  return db.get<HeadRow>(`SELECT ${HEAD_COLUMNS} FROM ${ONE_REVISION} WHERE a.id = ?`, revision, id);
}

function findArticle(db: SqliteDatabase, id: string, revision: number | null): Article | null {
  const row = db.get<HeadRow & { text: string }>(
    `SELECT ${HEAD_COLUMNS}, t.text FROM ${ONE_REVISION} JOIN revision_text t ON t.article_pk = a.pk AND t.revision = r.revision WHERE a.id = ?`, revision, id,
  );
  return row && articleOf(row);
}

/** Newest heads by id, in one query. */
export function readHeads(db: SqliteDatabase, ids: readonly string[]): Map<string, ArticleHead> {
  const rows = db.all<HeadRow>(`SELECT ${HEAD_COLUMNS} FROM ${NEWEST} WHERE a.id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids));
  return new Map(rows.map((row) => [row.id, headOf(row)]));
}

function listHeads(db: SqliteDatabase, filter: HeadFilter, { limit, offset = 0 }: Page): ArticleHead[] {
  const { sql, values } = conditionOf(filter);
  const sample = filter.sample === undefined ? '' : `AND r.sample = ${filter.sample ? 1 : 0}`;
  const stored = filter.stored === undefined ? [] : [filter.stored.sinceMs, filter.stored.untilMs];
  return db
    .all<HeadRow>(`SELECT ${HEAD_COLUMNS} FROM ${NEWEST} WHERE ${sql} ${sample} ${stored.length === 0 ? '' : 'AND a.stored_ms >= ? AND a.stored_ms < ?'} ${NEWEST_FIRST} LIMIT ? OFFSET ?`, ...values, ...stored, limit, offset)
    .map(headOf);
}

/** Given values replace, nulls keep what is stored; but a page that claims nothing any more is not marked for what it claimed. */
function mergeHead(stored: ArticleHead, given: ArticleHead): ArticleHead {
  const known = Object.entries(given).filter(([, value]) => value !== null);
  return { ...stored, ...(Object.fromEntries(known) as Partial<ArticleHead>), id: stored.id, revision: stored.revision, title: stored.title, claims: given.claims };
}

function updateHead(db: SqliteDatabase, given: ArticleHead): boolean {
  return db.transaction(() => {
    const row = findHeadRow(db, given.id, null);
    if (row === null) return false;
    const before = headOf(row);
    const after = mergeHead(before, given);
    const values = detailValues(after);
    const stored = detailValues(before);
    if (values.every((value, i) => value === stored[i])) return false;
    const generation = advanceGeneration(db);
    db.run(
      `UPDATE revision SET ${DETAIL_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE article_pk = ? AND revision = ?`, ...values, row.article_pk, row.revision,
    );
    const isRedated = after.publishedAt?.epochMs !== before.publishedAt?.epochMs;
    // Vectors are projected with date, outlet and state media: only a change of these makes projections stale.
    if (isRedated || after.outlet !== before.outlet || after.stateMedia !== before.stateMedia) restamp(db, row.article_pk, { month: monthOf(after.publishedAt?.epochMs ?? null), generation });
    if (isRedated) redateGroup(db, row.article_pk);
    return true;
  });
}

/** Moves an article to a shard of its month, if it is not in one, and stamps the shards touched. */
function restamp(db: SqliteDatabase, articlePk: number, { month, generation }: { month: string | null; generation: number }): void {
  const current = db.get<{ name: string; month: string | null; chunks: number }>(
    'SELECT s.name, s.month, (SELECT count(*) FROM chunk WHERE article_pk = a.pk) AS chunks FROM article a JOIN shard s ON s.name = a.shard WHERE a.pk = ?', articlePk,
  );
  if (current === null) return;
  const shard = month === current.month ? current.name : shardWithRoom(db, month, current.chunks);
  db.run('UPDATE article SET shard = ? WHERE pk = ?', shard, articlePk);
  for (const touched of new Set([shard, current.name])) stampShard(db, touched, generation);
}

function coverage(db: SqliteDatabase, filter: HeadFilter): Coverage {
  const { sql, values } = conditionOf(filter);
  const counted = db.get<{ articles: number; outlets: number }>(
    `SELECT count(*) AS articles, count(DISTINCT r.outlet_folded) AS outlets FROM ${NEWEST} WHERE ${sql}`, ...values,
  );
  const [newest = null] = listHeads(db, filter, { limit: 1 });
  return { articles: counted?.articles ?? 0, outlets: counted?.outlets ?? 0, newest };
}

export function createArticleStore(db: SqliteDatabase): ArticleStore {
  return {
    revisionFor: (article) => revisionFor(db, article),
    fingerprintOf: (id) => db.get<{ fingerprint: string | null }>('SELECT fingerprint FROM article WHERE id = ?', id)?.fingerprint ?? null,
    commitArticle: (commit) => commitArticle(db, commit),
    updateHead: (head) => updateHead(db, head),
    findArticle: (id, revision) => findArticle(db, id, revision ?? null),
    findHead(id, revision) {
      const row = findHeadRow(db, id, revision ?? null);
      return row && headOf(row);
    },
    readHeads: (ids) => readHeads(db, ids),
    findArticlesByUrl: (url) => db.all<HeadRow>(`SELECT ${HEAD_COLUMNS} FROM ${EVERY_NEWEST} WHERE r.url = ? ${NEWEST_FIRST}`, url).map(headOf),
    listHeads: (filter, page) => listHeads(db, filter, page),
    hasSample: () => db.get('SELECT 1 FROM revision WHERE sample = 1 LIMIT 1') !== null,
    coverage: (filter = {}) => coverage(db, filter),
    outlets: () => db.all(
      `SELECT min(r.outlet) AS name, count(*) AS count FROM ${NEWEST} WHERE r.outlet IS NOT NULL GROUP BY r.outlet_folded ORDER BY count DESC, name`,
    ),
  };
}
