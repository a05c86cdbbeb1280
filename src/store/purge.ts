import type { PurgedArticle, PurgeReport, PurgeTarget, Tombstone } from '../domain/purge.ts';
import { addressHashOf, hashOf } from '../text/address-hash.ts';
import { foldName } from '../text/fold-name.ts';
import { compactDatabase, eraseArticle, settleWords } from './erase-article.ts';
import { readBody, conversationSchema, replySchema } from './memory-rows.ts';
import type { PurgeStore } from './ports.ts';
import { keepCitations } from './posted.ts';
import { forgetEntriesOf } from './sources.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

interface Found extends PurgedArticle {
  readonly pk: number;
}

function findTargets(db: SqliteDatabase, target: PurgeTarget): Found[] {
  const [condition, value] = target.kind === 'url' ? ['r.url = ?', target.url] : ['r.outlet_folded = ?', foldName(target.outlet)];
  return db.all<{ pk: number; id: string; title: string | null; url: string | null; revisions: number; chunks: number; quotes: number }>(
    `SELECT a.pk, a.id, n.title, n.url, (SELECT count(*) FROM revision WHERE article_pk = a.pk) AS revisions, (SELECT count(*) FROM chunk WHERE article_pk = a.pk) AS chunks,
       (SELECT count(*) FROM quote WHERE article_pk = a.pk) AS quotes
     FROM article a JOIN revision n ON n.article_pk = a.pk AND n.revision = a.revision WHERE a.pk IN (SELECT r.article_pk FROM revision r WHERE ${condition}) ORDER BY a.pk`, value ?? '',
  ).map(({ id, ...rest }) => ({ ...rest, articleId: id }));
}

const CITING = 'SELECT DISTINCT posted_key FROM posted_citation WHERE article_id IN (SELECT value FROM json_each(?))';

function countPosted(db: SqliteDatabase, ids: string): Pick<PurgeReport, 'replies' | 'messagesPending' | 'outOfReach' | 'deliveries'> {
  const count = (sql: string): number => db.get<{ count: number }>(`SELECT count(*) AS count FROM ${sql}`, ids)?.count ?? 0;
  return {
    replies: count(`reply WHERE id IN (${CITING})`),
    messagesPending: count(`posted WHERE message_id IS NOT NULL AND key IN (${CITING})`),
    outOfReach: count(`posted p WHERE message_id IS NULL AND key IN (${CITING}) AND NOT EXISTS (SELECT 1 FROM delivery_part d WHERE d.part_key = p.key)`),
    deliveries: count(`delivery WHERE status = 'open' AND key IN (SELECT delivery_key FROM delivery_part WHERE part_key IN (${CITING}))`),
  };
}

/** Posts on their way hold the words in their payloads: one of which nothing has left is composed anew, any other ends here. */
function stopDeliveries(db: SqliteDatabase, ids: string, atMs: number): void {
  const open = db.all<{ key: string; started: number }>(
    `SELECT d.key, EXISTS (SELECT 1 FROM delivery_part p WHERE p.delivery_key = d.key AND p.status <> 'planned') AS started FROM delivery d
     WHERE d.status = 'open' AND d.key IN (SELECT delivery_key FROM delivery_part WHERE part_key IN (${CITING}))`, ids,
  );
  for (const { key, started } of open) {
    if (started === 0) db.run('DELETE FROM delivery_part WHERE delivery_key = ?', key);
    else {
      db.run("UPDATE delivery SET status = 'skipped', reason = 'refused', ended_ms = ? WHERE key = ?", atMs, key);
      db.run("UPDATE delivery_part SET payload = '' WHERE delivery_key = ?", key);
    }
  }
}

/** Stored answers cite by place; the places go, and with them whose words they were. */
function forgetInReplies(db: SqliteDatabase, ids: ReadonlySet<string>, idsJson: string): void {
  for (const { body } of db.all<{ body: string }>(`SELECT body FROM reply WHERE id IN (${CITING})`, idsJson)) {
    const reply = readBody(replySchema, body);
    if (reply === null) continue;
    const statements = reply.statements.filter(({ articleId }) => !ids.has(articleId));
    const changed = { ...reply, statements, pageStart: Math.min(reply.pageStart, Math.max(0, statements.length - 1)), turn: null };
    db.run('UPDATE reply SET body = ? WHERE id = ?', JSON.stringify(changed), reply.id);
    // A message that can be changed must still be found by what it cites.
    if (reply.messageId === null && db.get('SELECT 1 FROM posted WHERE key = ? AND message_id IS NOT NULL', reply.id) === null) keepCitations(db, changed);
  }
  for (const { key, body } of db.all<{ key: string; body: string }>('SELECT key, body FROM conversation')) {
    const conversation = readBody(conversationSchema, body);
    if (conversation?.turns.some(({ articleIds }) => articleIds.some((id) => ids.has(id))) === true) db.run('DELETE FROM conversation WHERE key = ?', key);
  }
}

