import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { StoredReply } from '../../src/domain/stored-reply.ts';
import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { scratchFolder } from './scratch-folder.ts';
import { articleOf, commitOf, quoteOf, store } from './stored-articles.ts';

/** A word that stands in nothing else. */
const RARE = 'quandermole';
const SENTENCE = `The ${RARE} of Tolm is painted green.`;
const purged = articleOf({ text: `${SENTENCE}\n\n"We shall open both harbours," said Minister Oda Brandt.` });
const other = articleOf({ id: 'a2', outlet: 'Harbour Post', title: 'Herring', url: 'https://post.example/herring', text: 'The herring is back.\n\n"It is back," said the fisher Tam Orel.' });
const AT = { atMs: 9_000, erase: true } as const;
const URL_TARGET = { kind: 'url', url: purged.url ?? '' } as const;

function openStore(folder = scratchFolder()): { desk: DeskStore; folder: string } {
  const desk = openDeskStore(join(folder, 'desk.db'));
  onTestFinished(() => desk.close());
  return { desk, folder };
}

function fill(desk: DeskStore): void {
  store(desk, purged, [quoteOf(purged, 'We shall open both harbours,', 'Oda Brandt')]);
  store(desk, { ...purged, text: `${purged.text}\n\nThe boats sail in June.` }, [quoteOf(purged, 'We shall open both harbours,', 'Oda Brandt')]);
  store(desk, other, [quoteOf(other, 'It is back,', 'Tam Orel')]);
}

const replyOf = (id: string, changes: Partial<StoredReply> = {}): StoredReply => ({
  id, userId: 'u1', guildId: 'g1', channelId: 'c1', messageId: `m-${id}`, createdAtMs: 100, question: 'What is green?', status: 'answered', pageStart: 1,
  statements: [{ articleId: 'a2', revision: 1, span: { start: 0, end: 10 }, type: 'report', speaker: null }, { articleId: 'a1', revision: 1, span: { start: 0, end: 10 }, type: 'direct', speaker: 'Oda Brandt' }],
  limits: { sinceMs: null, untilMs: null, outlet: null, outletsHidden: [], stateMedia: true }, turn: null, ...changes,
});

const bytesOf = (folder: string): string => readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1')).join('');

