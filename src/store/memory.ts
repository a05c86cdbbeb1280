import type { Conversation } from '../domain/conversation.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Feedback } from '../domain/memory.ts';
import type { StoredReply } from '../domain/stored-reply.ts';
import { type DeliveryRow, readDelivery } from './ledger.ts';
import { conversationSchema, feedbackSchema, guildSettingsSchema, readBody, replySchema } from './memory-rows.ts';
import type { MemoryStore } from './ports.ts';
import { keepCitations, postedOfDeliveries } from './posted.ts';
import { subscriptionSchema, watchSchema } from './schedule-rows.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

interface BodyRow {
  readonly body: string;
}

const present = <T>(value: T | null): T[] => (value === null ? [] : [value]);

function repliesOf(db: SqliteDatabase, userId: string): StoredReply[] {
  return db.all<BodyRow>('SELECT body FROM reply WHERE user_id = ? ORDER BY created_ms, id', userId).flatMap(({ body }) => present(readBody(replySchema, body)));
}

function conversationsOf(db: SqliteDatabase, userId: string): Conversation[] {
  return db.all<BodyRow>('SELECT body FROM conversation WHERE user_id = ? ORDER BY updated_ms, key', userId).flatMap(({ body }) => present(readBody(conversationSchema, body)));
}

function feedbackOf(db: SqliteDatabase, userId: string | null): Feedback[] {
  return db.all<BodyRow>('SELECT body FROM feedback WHERE user_id = coalesce(?, user_id) ORDER BY at_ms, user_id, reply_id', userId)
    .flatMap(({ body }) => present(readBody(feedbackSchema, body)));
}

/** Of what this person made, and what was sent to them; takes the person's id twice. */
const DELIVERIES_OF = `(owned_id IN (SELECT id FROM subscription WHERE owner_id = ?1 UNION ALL SELECT id FROM watch WHERE owner_id = ?1)
  OR (place ->> 'kind' = 'dm' AND place ->> 'userId' = ?1))`;

/** One that cannot be read is left out of the record, which must not fail on it; it is forgotten with the others. */
function postingsOf<T>(db: SqliteDatabase, table: 'subscription' | 'watch', schema: Parameters<typeof readBody<T>>[0], userId: string): T[] {
  return db.all<BodyRow>(`SELECT body FROM ${table} WHERE owner_id = ? ORDER BY created_ms, id`, userId).flatMap(({ body }) => present(readBody(schema, body)));
}

function readableDelivery(db: SqliteDatabase, row: DeliveryRow): Delivery[] {
  try {
    return [readDelivery(db, row)];
  } catch {
    return []; // damaged
  }
}

/** Deletes in one transaction, then empties the log: what was erased is in no page of either file. Gives the rows deleted by each. */
function erase(db: SqliteDatabase, ...deletions: readonly (readonly [sql: string, ...values: (string | number)[]])[]): number[] {
  const counts = db.transaction(() => deletions.map(([sql, ...values]) => db.run(sql, ...values).changes));
  db.get('PRAGMA wal_checkpoint(TRUNCATE)');
  return counts;
}

function forgetUser(db: SqliteDatabase, userId: string): number {
  const [, , replies = 0, conversations = 0, opinions = 0, , subscriptions = 0, watches = 0] = erase(
    db,
    // First, while it can still be told whose they are. A digest or watch that is gone is not delivered any further.
    [postedOfDeliveries(DELIVERIES_OF), userId],
    [`DELETE FROM delivery WHERE ${DELIVERIES_OF}`, userId],
    ['DELETE FROM reply WHERE user_id = ?', userId],
    ['DELETE FROM conversation WHERE user_id = ?', userId],
    ['DELETE FROM feedback WHERE user_id = ?', userId],
    ['DELETE FROM consent WHERE user_id = ?', userId],
    ['DELETE FROM subscription WHERE owner_id = ?', userId],
    ['DELETE FROM watch WHERE owner_id = ?', userId],
    ['DELETE FROM posted WHERE user_id = ?', userId],
  );
  return replies + conversations + opinions + subscriptions + watches;
}

/** A conversation names its channel, not its server; which channels were the server's is known from its replies. */
const OF_GUILDS_CHANNELS = `key IN (
  SELECT c.key FROM conversation c JOIN (SELECT DISTINCT channel_id FROM reply WHERE guild_id = ? AND channel_id IS NOT NULL) r
  ON c.key = 'channel:' || r.channel_id || ':' || c.user_id)`;

