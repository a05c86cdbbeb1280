import type { StoredReply } from '../domain/stored-reply.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Within a transaction: keeps where a reply stands and which places it prints, so that a correction can find it. */
export function keepCitations(db: SqliteDatabase, { id, userId, guildId, channelId, messageId, createdAtMs, statements }: StoredReply): void {
  if (statements.length === 0) {
    db.run('DELETE FROM posted WHERE key = ?', id);
    return;
  }
  db.run(
    `INSERT INTO posted (key, kind, user_id, guild_id, channel_id, message_id, posted_ms) VALUES (?, 'reply', ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET message_id = coalesce(excluded.message_id, message_id), channel_id = coalesce(excluded.channel_id, channel_id)`,
    id, userId, guildId, channelId, messageId, createdAtMs,
  );
  const places = JSON.stringify(statements.map(({ articleId, revision, span }) => [articleId, revision, span.start, span.end]));
  db.run(
    `DELETE FROM posted_citation WHERE posted_key = ? AND (article_id, revision, span_start, span_end) NOT IN (SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?))`,
    id, places,
  );
  db.run(
    `INSERT OR IGNORE INTO posted_citation (posted_key, article_id, revision, span_start, span_end, seen_revision)
     SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 1 FROM json_each(?)`, id, places,
  );
}

/** Within a transaction: a part of a delivery has been posted, as that message. */
export function confirmPosted(db: SqliteDatabase, deliveryKey: string, index: number, messageId: string, atMs: number): void {
  db.run(
    `UPDATE posted SET kind = 'part', message_id = ?1, posted_ms = ?2, user_id = coalesce((SELECT place ->> 'userId' FROM delivery WHERE key = ?3), user_id)
     WHERE key = (SELECT part_key FROM delivery_part WHERE delivery_key = ?3 AND part = ?4)`, messageId, atMs, deliveryKey, index,
  );
}

/** Parts of these deliveries, given as a condition on `delivery`; what is deleted of a person's goes with them. */
export function postedOfDeliveries(condition: string): string {
  return `DELETE FROM posted WHERE key IN (SELECT p.part_key FROM delivery_part p WHERE p.delivery_key IN (SELECT key FROM delivery WHERE ${condition}))`;
}
