import { z } from 'zod';
import type { Delivery, DeliveryPart, DeliveryState, NewDelivery, PartState, SkipReason } from '../domain/delivery.ts';
import type { LedgerStore } from './ports.ts';
import { confirmPosted } from './posted.ts';
import { originSchema, placeSchema, readRecord } from './schedule-rows.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

export interface DeliveryRow {
  readonly key: string;
  readonly origin: string;
  readonly place: string;
  readonly due_ms: number;
  readonly expires_ms: number;
  readonly status: DeliveryState['status'];
  readonly reason: SkipReason | null;
  /** When it ended. */
  readonly ended_ms: number | null;
  readonly failures: number;
  readonly retry_ms: number;
}

interface PartRow {
  readonly part: number;
  readonly part_key: string;
  readonly payload: string;
  readonly status: PartState['status'];
  readonly message_id: string | null;
  readonly at_ms: number | null;
}

/** A retry further off than anybody may ask for was set by a clock that ran ahead. */
const RETRY_AHEAD_MS_MAX = 3_600_000;
const PAYLOAD_CHARS_MAX = 100_000;
const PARTS_MAX = 50;

const READY = `status = 'open' AND due_ms <= ?1`;
const reasonSchema = z.enum(['late', 'in-doubt', 'refused', 'gone', 'paused']);

function stateOf(row: DeliveryRow): DeliveryState {
  switch (row.status) {
    case 'open': return { status: 'open', failures: row.failures, retryAtMs: row.retry_ms };
    case 'delivered': return { status: 'delivered', atMs: row.ended_ms ?? 0 };
    case 'skipped': return { status: 'skipped', reason: reasonSchema.parse(row.reason), atMs: row.ended_ms ?? 0 };
  }
}

function partStateOf({ status, at_ms, message_id }: PartRow): PartState {
  switch (status) {
    case 'planned': return { status };
    case 'claimed': return { status, atMs: at_ms ?? 0 };
    case 'confirmed': return { status, messageId: message_id ?? '', atMs: at_ms ?? 0 };
  }
}

export function readDelivery(db: SqliteDatabase, row: DeliveryRow): Delivery {
  const parts = db.all<PartRow>('SELECT part, part_key, payload, status, message_id, at_ms FROM delivery_part WHERE delivery_key = ? ORDER BY part', row.key)
    .map((part): DeliveryPart => ({ index: part.part, key: part.part_key, payload: part.payload, state: partStateOf(part) }));
  return {
    key: row.key,
    origin: readRecord(originSchema, row.origin, `delivery ${row.key}`),
    place: readRecord(placeSchema, row.place, `delivery ${row.key}`),
    dueAtMs: row.due_ms,
    expiresAtMs: row.expires_ms,
    state: stateOf(row),
    parts,
  };
}

function openOne(db: SqliteDatabase, { key, origin, place, dueAtMs, expiresAtMs }: NewDelivery, nowMs: number): void {
  const isLate = expiresAtMs < nowMs;
  const { changes } = db.run(
    `INSERT INTO delivery (key, kind, owned_id, origin, place, due_ms, expires_ms, status, reason, ended_ms, failures, retry_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
     ON CONFLICT (key) DO UPDATE SET status = 'open', reason = NULL, ended_ms = NULL, failures = 0, retry_ms = 0, place = excluded.place, due_ms = excluded.due_ms, expires_ms = excluded.expires_ms
     WHERE delivery.status = 'skipped' AND delivery.reason = 'late' AND excluded.status = 'open'
       AND NOT EXISTS (SELECT 1 FROM delivery_part p WHERE p.delivery_key = delivery.key AND p.status <> 'planned')`,
    key, origin.kind, ownedIdOf(origin), JSON.stringify(origin), JSON.stringify(place), dueAtMs, expiresAtMs,
    isLate ? 'skipped' : 'open', isLate ? 'late' : null, isLate ? nowMs : null,
  );
  if (changes === 0) return;
  // Planned parts of what is opened again lost their payloads when it ended; it is composed anew.
  db.run('DELETE FROM delivery_part WHERE delivery_key = ?', key);
  if (origin.kind === 'watch') for (const story of origin.storyKeys) db.run('INSERT OR IGNORE INTO watch_story (watch_id, story_key) VALUES (?, ?)', origin.watchId, story);
}

function ownedIdOf(origin: NewDelivery['origin']): string {
  switch (origin.kind) {
    case 'digest': return origin.subscriptionId;
    case 'watch': return origin.watchId;
    case 'notice': return origin.ownedId;
  }
}