describe('a purge', () => {
  test('leaves nothing of an article, in any revision, and everything of the others', () => {
    const { desk, folder } = openStore();
    fill(desk);
    expect(bytesOf(folder)).toContain(RARE);
    const report = desk.purge(URL_TARGET, AT);
    expect(report).toMatchObject({ erased: true, articles: [{ articleId: 'a1', revisions: 2, chunks: 3, quotes: 2 }], replies: 0, messagesPending: 0 });
    expect([desk.findArticle('a1'), desk.findArticle('a1', 1), desk.quotesOf('a1', 1), desk.searchChunks([RARE], { limit: 5 }), desk.searchArticles(['harbours'], { limit: 5 })]).toEqual([null, null, [], [], []]);
    expect([desk.speakers().map(({ name }) => name), desk.countChunks(), desk.coverage().articles]).toEqual([['Tam Orel'], 2, 1]);
    expect(desk.searchChunks(['fisher'], { limit: 5 })).toHaveLength(1);
    expect(desk.integrityProblems()).toEqual([]);
    // While it is open, and after: neither the sentence nor its words, as the search keeps them, in the file or its log.
    for (const gone of [RARE, 'quandermol', 'Oda Brandt', 'both harbours']) expect(bytesOf(folder)).not.toContain(gone);
    desk.close();
    expect(bytesOf(folder)).not.toContain('quandermol');
  });

  test('says beforehand what it would erase, and erases nothing by that', () => {
    const { desk } = openStore();
    fill(desk);
    desk.memory.saveReply(replyOf('r1'));
    const told = desk.purge(URL_TARGET, { ...AT, erase: false });
    expect(told).toMatchObject({ erased: false, replies: 1, messagesPending: 1 });
    expect(desk.findArticle('a1')).not.toBeNull();
    expect(desk.purge(URL_TARGET, AT)).toEqual({ ...told, erased: true });
    expect(desk.purge(URL_TARGET, AT)).toMatchObject({ erased: false, articles: [] });
  });

  test('of an outlet takes all of its articles, whatever its name is written like', () => {
    const { desk } = openStore();
    fill(desk);
    store(desk, { ...purged, id: 'a3', url: 'https://courier.example/two' });
    expect(desk.purge({ kind: 'outlet', outlet: 'meridian courier' }, AT).articles.map(({ articleId }) => articleId)).toEqual(['a1', 'a3']);
    expect(desk.outlets()).toEqual([{ name: 'Harbour Post', count: 1 }]);
  });

  test('is remembered by hashes alone, for the address, the id and the outlet, until it is lifted', () => {
    const { desk, folder } = openStore();
    fill(desk);
    const asked = { articleId: 'x', url: null, outlet: null };
    desk.purge(URL_TARGET, AT);
    expect([desk.findTombstone({ ...asked, articleId: 'a1' }), desk.findTombstone({ ...asked, url: purged.url }), desk.findTombstone({ ...asked, outlet: purged.outlet })]).toEqual([{ atMs: 9_000 }, { atMs: 9_000 }, null]);
    expect(bytesOf(folder)).not.toContain('courier.example/ferry');
    expect([desk.forgetTombstones(URL_TARGET), desk.forgetTombstones(URL_TARGET), desk.findTombstone({ ...asked, articleId: 'a1' })]).toEqual([1, 0, null]);
    desk.purge({ kind: 'outlet', outlet: 'Harbour Post' }, AT);
    expect([desk.findTombstone({ ...asked, outlet: 'harbour post' }), desk.findTombstone({ ...asked, url: other.url })]).toEqual([{ atMs: 9_000 }, { atMs: 9_000 }]);
    expect([desk.forgetTombstones({ kind: 'outlet', outlet: 'HARBOUR POST' }), desk.findTombstone({ ...asked, outlet: 'Harbour Post', url: other.url })]).toEqual([2, null]);
  });

  test('reaches answers, conversations and what was posted; what only its reader saw is counted', () => {
    const { desk } = openStore();
    fill(desk);
    const turn = { question: 'q', speaker: null, topic: 't', names: ['Oda Brandt'], articleIds: ['a1'], shown: [] };
    desk.memory.saveReply(replyOf('r1', { turn }));
    desk.memory.saveReply(replyOf('private', { messageId: null }));
    desk.memory.saveConversation({ key: 'dm:u1', userId: 'u1', updatedAtMs: 100, turns: [turn] });
    desk.memory.saveConversation({ key: 'dm:u2', userId: 'u2', updatedAtMs: 100, turns: [{ ...turn, articleIds: ['a2'] }] });
    expect(desk.purge(URL_TARGET, AT)).toMatchObject({ replies: 2, messagesPending: 1, outOfReach: 1 });
    expect(desk.memory.findReply('r1')).toMatchObject({ statements: [{ articleId: 'a2' }], pageStart: 0, turn: null });
    expect([desk.memory.findConversation('dm:u1', 0), desk.memory.findConversation('dm:u2', 0)?.key]).toEqual([null, 'dm:u2']);
    expect(desk.amendments.claim('r1')).toMatchObject({ messageId: 'm-r1', changes: [{ articleId: 'a1', cause: 'purged', atMs: 9_000, addressHashes: [expect.stringMatching(/^[0-9a-f]{64}$/) as string] }] });
    desk.amendments.confirm('r1', 9_500);
    expect(desk.amendments.listReady(99_000, 5)).toEqual([]);
  });

  test.each([['planned', 0], ['claimed', 1]])('a digest on its way that quotes it, %s, keeps none of its words', (_, claimed) => {
    const { desk, folder } = openStore();
    fill(desk);
    desk.ledger.open([{ key: 'd', origin: { kind: 'digest', subscriptionId: 's', localDate: '2024-03-06' }, place: { kind: 'channel', guildId: 'g', channelId: 'c', threadId: null }, dueAtMs: 100, expiresAtMs: 90_000 }], 100);
    desk.memory.saveReply(replyOf('part', { userId: '0', messageId: null }));
    desk.ledger.plan('d', [{ key: 'part', payload: JSON.stringify({ components: [SENTENCE] }) }]);
    if (claimed === 1) desk.ledger.claim('d', 0, 200);
    expect(desk.purge(URL_TARGET, AT).deliveries).toBe(1);
    expect(desk.ledger.find('d')).toMatchObject(claimed === 0 ? { state: { status: 'open' }, parts: [] } : { state: { status: 'skipped' }, parts: [{ payload: '' }] });
    expect(bytesOf(folder)).not.toContain(RARE);
  });

  test('leaves the copies of what it erased to copy each other', () => {
    const { desk } = openStore();
    const text = Array.from({ length: 60 }, (_, i) => `The pilot counted ship number ${i} in the harbour of Tolm.`).join(' ');
    for (const [i, id] of ['b1', 'b2', 'b3'].entries()) desk.commitArticle(commitOf(articleOf({ id, text, url: `https://${id}.example/`, publishedAt: `2024-03-0${i + 1}T00:00:00Z` })));
    desk.purge({ kind: 'url', url: 'https://b1.example/' }, AT);
    expect([desk.duplicateOf('b2'), desk.duplicateOf('b3')]).toEqual([null, 'b2']);
  });
});
