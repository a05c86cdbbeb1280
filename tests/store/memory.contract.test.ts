import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Conversation } from '../../src/domain/conversation.ts';
import { GUILD_SETTINGS_DEFAULT } from '../../src/domain/guild-settings.ts';
import type { Feedback } from '../../src/domain/memory.ts';
import type { StoredReply } from '../../src/domain/stored-reply.ts';
import { openDeskStore, type DeskStore, type MemoryStore } from '../../src/store/index.ts';
import { MIGRATIONS, prepareSchema } from '../../src/store/schema.ts';
import { SqliteDatabase } from '../../src/store/sqlite-database.ts';
import { scratchFolder } from './scratch-folder.ts';
import { articleOf, store } from './stored-articles.ts';

const turn = { question: 'What did Varo say?', speaker: 'Varo', topic: 'the dam', names: ['Varo'], articleIds: ['a1'], shown: [{ articleId: 'a1', start: 4 }] };

function replyOf(fields: Partial<StoredReply> = {}): StoredReply {
  return {
    id: 'reply-0000000001', userId: '7', guildId: 'g1', channelId: 'c1', messageId: null, createdAtMs: 1_000, question: 'What did Varo say?', status: 'answered',
    statements: [{ articleId: 'a1', revision: 1, span: { start: 4, end: 9 }, type: 'direct', speaker: 'Ilke Varo' }], pageStart: 0,
    limits: { sinceMs: null, untilMs: 5_000, outlet: null, outletsHidden: ['The Ledger'], stateMedia: false }, turn, ...fields,
  };
}

const conversationOf = (fields: Partial<Conversation> = {}): Conversation => ({ key: 'channel:c1:7', userId: '7', updatedAtMs: 1_000, turns: [turn], ...fields });
const feedbackOf = (fields: Partial<Feedback> = {}): Feedback => ({
  replyId: 'reply-0000000001', userId: '7', vote: 'up', atMs: 1_000, question: 'What did Varo say?', status: 'answered', articleIds: ['a1'], ...fields,
});

function deskAt(path: string): DeskStore {
  const desk = openDeskStore(path);
  onTestFinished(() => desk.close());
  return desk;
}

const newMemory = (): MemoryStore => deskAt(':memory:').memory;

/** One of everything for a person, in a direct message and in a server. */
function fill(memory: MemoryStore, userId: string): void {
  memory.saveReply(replyOf({ id: `dm-${userId}`, userId, guildId: null }));
  memory.saveReply(replyOf({ id: `server-${userId}`, userId }));
  memory.saveConversation(conversationOf({ key: `dm:${userId}`, userId }));
  memory.saveConversation(conversationOf({ key: `channel:c1:${userId}`, userId }));
  memory.saveFeedback(feedbackOf({ userId }));
  memory.saveConsent(userId, true);
}

