import { describe, expect, onTestFinished, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import type { StoredReply } from '../../src/domain/stored-reply.ts';
import { correctionOf, findCorrections } from '../../src/pipeline/find-corrections.ts';
import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { articleOf, commitOf } from '../store/stored-articles.ts';

const WORDS = 'We shall open both harbours,';
const ferry = articleOf();
const spanOf = (text: string, words: string): { start: number; end: number } => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const place = { articleId: 'a1', revision: 1, span: spanOf(ferry.text, WORDS), type: 'direct', speaker: 'Oda Brandt' } as const;
const replyOf = (id: string, changes: Partial<StoredReply> = {}): StoredReply => ({
  id, userId: 'u1', guildId: 'g1', channelId: 'c1', messageId: `m-${id}`, createdAtMs: 100, question: 'What did Brandt say?', status: 'answered', statements: [place], pageStart: 0,
  limits: { sinceMs: null, untilMs: null, outlet: null, outletsHidden: [], stateMedia: true }, turn: null, ...changes,
});

function openStore(): DeskStore {
  const opened = openDeskStore(':memory:');
  onTestFinished(() => opened.close());
  opened.commitArticle({ ...commitOf(ferry), storedAtMs: 1_000 });
  return opened;
}

function revise(desk: DeskStore, change: (text: string) => string, storedAtMs: number): void {
  const article: Article = { ...ferry, text: change(desk.findArticle('a1')?.text ?? '') };
  desk.commitArticle({ ...commitOf({ ...article, revision: desk.revisionFor(article) }), storedAtMs });
}

const pending = (desk: DeskStore): unknown => desk.amendments.listReady(10_000, 10).map(({ key, changes }) => [key, ...changes.map(({ cause, atMs }) => `${cause} ${atMs}`)]);

describe('what has become of quoted words', () => {
  test('they stand while the newest revision has them somewhere, exactly up to white space', () => {
    const desk = openStore();
    expect(correctionOf(place, desk)).toBeNull();
    revise(desk, (text) => `A new first paragraph.\n\n${text.replace('open both', 'open\nboth')}`, 2_000);
    expect(correctionOf(place, desk)).toBeNull();
    revise(desk, (text) => text.replace('harbours', 'Harbours'), 3_000);
    expect(correctionOf(place, desk)).toEqual({ kind: 'words-gone', atMs: 3_000 });
  });

  test('the day is the one on which they went for good, and a retraction is told before anything else', () => {
    const desk = openStore();
    revise(desk, (text) => text.replace(WORDS, 'Both harbours will open,'), 2_000);
    revise(desk, (text) => text.replace('in May', 'in June'), 3_000);
    expect(correctionOf(place, desk)).toEqual({ kind: 'words-gone', atMs: 2_000 });
    desk.retract('a1', { reason: 'killed', atMs: 4_000 });
    expect(correctionOf(place, desk)).toEqual({ kind: 'retracted', reason: 'killed', atMs: 4_000 });
    expect(correctionOf({ ...place, articleId: 'none' }, desk)).toBeNull();
  });
});

describe('posted messages that are to be changed', () => {
  test('are those that quote words which are gone, each once, whatever is revised afterwards', () => {
    const desk = openStore();
    desk.memory.saveReply(replyOf('quotes'));
    desk.memory.saveReply(replyOf('other-words', { statements: [{ ...place, span: spanOf(ferry.text, 'The boats sail') }] }));
    desk.memory.saveReply(replyOf('private', { messageId: null }));
    expect([findCorrections(desk, 1_500), pending(desk)]).toEqual([0, []]);
    revise(desk, (text) => text.replace(WORDS, 'Both harbours will open,'), 2_000);
    expect([findCorrections(desk, 2_500), findCorrections(desk, 2_600)]).toEqual([1, 0]);
    expect(pending(desk)).toEqual([['quotes', 'revised 2000']]);
    desk.amendments.claim('quotes');
    desk.amendments.confirm('quotes', 2_700);
    revise(desk, (text) => text.replace('on Tuesday', 'on Monday'), 3_000);
    expect([findCorrections(desk, 3_500), pending(desk)]).toEqual([0, []]);
    desk.retract('a1', { reason: 'retracted', atMs: 4_000 });
    expect(findCorrections(desk, 4_500)).toBe(2);
    expect(pending(desk)).toEqual([['other-words', 'retracted 4000'], ['quotes', 'retracted 4000']]);
  });

  test('a retraction that is undone before anybody was told is told to nobody; a second one is', () => {
    const desk = openStore();
    desk.memory.saveReply(replyOf('quotes'));
    desk.retract('a1', { reason: 'gone', atMs: 2_000 });
    findCorrections(desk, 2_100);
    desk.commitArticle(commitOf(ferry));
    expect([findCorrections(desk, 2_200), pending(desk)]).toEqual([0, []]);
    desk.retract('a1', { reason: 'gone', atMs: 3_000 });
    expect([findCorrections(desk, 3_100), pending(desk)]).toEqual([1, [['quotes', 'retracted 3000']]]);
  });

  test('wait for a retry, are there again after a crash, and are dropped for good', () => {
    const desk = openStore();
    desk.memory.saveReply(replyOf('quotes'));
    desk.retract('a1', { reason: 'gone', atMs: 2_000 });
    findCorrections(desk, 2_100);
    expect(desk.amendments.claim('quotes')).toMatchObject({ messageId: 'm-quotes', channelId: 'c1', guildId: 'g1', failures: 0 });
    // Killed here: what was claimed is looked at again.
    expect(pending(desk)).toEqual([['quotes', 'retracted 2000']]);
    desk.amendments.postpone('quotes', 3, 12_000);
    expect(pending(desk)).toEqual([]);
    expect(desk.amendments.listReady(12_000, 10)).toMatchObject([{ failures: 3 }]);
    // Set by a clock that ran ahead.
    desk.amendments.postpone('quotes', 4, 900_000_000);
    expect(desk.amendments.listReady(12_000, 10)).toHaveLength(1);
    desk.amendments.drop('quotes', 'out-of-reach', 12_100);
    expect([desk.amendments.listReady(900_000_000, 10), desk.amendments.claim('quotes')]).toEqual([[], null]);
  });
});

describe('what is kept of posts', () => {
  const known = (desk: DeskStore): string[] => {
    desk.retract('a1', { reason: 'gone', atMs: 2_000 });
    findCorrections(desk, 2_100);
    return desk.amendments.listReady(10_000, 10).map(({ key }) => key).sort();
  };

  test('goes with the reader, the server, and the time for which replies are kept', () => {
    const desk = openStore();
    desk.memory.saveReply(replyOf('mine'));
    desk.memory.saveReply(replyOf('left', { userId: 'u2', guildId: 'g2' }));
    desk.memory.saveReply(replyOf('old', { userId: 'u3', createdAtMs: 10 }));
    desk.memory.saveReply(replyOf('stays', { userId: 'u4' }));
    desk.memory.forgetUser('u1');
    desk.memory.forgetGuild('g2');
    desk.memory.forgetBefore({ conversationsMs: 0, repliesMs: 50 });
    expect(known(desk)).toEqual(['stays']);
  });

  test('of a digest outlives its ledger in a channel, and not in somebody’s direct messages', () => {
    const desk = openStore();
    for (const [key, where] of [['d1', { kind: 'channel', guildId: 'g1', channelId: 'c1', threadId: null }], ['d2', { kind: 'dm', userId: 'u9' }]] as const) {
      desk.ledger.open([{ key, origin: { kind: 'digest', subscriptionId: key, localDate: '2024-03-06' }, place: where, dueAtMs: 500, expiresAtMs: 9_000 }], 600);
      desk.memory.saveReply(replyOf(`part-${key}`, { userId: '0', messageId: null, guildId: where.kind === 'dm' ? null : 'g1', channelId: where.kind === 'dm' ? null : 'c1', question: key }));
      desk.ledger.plan(key, [{ key: `part-${key}`, payload: '{}' }]);
      desk.ledger.claim(key, 0, 700);
      desk.ledger.confirm(key, 0, `message-${key}`, 800);
      desk.ledger.finish(key, { status: 'delivered', atMs: 900 });
    }
    desk.memory.forgetBefore({ conversationsMs: 5_000, repliesMs: 5_000 });
    expect(known(desk)).toEqual(['part-d1', 'part-d2']);
    expect(desk.amendments.listReady(10_000, 10)).toMatchObject([{ messageId: 'message-d1', channelId: 'c1' }, { messageId: 'message-d2', channelId: null, userId: 'u9' }]);
    expect(desk.ledger.forgetBefore(5_000)).toBe(2);
    expect(known(desk)).toEqual(['part-d1']);
    expect(desk.amendments.forgetBefore(5_000)).toBe(1);
    expect(known(desk)).toEqual([]);
  });

  test('of a digest in direct messages goes when that person is forgotten', () => {
    const desk = openStore();
    desk.ledger.open([{ key: 'd2', origin: { kind: 'digest', subscriptionId: 'x', localDate: '2024-03-06' }, place: { kind: 'dm', userId: 'u9' }, dueAtMs: 500, expiresAtMs: 9_000 }], 600);
    desk.memory.saveReply(replyOf('part', { userId: '0', messageId: null, guildId: null, channelId: null }));
    desk.ledger.plan('d2', [{ key: 'part', payload: '{}' }]);
    desk.ledger.claim('d2', 0, 700);
    desk.ledger.confirm('d2', 0, 'message', 800);
    desk.memory.forgetUser('u9');
    expect(known(desk)).toEqual([]);
  });
});