function forgetGuild(db: SqliteDatabase, guildId: string): void {
  erase(
    db,
    [`DELETE FROM conversation WHERE ${OF_GUILDS_CHANNELS}`, guildId],
    ['DELETE FROM reply WHERE guild_id = ?', guildId],
    ['DELETE FROM posted WHERE guild_id = ?', guildId],
    ['DELETE FROM guild_settings WHERE guild_id = ?', guildId],
  );
}

function saveReply(db: SqliteDatabase, reply: StoredReply): void {
  db.transaction(() => {
    db.run(
      'INSERT OR REPLACE INTO reply (id, user_id, guild_id, channel_id, created_ms, body) VALUES (?, ?, ?, ?, ?, ?)',
      reply.id, reply.userId, reply.guildId, reply.channelId, reply.createdAtMs, JSON.stringify(reply),
    );
    keepCitations(db, reply);
  });
}

function findConversation(db: SqliteDatabase, key: string, freshSinceMs: number): Conversation | null {
  const row = db.get<BodyRow>('SELECT body FROM conversation WHERE key = ? AND updated_ms >= ?', key, freshSinceMs);
  return row && readBody(conversationSchema, row.body);
}

function findConsent(db: SqliteDatabase, userId: string): boolean | null {
  const row = db.get<{ given: number }>('SELECT given FROM consent WHERE user_id = ?', userId);
  return row && row.given === 1;
}

/** See `Memory` of the domain; nothing here touches the articles' generation. */
export function createMemoryStore(db: SqliteDatabase): MemoryStore {
  return {
    saveReply: (reply) => saveReply(db, reply),
    findReply(id) {
      const row = db.get<BodyRow>('SELECT body FROM reply WHERE id = ?', id);
      return row && readBody(replySchema, row.body);
    },
    findConversation: (key, freshSinceMs) => findConversation(db, key, freshSinceMs),
    saveConversation: (conversation) => void db.run(
      'INSERT OR REPLACE INTO conversation (key, user_id, updated_ms, body) VALUES (?, ?, ?, ?)',
      conversation.key, conversation.userId, conversation.updatedAtMs, JSON.stringify(conversation),
    ),
    deleteConversation: (key) => void erase(db, ['DELETE FROM conversation WHERE key = ?', key]),
    allGuildSettings: () => db.all<BodyRow & { guild_id: string }>('SELECT guild_id, body FROM guild_settings ORDER BY guild_id').flatMap(({ guild_id, body }) =>
      present(readBody(guildSettingsSchema, body)).map((settings) => ({ guildId: guild_id, settings }))),
    saveGuildSettings: (guildId, settings) => void db.run('INSERT OR REPLACE INTO guild_settings VALUES (?, ?)', guildId, JSON.stringify(settings)),
    forgetGuild: (guildId) => forgetGuild(db, guildId),
    findConsent: (userId) => findConsent(db, userId),
    saveConsent: (userId, given) => void db.run('INSERT OR REPLACE INTO consent VALUES (?, ?)', userId, given ? 1 : 0),
    saveFeedback: (feedback) => void db.run(
      'INSERT OR REPLACE INTO feedback (user_id, reply_id, at_ms, body) VALUES (?, ?, ?, ?)', feedback.userId, feedback.replyId, feedback.atMs, JSON.stringify(feedback),
    ),
    listFeedback: () => feedbackOf(db, null),
    userRecord: (userId) => ({
      userId, consent: findConsent(db, userId), conversations: conversationsOf(db, userId), replies: repliesOf(db, userId), feedback: feedbackOf(db, userId),
      subscriptions: postingsOf(db, 'subscription', subscriptionSchema, userId), watches: postingsOf(db, 'watch', watchSchema, userId),
      deliveries: db.all<DeliveryRow>(`SELECT * FROM delivery WHERE ${DELIVERIES_OF} ORDER BY due_ms, key`, userId).flatMap((row) => readableDelivery(db, row)),
    }),
    forgetUser: (userId) => forgetUser(db, userId),
    forgetBefore: ({ conversationsMs, repliesMs }) => void erase(
      db, ['DELETE FROM conversation WHERE updated_ms < ?', conversationsMs], ['DELETE FROM reply WHERE created_ms < ?', repliesMs],
      ["DELETE FROM posted WHERE kind = 'reply' AND posted_ms < ?", repliesMs],
    ),
    findNote: (key) => db.get<{ value: string }>('SELECT value FROM note WHERE key = ?', key)?.value ?? null,
    saveNote: (key, value) => void db.run('INSERT OR REPLACE INTO note VALUES (?, ?)', key, value),
  };
}