describe('what is remembered', () => {
  test('comes back as it was given, and a later one of the same name replaces it', () => {
    const memory = newMemory();
    expect([memory.findReply('none'), memory.findConversation('none', 0), memory.findConsent('7'), memory.findNote('none')]).toEqual([null, null, null, null]);
    for (const reply of [replyOf(), replyOf({ messageId: 'm9', pageStart: 3, turn: null, statements: [], status: 'not-found' })]) {
      memory.saveReply(reply);
      expect(memory.findReply(reply.id)).toEqual(reply);
    }
    for (const conversation of [conversationOf(), conversationOf({ updatedAtMs: 2_000, turns: [] })]) {
      memory.saveConversation(conversation);
      expect(memory.findConversation(conversation.key, 0)).toEqual(conversation);
    }
    for (const feedback of [feedbackOf(), feedbackOf({ vote: 'down', atMs: 9 })]) {
      memory.saveFeedback(feedback);
      expect(memory.listFeedback()).toEqual([feedback]);
    }
    for (const settings of [{ ...GUILD_SETTINGS_DEFAULT, channelIds: ['c1'] }, { ...GUILD_SETTINGS_DEFAULT, stateMedia: false }]) {
      memory.saveGuildSettings('g1', settings);
      expect(memory.allGuildSettings()).toEqual([{ guildId: 'g1', settings }]);
    }
    memory.saveConsent('7', true);
    memory.saveConsent('7', false);
    memory.saveNote('commands', 'one');
    memory.saveNote('commands', 'two');
    expect([memory.findConsent('7'), memory.findNote('commands')]).toEqual([false, 'two']);
    memory.deleteConversation('channel:c1:7');
    expect(memory.findConversation('channel:c1:7', 0)).toBeNull();
  });

  test('a conversation last touched before the moment asked for is as good as none', () => {
    const memory = newMemory();
    memory.saveConversation(conversationOf({ updatedAtMs: 500 }));
    expect(memory.findConversation('channel:c1:7', 500)).not.toBeNull();
    expect(memory.findConversation('channel:c1:7', 501)).toBeNull();
  });

  test('two people may hold an opinion of one reply', () => {
    const memory = newMemory();
    memory.saveFeedback(feedbackOf({ userId: '8', atMs: 2 }));
    memory.saveFeedback(feedbackOf({ userId: '7', atMs: 1, vote: 'down' }));
    expect(memory.listFeedback().map(({ userId, vote }) => [userId, vote])).toEqual([['7', 'down'], ['8', 'up']]);
  });

  test('any question survives the way through the database', () => {
    const memory = newMemory();
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat(), (question, createdAtMs) => {
      const reply = replyOf({ question: question.toWellFormed(), createdAtMs });
      memory.saveReply(reply);
      expect(memory.findReply(reply.id)).toEqual(reply);
    }), { numRuns: 60 });
  });

  test('outlives the process, and does not make the articles’ generation grow', () => {
    const path = join(scratchFolder(), 'desk.db');
    const first = openDeskStore(path);
    fill(first.memory, '7');
    const record = first.memory.userRecord('7');
    expect(first.generation()).toBe(0);
    first.close();
    expect(deskAt(path).memory.userRecord('7')).toEqual(record);
  });

  test.each(['reply', 'conversation', 'feedback', 'guild_settings'])('a damaged row of %s is taken for absent', (table) => {
    const path = join(scratchFolder(), 'desk.db');
    const first = openDeskStore(path);
    fill(first.memory, '7');
    first.memory.saveGuildSettings('g1', GUILD_SETTINGS_DEFAULT);
    first.close();
    const db = new DatabaseSync(path);
    const { pk } = db.prepare(`SELECT min(rowid) AS pk FROM ${table}`).get() as { pk: number };
    const damage = db.prepare(`UPDATE ${table} SET body = ? WHERE rowid = ?`);
    damage.run(table === 'reply' ? '{"id":' : '{"id":5}', pk);
    db.close();
    const { memory } = deskAt(path);
    const { replies, conversations, feedback } = memory.userRecord('7');
    const counts = { reply: replies.length, conversation: conversations.length, feedback: feedback.length, guild_settings: memory.allGuildSettings().length };
    expect(counts).toEqual({ reply: 2, conversation: 2, feedback: 1, guild_settings: 1, [table]: ['reply', 'conversation'].includes(table) ? 1 : 0 });
    expect(memory.forgetUser('7')).toBe(5); // what cannot be read can still be forgotten
  });
});

