import { bandsOf, isNearDuplicate, mayBeNearDuplicate, resemblanceOf, shinglesOf } from '../text/near-duplicate.ts';
import type { DuplicateMarks } from './ports.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Candidates whose texts are compared in full; the likeliest first would cost a sort and change nothing at this number. */
const COMPARED_MAX = 200;

/** The order in which copies are dated: undated ones last, then as stored. */
const EARLIEST_FIRST = 'ORDER BY r.published_ms IS NULL, r.published_ms, a.pk';

interface Comparison {
  /** Null for a text that is not stored. */
  readonly pk: number | null;
  readonly text: string;
  readonly signature: Uint32Array | null;
}

function signatureOf(blob: Uint8Array): Uint32Array {
  return new Uint32Array(blob.buffer.slice(blob.byteOffset, blob.byteOffset + blob.byteLength));
}

/** Articles whose newest text is a near-duplicate of this one, earliest first. */
function matchesOf(db: SqliteDatabase, { pk, text, signature }: Comparison): number[] {
  if (signature === null) return [];
  const candidates = db.all<{ pk: number; signature: Uint8Array }>(
    `SELECT a.pk, a.signature FROM article a JOIN revision r ON r.article_pk = a.pk AND r.revision = a.revision
     WHERE a.signature IS NOT NULL AND a.pk IN (SELECT article_pk FROM duplicate_band WHERE band IN (SELECT value FROM json_each(?)))
     ${EARLIEST_FIRST}`, JSON.stringify(bandsOf(signature)),
  );
  const likely = candidates.filter((candidate) => candidate.pk !== pk && mayBeNearDuplicate(signature, signatureOf(candidate.signature)));
  const shingles = shinglesOf(text);
  return likely.slice(0, COMPARED_MAX).map((candidate) => candidate.pk).filter((candidatePk) => {
    const other = db.get<{ text: string }>(
      'SELECT t.text FROM article a JOIN revision_text t ON t.article_pk = a.pk AND t.revision = a.revision WHERE a.pk = ?', candidatePk,
    );
    return other !== null && isNearDuplicate(resemblanceOf(shingles, shinglesOf(other.text)));
  });
}

/** Makes the earliest of the articles the one that the others copy. Returns its pk. */
function markGroup(db: SqliteDatabase, pks: readonly number[]): number | null {
  const members = JSON.stringify(pks);
  const earliest = db.get<{ pk: number }>(
    `SELECT a.pk FROM article a JOIN revision r ON r.article_pk = a.pk AND r.revision = a.revision
     WHERE a.pk IN (SELECT value FROM json_each(?)) ${EARLIEST_FIRST} LIMIT 1`, members,
  )?.pk;
  if (earliest === undefined) return null;
  db.run('UPDATE article SET duplicate_of = nullif(?, pk) WHERE pk IN (SELECT value FROM json_each(?))', earliest, members);
  return earliest;
}

/** Everyone in the groups to which these articles belong, themselves included. */
function groupsOf(db: SqliteDatabase, pks: readonly number[]): number[] {
  return db.all<{ pk: number }>(
    `WITH root AS (SELECT coalesce(duplicate_of, pk) AS pk FROM article WHERE pk IN (SELECT value FROM json_each(?)))
     SELECT pk FROM article WHERE pk IN (SELECT pk FROM root) OR duplicate_of IN (SELECT pk FROM root)`, JSON.stringify(pks),
  ).map(({ pk }) => pk);
}

/**
 * Within a transaction: stores signature and bands of an article's new text and joins it to the groups it resembles.
 * Groups are transitive: two copies of one wire story may share less with each other than each with the original.
 *
 * @returns the id of the earliest article of its group, null if that is itself.
 */
export function markDuplicates(db: SqliteDatabase, comparison: Comparison & { readonly pk: number }): string | null {
  const { pk, signature } = comparison;
  leaveDuplicates(db, pk);
  db.run('UPDATE article SET signature = ? WHERE pk = ?', signature && new Uint8Array(signature.buffer, signature.byteOffset, signature.byteLength), pk);
  if (signature === null) return null;
  const matches = matchesOf(db, comparison);
  db.run('INSERT OR IGNORE INTO duplicate_band SELECT value, ? FROM json_each(?)', pk, JSON.stringify(bandsOf(signature)));
  if (matches.length === 0) return null;
  const earliest = markGroup(db, [...groupsOf(db, matches), pk]);
  return earliest === null || earliest === pk ? null : (db.get<{ id: string }>('SELECT id FROM article WHERE pk = ?', earliest)?.id ?? null);
}

/** Within a transaction: takes an article out of its group, whose copies then copy the earliest of those left, and forgets its signature and bands. */
export function leaveDuplicates(db: SqliteDatabase, pk: number): void {
  const left = groupsOf(db, [pk]).filter((member) => member !== pk);
  db.run('UPDATE article SET duplicate_of = NULL, signature = NULL WHERE pk = ?', pk);
  if (left.length > 0) markGroup(db, left);
  db.run('DELETE FROM duplicate_band WHERE article_pk = ?', pk);
}

/** Within a transaction: an article's date has changed, and with it perhaps which of its group is the earliest. */
export function redateGroup(db: SqliteDatabase, pk: number): void {
  const group = groupsOf(db, [pk]);
  if (group.length > 1) markGroup(db, group);
}

export function createDuplicateMarks(db: SqliteDatabase): DuplicateMarks {
  const duplicatesOf = (ids: readonly string[]): Map<string, string> => new Map(
    db.all<{ id: string; original: string }>(
      'SELECT a.id, o.id AS original FROM article a JOIN article o ON o.pk = a.duplicate_of WHERE a.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids),
    ).map(({ id, original }) => [id, original]),
  );
  return {
    duplicateOf: (id) => duplicatesOf([id]).get(id) ?? null,
    duplicatesOf,
    copiesOf: (id) => db.all<{ id: string }>(
      `SELECT a.id FROM article o JOIN article a ON a.duplicate_of = o.pk JOIN revision r ON r.article_pk = a.pk AND r.revision = a.revision
       WHERE o.id = ? ${EARLIEST_FIRST}`, id,
    ).map((row) => row.id),
    findNearDuplicate({ text, signature, exceptId }) {
      const except = exceptId === undefined ? null : db.get<{ pk: number }>('SELECT pk FROM article WHERE id = ?', exceptId);
      const [earliest] = matchesOf(db, { pk: except?.pk ?? null, text, signature });
      if (earliest === undefined) return null;
      return db.get<{ id: string }>('SELECT id FROM article WHERE pk = ?', earliest)?.id ?? null;
    },
  };
}
