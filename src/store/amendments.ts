import type { Amendment, AmendmentChange } from '../domain/amendment.ts';
import { RETRACTION_REASONS } from '../domain/retraction.ts';
import type { AmendmentStore, ChangedCitation, CitationFinding } from './ports.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

interface CitationRow {
  readonly posted_key: string;
  readonly article_id: string;
  readonly revision: number;
  readonly span_start: number;
  readonly span_end: number;
  readonly newest: number;
  readonly noted_ms: number | null;
  readonly retracted_ms: number | null;
  readonly retracted_reason: string | null;
  readonly seen_retracted_ms: number | null;
}

interface ReadyRow {
  readonly key: string;
  readonly guild_id: string | null;
  readonly channel_id: string | null;
  readonly user_id: string;
  readonly message_id: string;
  readonly failures: number;
}

interface ChangeRow {
  readonly article_id: string;
  readonly cause: AmendmentChange['cause'];
  readonly reason: string | null;
  readonly address_hashes: string | null;
  readonly at_ms: number;
}

/** A retry further off than this was set by a clock that ran ahead. */
const RETRY_AHEAD_MS_MAX = 3_600_000;
const PENDING = "status IN ('open', 'claimed')";

const reasonOf = (stored: string | null): AmendmentChange['reason'] => (stored === null ? null : (RETRACTION_REASONS.find((known) => known === stored) ?? 'retracted'));

/** Citations in posted messages whose article has another newest revision, or was retracted or restored, since they were looked at. */
function changedCitations(db: SqliteDatabase): ChangedCitation[] {
  return db.all<CitationRow>(
    `SELECT c.*, a.revision AS newest, a.retracted_ms, a.retracted_reason FROM posted_citation c JOIN posted p ON p.key = c.posted_key JOIN article a ON a.id = c.article_id
     WHERE p.message_id IS NOT NULL AND (a.revision > c.seen_revision OR a.retracted_ms IS NOT c.seen_retracted_ms) ORDER BY c.article_id, c.posted_key, c.span_start`,
  ).map((row) => ({
    key: row.posted_key, articleId: row.article_id, revision: row.revision, span: { start: row.span_start, end: row.span_end }, newest: row.newest, isNoted: row.noted_ms !== null,
    retraction: row.retracted_ms === null ? null : { atMs: row.retracted_ms, reason: reasonOf(row.retracted_reason) ?? 'retracted' },
    wasRetracted: row.seen_retracted_ms !== null,
  }));
}

function record(db: SqliteDatabase, findings: readonly CitationFinding[], nowMs: number): number {
  const add = (key: string, articleId: string, cause: AmendmentChange['cause'], version: number, atMs: number, reason: string | null): void => {
    db.run("INSERT OR IGNORE INTO amendment (posted_key, article_id, cause, version, reason, at_ms, status) VALUES (?, ?, ?, ?, ?, ?, 'open')", key, articleId, cause, version, reason, atMs);
  };
  db.transaction(() => {
    for (const { citation, correction } of findings) {
      const { key, articleId, revision, span, newest, retraction } = citation;
      if (correction?.kind === 'retracted') add(key, articleId, 'retracted', correction.atMs, correction.atMs, correction.reason);
      // Nothing is taken back that is published again before anybody was told.
      else if (citation.wasRetracted) db.run("DELETE FROM amendment WHERE posted_key = ? AND article_id = ? AND cause = 'retracted' AND status = 'open'", key, articleId);
      if (correction?.kind === 'words-gone') add(key, articleId, 'revised', newest, correction.atMs ?? nowMs, null);
      db.run(
        `UPDATE posted_citation SET seen_revision = ?, seen_retracted_ms = ?, noted_ms = coalesce(noted_ms, ?) WHERE posted_key = ? AND article_id = ? AND revision = ? AND span_start = ? AND span_end = ?`,
        newest, retraction?.atMs ?? null, correction?.kind === 'words-gone' ? nowMs : null, key, articleId, revision, span.start, span.end,
      );
    }
  });
  return new Set(findings.flatMap(({ citation, correction }) => (correction === null ? [] : [citation.key]))).size;
}

