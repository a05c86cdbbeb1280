import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { deliveryKey, type DeliveryOrigin } from '../../src/domain/delivery.ts';
import type { PostPlace, Subscription } from '../../src/domain/subscription.ts';
import type { Watch } from '../../src/domain/watch.ts';
import { type DeskStore, openDeskStore } from '../../src/store/index.ts';
import { MIGRATIONS, prepareSchema } from '../../src/store/schema.ts';
import { SqliteDatabase } from '../../src/store/sqlite-database.ts';
import { scratchFolder } from './scratch-folder.ts';
import { articleOf, commitOf } from './stored-articles.ts';

const channel: PostPlace = { kind: 'channel', guildId: 'g1', channelId: 'c1', threadId: null };
const subscriptionOf = (ownerId: string): Subscription => ({
  id: `s${ownerId}`, ownerId, place: channel, localTime: '07:30', zone: 'UTC', days: [1], topics: ['ferries'], outlets: [], storiesMax: 5, roleId: null, state: { status: 'active' }, createdAtMs: 1, effectiveFromMs: 1,
});
const watchOf = (ownerId: string): Watch => ({ id: `w${ownerId}`, ownerId, place: { kind: 'dm', userId: ownerId }, kind: 'topic', text: 'grain', quietHours: null, state: { status: 'active' }, createdAtMs: 1, seenUntilMs: 1 });

function fill(store: DeskStore, ownerId: string): void {
  store.subscriptions.save(subscriptionOf(ownerId));
  store.watches.save(watchOf(ownerId));
  const origins: readonly (readonly [DeliveryOrigin, PostPlace])[] = [
    [{ kind: 'digest', subscriptionId: `s${ownerId}`, localDate: '2026-03-04' }, channel],
    [{ kind: 'watch', watchId: `w${ownerId}`, batchMs: 5, storyKeys: ['a'] }, { kind: 'dm', userId: ownerId }],
    // Of something that was removed since: still written to this person.
    [{ kind: 'notice', notice: { kind: 'held' }, of: 'digest', ownedId: 'gone', causeKey: `digest:gone${ownerId}:2026-03-01` }, { kind: 'dm', userId: ownerId }],
  ];
  store.ledger.open(origins.map(([origin, place]) => ({ key: deliveryKey(origin), origin, place, dueAtMs: 5, expiresAtMs: 10 })), 5);
}

test('a person’s record shows their digests, watches and what was posted of them; forgetting takes these and nobody else’s', () => {
  const path = join(scratchFolder(), 'desk.db');
  const store = openDeskStore(path);
  for (const ownerId of ['7', '77']) fill(store, ownerId);
  const other = store.memory.userRecord('77');
  const { subscriptions, watches, deliveries } = store.memory.userRecord('7');
  expect([subscriptions, watches]).toEqual([[subscriptionOf('7')], [watchOf('7')]]);
  expect(deliveries.map(({ key }) => key)).toEqual(['digest:s7:2026-03-04', 'notice:held:digest:gone7:2026-03-01', 'watch:w7:5']);
  expect(store.memory.forgetUser('7')).toBe(2);
  expect(store.memory.userRecord('7')).toMatchObject({ subscriptions: [], watches: [], deliveries: [] });
  expect([store.subscriptions.find('s7'), store.watches.find('w7'), store.ledger.find('digest:s7:2026-03-04'), store.watches.postedOf('w7', ['a'])]).toEqual([null, null, null, []]);
  expect(store.memory.userRecord('77')).toEqual(other);
  store.close();
});

test('what is damaged is not shown, and is forgotten all the same', () => {
  const path = join(scratchFolder(), 'desk.db');
  const store = openDeskStore(path);
  fill(store, '7');
  store.close();
  const db = new DatabaseSync(path);
  db.exec(`UPDATE subscription SET body = '{"id":'; UPDATE delivery SET origin = '{}' WHERE kind = 'watch'`);
  db.close();
  const again = openDeskStore(path);
  expect(again.memory.userRecord('7')).toMatchObject({ subscriptions: [], watches: [{ id: 'w7' }], deliveries: { length: 2 } });
  expect(again.memory.forgetUser('7')).toBe(2);
  expect(again.ledger.find('watch:w7:5')).toBeNull();
  again.close();
});

test('a server that goes keeps its digests: they are paused, and their owner told, by the schedule', () => {
  const store = openDeskStore(':memory:');
  fill(store, '7');
  store.memory.forgetGuild('g1');
  expect(store.subscriptions.find('s7')).toEqual(subscriptionOf('7'));
  store.close();
});

test('when an article was first stored is kept through later revisions; old databases know it of none', () => {
  const path = join(scratchFolder(), 'desk.db');
  const old = new SqliteDatabase(path);
  prepareSchema(old, MIGRATIONS.slice(0, 3));
  old.close();
  const store = openDeskStore(path);
  const idsStored = (sinceMs: number, untilMs: number): string[] => store.listHeads({ stored: { sinceMs, untilMs } }, { limit: 10 }).map(({ id }) => id);
  const first = commitOf(articleOf({ id: 'a', text: 'Ferries stop at noon today, the harbour says.' }));
  store.commitArticle({ ...first, storedAtMs: 100 });
  store.commitArticle(commitOf(articleOf({ id: 'unknown', text: 'Nobody knows when this came in, and nobody asks.' })));
  expect([idsStored(100, 101), idsStored(0, 100), idsStored(0, Number.MAX_SAFE_INTEGER)]).toEqual([['a'], [], ['a']]);
  const revised = commitOf({ ...articleOf({ id: 'a', text: 'Ferries go on at noon today, the harbour says.' }), revision: 2 });
  store.commitArticle({ ...revised, storedAtMs: 200 });
  expect([idsStored(100, 101), idsStored(200, 201)]).toEqual([['a'], []]);
  expect(store.vectorsOf('a', 3)).toEqual(revised.vectors.slice(0, 3));
  store.close();
});