describe('forgetting', () => {
  test('a person: everything that the record shows, wherever it was said, and nobody else’s', () => {
    const memory = newMemory();
    for (const userId of ['7', '77']) fill(memory, userId);
    const other = memory.userRecord('77');
    const { conversations, replies, feedback } = memory.userRecord('7');
    expect([conversations.length, replies.length, feedback.length]).toEqual([2, 2, 1]);
    expect(memory.forgetUser('7')).toBe(5);
    expect(memory.userRecord('7')).toEqual({ userId: '7', consent: null, conversations: [], replies: [], feedback: [], subscriptions: [], watches: [], deliveries: [] });
    expect(memory.findReply('server-7')).toBeNull();
    expect(memory.userRecord('77')).toEqual(other);
    expect(memory.forgetUser('7')).toBe(0);
  });

  test('leaves no words of theirs in the files', () => {
    const folder = scratchFolder();
    const path = join(folder, 'desk.db');
    const { memory } = deskAt(path);
    const question = 'What became of the zanzibarite ferry?';
    for (let i = 0; i < 40; i += 1) memory.saveReply(replyOf({ id: `r${i}`, question }));
    memory.saveConversation(conversationOf({ turns: [{ ...turn, question }] }));
    const holds = (): boolean => ['', '-wal'].some((end) => readFileSync(`${path}${end}`).includes('zanzibarite'));
    expect(holds()).toBe(true);
    memory.forgetUser('7');
    expect(holds()).toBe(false);
  });

  test('a server: its settings, its replies and the conversations in its channels; opinions belong to their people', () => {
    const memory = newMemory();
    fill(memory, '7');
    memory.saveReply(replyOf({ id: 'elsewhere', guildId: 'g2', channelId: 'c2' }));
    memory.saveConversation(conversationOf({ key: 'channel:c2:7' }));
    for (const guildId of ['g1', 'g2']) memory.saveGuildSettings(guildId, { ...GUILD_SETTINGS_DEFAULT, privateByDefault: true });
    memory.forgetGuild('g1');
    const { replies, conversations, feedback, consent } = memory.userRecord('7');
    expect(replies.map(({ id }) => id).sort()).toEqual(['dm-7', 'elsewhere']);
    expect(conversations.map(({ key }) => key).sort()).toEqual(['channel:c2:7', 'dm:7']);
    expect([feedback.length, consent]).toEqual([1, true]);
    expect(memory.allGuildSettings().map(({ guildId }) => guildId)).toEqual(['g2']);
  });

  test('what is old: replies and conversations each by their own moment; opinions, settings and notes stay', () => {
    const memory = newMemory();
    for (const [id, atMs] of [['old', 10], ['edge', 20], ['new', 30]] as const) {
      memory.saveReply(replyOf({ id, createdAtMs: atMs }));
      memory.saveConversation(conversationOf({ key: `channel:${id}:7`, updatedAtMs: atMs }));
    }
    memory.saveFeedback(feedbackOf({ replyId: 'old', atMs: 1 }));
    memory.saveNote('commands', 'one');
    memory.forgetBefore({ conversationsMs: 30, repliesMs: 20 });
    const { replies, conversations, feedback } = memory.userRecord('7');
    expect(replies.map(({ id }) => id)).toEqual(['edge', 'new']);
    expect(conversations.map(({ key }) => key)).toEqual(['channel:new:7']);
    expect([feedback.length, memory.findNote('commands')]).toEqual([1, 'one']);
  });
});

test('a database of the first version gets its memory, and loses nothing', () => {
  const path = join(scratchFolder(), 'desk.db');
  const old = new SqliteDatabase(path);
  prepareSchema(old, MIGRATIONS.slice(0, 1));
  // What the first version stored: written by the present code into the tables both have.
  old.run("INSERT INTO shard VALUES ('2024-03', '2024-03', 1, 0)");
  old.run("INSERT INTO article (id, revision, shard) VALUES ('kept', 1, '2024-03')");
  old.run("INSERT INTO revision (article_pk, revision, title, kind, state_media, language, sample, origin, published_ms, published_iso) VALUES (1, 1, 'Kept', 'news', 0, 'en', 0, 'kept.txt', 1709629800000, '2024-03-05T09:10:00Z')");
  old.run("INSERT INTO revision_text VALUES (1, 1, 'Kept as it was.')");
  const id = old.get("SELECT value FROM meta WHERE key = 'databaseId'");
  old.close();
  const desk = deskAt(path);
  expect(desk.findArticle('kept')).toMatchObject({ title: 'Kept', text: 'Kept as it was.' });
  expect({ value: desk.databaseId }).toEqual(id);
  desk.memory.saveReply(replyOf());
  store(desk, articleOf());
  expect(desk.memory.findReply(replyOf().id)).toEqual(replyOf());
  expect([desk.coverage().articles, desk.integrityProblems()]).toEqual([2, []]);
});