function leaveTombstones(db: SqliteDatabase, found: readonly Found[], target: PurgeTarget, atMs: number): void {
  const outletKey = target.kind === 'outlet' ? hashOf('outlet', foldName(target.outlet)) : null;
  const leave = (key: string, group: string): void => {
    db.run('INSERT INTO tombstone VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET group_key = excluded.group_key, outlet_key = coalesce(excluded.outlet_key, outlet_key), at_ms = excluded.at_ms', key, group, outletKey, atMs);
  };
  for (const { articleId, pk } of found) {
    const group = hashOf('id', articleId);
    for (const key of [group, ...addressHashes(db, pk)]) leave(key, group);
  }
  if (outletKey !== null) leave(outletKey, outletKey);
}

function addressHashes(db: SqliteDatabase, articlePk: number): string[] {
  return db.all<{ url: string }>('SELECT DISTINCT url FROM revision WHERE article_pk = ? AND url IS NOT NULL', articlePk).map(({ url }) => addressHashOf(url));
}

function purge(db: SqliteDatabase, target: PurgeTarget, { atMs, erase }: { readonly atMs: number; readonly erase: boolean }): PurgeReport {
  const report = db.transaction((): PurgeReport => {
    const found = findTargets(db, target);
    const ids = JSON.stringify(found.map(({ articleId }) => articleId));
    const told = { erased: erase, articles: found.map(({ pk: _, ...article }) => article), ...countPosted(db, ids) };
    if (!erase || found.length === 0) return { ...told, erased: false };
    stopDeliveries(db, ids, atMs);
    for (const { articleId, pk } of found) {
      db.run("UPDATE amendment SET status = 'dropped', why = 'purged', ended_ms = ? WHERE article_id = ? AND status IN ('open', 'claimed')", atMs, articleId);
      db.run(
        `INSERT INTO amendment (posted_key, article_id, cause, version, address_hashes, at_ms, status)
         SELECT DISTINCT c.posted_key, ?1, 'purged', ?2, ?3, ?2, 'open' FROM posted_citation c JOIN posted p ON p.key = c.posted_key WHERE c.article_id = ?1 AND p.message_id IS NOT NULL`,
        articleId, atMs, JSON.stringify(addressHashes(db, pk)),
      );
    }
    forgetInReplies(db, new Set(found.map(({ articleId }) => articleId)), ids);
    leaveTombstones(db, found, target, atMs);
    for (const { articleId, pk } of found) {
      forgetEntriesOf(db, articleId);
      eraseArticle(db, pk);
    }
    settleWords(db);
    return told;
  });
  if (report.erased) compactDatabase(db);
  return report;
}

/** Lifts the tombstones of an address or an outlet; gives how many articles may be stored again. */
function forgetTombstones(db: SqliteDatabase, target: PurgeTarget): number {
  return db.transaction(() => {
    const groups = target.kind === 'url'
      ? db.all<{ group_key: string }>('SELECT group_key FROM tombstone WHERE key = ?', addressHashOf(target.url))
      : db.all<{ group_key: string }>('SELECT DISTINCT group_key FROM tombstone WHERE outlet_key = ?', hashOf('outlet', foldName(target.outlet)));
    for (const { group_key } of groups) db.run('DELETE FROM tombstone WHERE group_key = ?', group_key);
    return groups.length;
  });
}

export function createPurgeStore(db: SqliteDatabase): PurgeStore {
  return {
    purge: (target, options) => purge(db, target, options),
    forgetTombstones: (target) => forgetTombstones(db, target),
    findTombstone({ articleId, url, outlet }): Tombstone | null {
      const keys = [hashOf('id', articleId), ...(url === null ? [] : [addressHashOf(url)]), ...(outlet === null ? [] : [hashOf('outlet', foldName(outlet))])];
      const row = db.get<{ at_ms: number }>('SELECT at_ms FROM tombstone WHERE key IN (SELECT value FROM json_each(?)) ORDER BY at_ms DESC LIMIT 1', JSON.stringify(keys));
      return row && { atMs: row.at_ms };
    },
  };
}
