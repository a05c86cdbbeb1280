import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDeskStore } from '../../src/store/index.ts';
import { POSTED_SCHEMA } from '../../src/store/posted-schema.ts';
import { MIGRATIONS, prepareSchema } from '../../src/store/schema.ts';
import { SqliteDatabase } from '../../src/store/sqlite-database.ts';
import { scratchFolder } from './scratch-folder.ts';

test('a database from before corrections knows of its posts: answers by their replies, digests by their ledger, each with what it quotes', () => {
  const path = join(scratchFolder(), 'desk.db');
  const old = new SqliteDatabase(path);
  prepareSchema(old, MIGRATIONS.slice(0, MIGRATIONS.indexOf(POSTED_SCHEMA)));
  const statements = [{ articleId: 'a1', revision: 1, span: { start: 3, end: 9 }, type: 'report', speaker: null }];
  const reply = (id: string, messageId: string | null): void => {
    old.run('INSERT INTO reply VALUES (?, ?, NULL, NULL, 100, ?)', id, '0', JSON.stringify({ id, messageId, statements }));
  };
  reply('answer', 'm1');
  reply('part', null);
  reply('private', null);
  old.run("INSERT INTO reply VALUES ('damaged', '0', NULL, NULL, 100, 'no json')");
  old.run("INSERT INTO delivery VALUES ('d', 'digest', 's', '{}', ?, 1, 2, 'delivered', NULL, 3, 0, 0)", JSON.stringify({ kind: 'dm', userId: 'u9' }));
  old.run("INSERT INTO delivery_part VALUES ('d', 0, 'part', '', 'confirmed', 'm2', 3)");
  old.run("INSERT INTO shard VALUES ('2024-03', '2024-03', 1, 0)");
  old.run("INSERT INTO article (pk, id, revision, shard) VALUES (1, 'a1', 1, '2024-03')");
  old.close();

  const desk = openDeskStore(path);
  desk.retract('a1', { reason: 'gone', atMs: 200 });
  expect(desk.amendments.changedCitations().map(({ key, articleId, span }) => [key, articleId, span.start, span.end])).toEqual([['answer', 'a1', 3, 9], ['part', 'a1', 3, 9]]);
  desk.amendments.record(desk.amendments.changedCitations().map((citation) => ({ citation, correction: { kind: 'retracted', reason: 'gone', atMs: 200 } })), 300);
  expect(desk.amendments.listReady(400, 5)).toMatchObject([{ key: 'answer', messageId: 'm1' }, { key: 'part', messageId: 'm2', userId: 'u9' }]);
  expect(desk.integrityProblems()).toEqual([]);
  desk.close();
});