function plan(db: SqliteDatabase, key: string, parts: readonly Pick<DeliveryPart, 'key' | 'payload'>[]): void {
  if (parts.length < 1 || parts.length > PARTS_MAX) throw new RangeError(`A delivery has 1 to ${PARTS_MAX} parts, not ${parts.length} (${key})`);
  const long = parts.find(({ payload }) => payload.length > PAYLOAD_CHARS_MAX);
  if (long !== undefined) throw new RangeError(`A part has at most ${PAYLOAD_CHARS_MAX} characters, not ${long.payload.length} (${key})`);
  db.transaction(() => {
    const open = db.get("SELECT 1 FROM delivery d WHERE key = ? AND status = 'open' AND NOT EXISTS (SELECT 1 FROM delivery_part p WHERE p.delivery_key = d.key)", key);
    if (open === null) return;
    for (const [index, part] of parts.entries()) {
      db.run("INSERT INTO delivery_part (delivery_key, part, part_key, payload, status) VALUES (?, ?, ?, ?, 'planned')", key, index, part.key, part.payload);
    }
  });
}

function changePart(db: SqliteDatabase, key: string, index: number, from: PartState['status'], to: PartState): void {
  const { changes } = db.run(
    'UPDATE delivery_part SET status = ?, message_id = ?, at_ms = ? WHERE delivery_key = ? AND part = ? AND status = ?',
    to.status, to.status === 'confirmed' ? to.messageId : null, to.status === 'planned' ? null : to.atMs, key, index, from,
  );
  if (changes !== 1) throw new Error(`Part ${index} of ${key} is not ${from}: two are delivering it, or it has gone`);
}

/** The database's ledger; see the port for what each method promises. */
export function createLedgerStore(db: SqliteDatabase): LedgerStore {
  return {
    open: (deliveries, nowMs) => db.transaction(() => {
      for (const delivery of deliveries) openOne(db, delivery, nowMs);
    }),
    find: (key) => {
      const row = db.get<DeliveryRow>('SELECT * FROM delivery WHERE key = ?', key);
      return row && readDelivery(db, row);
    },
    listReady: (nowMs, limit) => db.all<DeliveryRow>(
      `SELECT * FROM delivery WHERE ${READY} AND (retry_ms <= ?1 OR retry_ms > ?1 + ${RETRY_AHEAD_MS_MAX}) ORDER BY due_ms, key LIMIT ?2`, nowMs, limit,
    ).map((row) => readDelivery(db, row)),
    nextRetryMs: (nowMs) => db.get<{ at: number | null }>(`SELECT min(CASE WHEN retry_ms > ?1 + ${RETRY_AHEAD_MS_MAX} THEN 0 ELSE retry_ms END) AS at FROM delivery WHERE ${READY}`, nowMs)?.at ?? null,
    plan: (key, parts) => plan(db, key, parts),
    claim: (key, index, atMs) => changePart(db, key, index, 'planned', { status: 'claimed', atMs }),
    release: (key, index) => changePart(db, key, index, 'claimed', { status: 'planned' }),
    confirm: (key, index, messageId, atMs) => db.transaction(() => {
      changePart(db, key, index, 'claimed', { status: 'confirmed', messageId, atMs });
      db.run('UPDATE delivery SET failures = 0, retry_ms = 0 WHERE key = ?', key);
      confirmPosted(db, key, index, messageId, atMs);
    }),
    postpone: (key, failures, retryAtMs) => {
      db.run("UPDATE delivery SET failures = ?, retry_ms = ? WHERE key = ? AND status = 'open'", failures, retryAtMs, key);
    },
    finish: (key, outcome) => db.transaction(() => {
      const reason = outcome.status === 'skipped' ? outcome.reason : null;
      const { changes } = db.run("UPDATE delivery SET status = ?, reason = ?, ended_ms = ? WHERE key = ? AND status = 'open'", outcome.status, reason, outcome.atMs, key);
      // What was posted is Discord's now; kept here it would outlive a purge of the articles it quotes.
      if (changes > 0) db.run("UPDATE delivery_part SET payload = '' WHERE delivery_key = ?", key);
    }),
    history: (subscriptionId, limit) => db.all<DeliveryRow>("SELECT * FROM delivery WHERE kind = 'digest' AND owned_id = ? ORDER BY due_ms DESC LIMIT ?", subscriptionId, limit).map((row) => readDelivery(db, row)),
    forgetBefore: (dueBeforeMs) => db.transaction(() => {
      // What a person was sent is not remembered for longer than that it was sent.
      db.run("DELETE FROM posted WHERE kind = 'part' AND channel_id IS NULL AND posted_ms < ?", dueBeforeMs);
      return db.run("DELETE FROM delivery WHERE due_ms < ? AND status <> 'open'", dueBeforeMs).changes;
    }),
  };
}
