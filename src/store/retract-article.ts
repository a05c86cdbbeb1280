import type { Retraction } from '../domain/retraction.ts';
import { RETRACTION_REASONS } from '../domain/retraction.ts';
import { dropChunks } from './commit-article.ts';
import { leaveDuplicates } from './duplicate-marks.ts';
import { advanceGeneration, stampShard } from './generations.ts';
import type { Retractions } from './ports.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

interface RetractedRow {
  readonly id: string;
  readonly retracted_ms: number;
  readonly retracted_reason: string;
}

/** Takes an article out of every search, list and count, and keeps its texts and quotes: what was posted cites them. */
function retract(db: SqliteDatabase, id: string, { reason, atMs }: Retraction): boolean {
  return db.transaction(() => {
    const stored = db.get<{ pk: number; shard: string }>('SELECT pk, shard FROM article WHERE id = ? AND retracted_ms IS NULL', id);
    if (stored === null) return false;
    const generation = advanceGeneration(db);
    dropChunks(db, stored.pk);
    db.run('DELETE FROM article_words WHERE rowid = ?', stored.pk);
    leaveDuplicates(db, stored.pk);
    // Without a fingerprint the same text counts as new when it is published again, and that restores it.
    db.run('UPDATE article SET retracted_ms = ?, retracted_reason = ?, fingerprint = NULL WHERE pk = ?', atMs, reason, stored.pk);
    stampShard(db, stored.shard, generation);
    return true;
  });
}

function retractionOf({ retracted_ms, retracted_reason }: RetractedRow): Retraction {
  // A reason of a later version is told as the plainest of ours.
  return { atMs: retracted_ms, reason: RETRACTION_REASONS.find((known) => known === retracted_reason) ?? 'retracted' };
}

export function createRetractions(db: SqliteDatabase): Retractions {
  return {
    retract: (id, retraction) => retract(db, id, retraction),
    findRetraction(id) {
      const row = db.get<RetractedRow>('SELECT id, retracted_ms, retracted_reason FROM article WHERE id = ? AND retracted_ms IS NOT NULL', id);
      return row && retractionOf(row);
    },
  };
}
