import { describe, expect, onTestFinished, test } from 'vitest';
import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { articleOf, commitOf, quoteOf, store } from './stored-articles.ts';

function openStore(): DeskStore {
  const opened = openDeskStore(':memory:');
  onTestFinished(() => opened.close());
  return opened;
}

const GONE = { reason: 'gone', atMs: 5_000 } as const;
const long = Array.from({ length: 60 }, (_, i) => `The pilot counted ship number ${i} in the harbour of Tolm.`).join(' ');
const ferry = articleOf();
const other = articleOf({ id: 'a2', title: 'Herring returns to Tolm', url: 'https://courier.example/herring', text: `${long}\n\n"The herring is back," said Minister Oda Brandt.` });
const brandt = [quoteOf(ferry, 'We shall open both harbours,', 'Oda Brandt')];

/** Everything that finds or counts articles for a reader. */
function foundIn(desk: DeskStore): Record<string, unknown> {
  return {
    chunks: desk.searchChunks(['harbours'], { limit: 5 }).length,
    articles: desk.searchArticles(['harbours'], { limit: 5 }).length,
    titles: desk.searchTitles(['ferry'], { limit: 5 }).length,
    heads: desk.listHeads({}, { limit: 5 }).map(({ id }) => id),
    known: [...desk.readHeads(['a1']).keys()],
    keys: desk.readChunks(['a1@1#0']).length,
    chunksOf: desk.chunksOf('a1').length,
    vectors: desk.vectorsOf('a1', 5).length,
    shards: desk.listShards().flatMap(({ name }) => [...desk.readShard(name)].map(({ articleId }) => articleId)),
    quotes: desk.findQuotes({}, { limit: 5 }).length,
    speakers: desk.speakers().length,
    counted: [desk.countQuotes(), desk.countChunks(), desk.coverage().articles, desk.coverage().newest?.id ?? null, desk.outlets()],
    waiting: desk.idsWithoutChunks(),
  };
}

describe('a retracted article', () => {
  test('is found by nothing, as if it had never been stored, and its texts and quotes stay readable', () => {
    const desk = openStore();
    store(desk, ferry, brandt);
    const before = foundIn(desk);
    const generation = desk.generation();
    expect([desk.retract('a1', GONE), desk.retract('a1', { reason: 'killed', atMs: 9 }), desk.retract('none', GONE)]).toEqual([true, false, false]);
    expect(foundIn(desk)).toEqual({ ...foundIn(openStore()) });
    expect(foundIn(desk)).not.toEqual(before);
    expect(desk.generation()).toBeGreaterThan(generation);
    expect(desk.findRetraction('a1')).toEqual(GONE);
    expect(desk.findArticle('a1')?.text).toBe(ferry.text);
    expect(desk.findHead('a1', 1)?.title).toBe(ferry.title);
    expect(desk.quotesOf('a1', 1)).toHaveLength(1);
    expect(desk.findArticlesByUrl(ferry.url ?? '')).toHaveLength(1);
    expect(desk.integrityProblems()).toEqual([]);
  });

  test('stays out when all chunks are made again for another model', () => {
    const desk = openStore();
    store(desk, ferry, brandt);
    desk.retract('a1', GONE);
    desk.replaceEmbeddingModel({ model: 'other', dimensions: 64 });
    expect(desk.idsWithoutChunks()).toEqual([]);
  });

  test.each([['the same text', ferry.text, 1], ['another text', `${ferry.text} In June the fares rise.`, 2]])('is restored when it is stored again, with %s', (_, text, revision) => {
    const desk = openStore();
    store(desk, ferry, brandt);
    desk.retract('a1', GONE);
    expect(desk.fingerprintOf('a1')).toBeNull();
    expect(store(desk, { ...ferry, text }, brandt)).toMatchObject({ revision });
    expect(desk.findRetraction('a1')).toBeNull();
    expect(desk.searchChunks(['harbours'], { limit: 5 })).toHaveLength(1);
    expect(desk.coverage().articles).toBe(1);
  });

  test('is no longer the one that others copy', () => {
    const desk = openStore();
    const copies = ['b1', 'b2', 'b3'].map((id, i) => articleOf({ ...other, id, url: `https://${id}.example/`, publishedAt: `2024-03-0${i + 1}T00:00:00Z` }));
    for (const copy of copies) desk.commitArticle(commitOf(copy));
    expect([desk.duplicateOf('b2'), desk.duplicateOf('b3')]).toEqual(['b1', 'b1']);
    desk.retract('b1', GONE);
    expect([desk.duplicateOf('b1'), desk.duplicateOf('b2'), desk.duplicateOf('b3'), desk.copiesOf('b2')]).toEqual([null, null, 'b2', ['b3']]);
    desk.commitArticle(commitOf(copies[0] ?? other));
    expect([desk.duplicateOf('b2'), desk.duplicateOf('b3')]).toEqual(['b1', 'b1']);
  });
});