function readAmendment(db: SqliteDatabase, row: ReadyRow): Amendment {
  const changes = db.all<ChangeRow>(`SELECT article_id, cause, reason, address_hashes, at_ms FROM amendment WHERE posted_key = ? AND ${PENDING} ORDER BY at_ms, article_id, cause`, row.key);
  return {
    key: row.key, guildId: row.guild_id, channelId: row.channel_id, userId: row.user_id, messageId: row.message_id, failures: row.failures,
    changes: changes.map(({ article_id, cause, reason, address_hashes, at_ms }) => ({
      articleId: article_id, cause, reason: reasonOf(reason), addressHashes: address_hashes === null ? [] : (JSON.parse(address_hashes) as string[]), atMs: at_ms,
    })),
  };
}

const READY_COLUMNS = 'p.key, p.guild_id, p.channel_id, p.user_id, p.message_id, p.failures';
const HAS_PENDING = `p.message_id IS NOT NULL AND EXISTS (SELECT 1 FROM amendment m WHERE m.posted_key = p.key AND m.${PENDING})`;

function confirm(db: SqliteDatabase, key: string, atMs: number): void {
  db.transaction(() => {
    // What was purged is in that message no more.
    db.run("DELETE FROM posted_citation WHERE posted_key = ? AND article_id IN (SELECT article_id FROM amendment WHERE posted_key = ? AND cause = 'purged' AND status = 'claimed')", key, key);
    db.run("UPDATE amendment SET status = 'done', ended_ms = ?, address_hashes = NULL WHERE posted_key = ? AND status = 'claimed'", atMs, key);
    db.run('UPDATE posted SET failures = 0, retry_ms = 0 WHERE key = ?', key);
  });
}

/** See the ports for what each method promises. */
export function createAmendmentStore(db: SqliteDatabase): AmendmentStore {
  return {
    changedCitations: () => changedCitations(db),
    record: (findings, nowMs) => record(db, findings, nowMs),
    revisionStoredAtMs: (articleId, revision) => db.get<{ stored_ms: number | null }>(
      'SELECT r.stored_ms FROM article a JOIN revision r ON r.article_pk = a.pk WHERE a.id = ? AND r.revision = ?', articleId, revision,
    )?.stored_ms ?? null,
    listReady: (nowMs, limit) => db.all<ReadyRow>(
      `SELECT ${READY_COLUMNS} FROM posted p WHERE ${HAS_PENDING} AND (p.retry_ms <= ?1 OR p.retry_ms > ?1 + ${RETRY_AHEAD_MS_MAX}) ORDER BY p.posted_ms, p.key LIMIT ?2`, nowMs, limit,
    ).map((row) => readAmendment(db, row)),
    claim: (key) => db.transaction(() => {
      const row = db.get<ReadyRow>(`SELECT ${READY_COLUMNS} FROM posted p WHERE ${HAS_PENDING} AND p.key = ?`, key);
      if (row === null) return null;
      db.run("UPDATE amendment SET status = 'claimed' WHERE posted_key = ? AND status = 'open'", key);
      return readAmendment(db, row);
    }),
    confirm: (key, atMs) => confirm(db, key, atMs),
    postpone: (key, failures, retryAtMs) => db.transaction(() => {
      db.run("UPDATE amendment SET status = 'open' WHERE posted_key = ? AND status = 'claimed'", key);
      db.run('UPDATE posted SET failures = ?, retry_ms = ? WHERE key = ?', failures, retryAtMs, key);
    }),
    drop: (key, reason, atMs) => {
      db.run(`UPDATE amendment SET status = 'dropped', why = ?, ended_ms = ?, address_hashes = NULL WHERE posted_key = ? AND ${PENDING}`, reason, atMs, key);
    },
    forgetBefore: (postedBeforeMs) => db.run("DELETE FROM posted WHERE kind = 'part' AND posted_ms < ?", postedBeforeMs).changes,
  };
}
