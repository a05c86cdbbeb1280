import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ChunkFilter, Scored } from '../../src/domain/chunk-filter.ts';
import type { DeskStore } from '../../src/store/index.ts';
import { createChunkIndex, type ChunkIndex } from '../../src/vector-index/index.ts';
import { articleOf, DIMENSIONS, store } from '../store/stored-articles.ts';
import { scratchFolder } from '../store/scratch-folder.ts';
import { wordVector } from '../fakes/word-embedder.ts';
import { openDeskStore } from '../../src/store/index.ts';
import { addArticle, randomStore, unitVector } from './random-store.ts';

/** What the answer must be: every vector of the database, filtered through the store's own lists, scored and sorted. */
function bruteForce(desk: DeskStore, vector: Float32Array, limit: number, filter: ChunkFilter): Scored[] {
  const allowed = new Set(desk.listHeads(filter, { limit: 1e6 }).map(({ id }) => id));
  const all = desk.listShards().flatMap(({ name }) => Array.from(desk.readShard(name), ({ key, articleId, vector: other }) => ({
    key, articleId, score: other.reduce((sum, value, i) => sum + value * (vector[i] ?? 0), 0),
  })));
  return all.filter(({ articleId }) => allowed.has(articleId)).sort((a, b) => b.score - a.score).slice(0, limit).map(({ key, score }) => ({ key, score }));
}

function expectSame(actual: readonly Scored[], expected: readonly Scored[]): void {
  expect(actual.map(({ key }) => key)).toEqual(expected.map(({ key }) => key));
  actual.forEach(({ score }, i) => expect(score).toBeCloseTo(expected[i]?.score ?? Number.NaN, 5));
}

describe.each(['vectra', 'packed'] as const)('the %s index', (kind) => {
  function indexOf(desk: DeskStore): ChunkIndex {
    const index = createChunkIndex(kind, { source: desk, folder: join(scratchFolder(), 'index') });
    onTestFinished(async () => {
      await index.close();
      desk.close();
    });
    return index;
  }
  const FEBRUARY = { sinceMs: Date.UTC(2024, 1, 1), untilMs: Date.UTC(2024, 2, 1) };
  const FILTERS: ChunkFilter[] = [
    {}, FEBRUARY, { sinceMs: Date.UTC(2024, 1, 10, 12) }, { untilMs: Date.UTC(2024, 1, 10, 12) }, { sinceMs: 0, untilMs: null },
    { outlet: 'echos de varen' }, { outlet: 'THE LEDGER', ...FEBRUARY }, { outlet: 'Nobody' }, { articleIds: ['n1', 'n4', 'n7', 'none'] },
    { articleIds: [] }, { articleIds: ['n4', 'n9'], sinceMs: 0 }, { sinceMs: 5, untilMs: 5 },
    { outletsHidden: ['the ledger', 'ECHOS de Varen'] }, { outletsHidden: ['The Ledger Weekly'] }, { outletsHidden: [] }, { stateMedia: false }, { stateMedia: true },
    { outletsHidden: ['Meridian Courier'], stateMedia: false, ...FEBRUARY }, { outlet: 'The Ledger', outletsHidden: ['The Ledger'] },
  ];

  test.each(FILTERS)('finds what a search of everything finds, within %o', async (filter) => {
    const { desk, random, dimensions } = randomStore(120);
    const index = indexOf(desk);
    for (const limit of [1, 7, 1_000]) {
      const vector = unitVector(random, dimensions);
      expectSame(await index.search(vector, { limit, filter }), bruteForce(desk, vector, limit, filter));
    }
  });

  test('sees every commit made before the search, new, revised and moved', async () => {
    const desk = openDeskStore(':memory:');
    const index = indexOf(desk);
    const keys = async (words: string, filter: ChunkFilter = {}): Promise<string[]> =>
      (await index.search(wordVector(words, DIMENSIONS), { limit: 3, filter })).map(({ key }) => key);
    expect(await keys('ferry')).toEqual([]);
    store(desk, articleOf({ title: null, text: 'Ferry treaty.' }));
    expect(await keys('ferry')).toEqual(['a1@1#0']);
    store(desk, articleOf({ id: 'a2', title: null, text: 'Grain harvest.' }));
    expect(await keys('grain')).toEqual(['a2@1#0', 'a1@1#0']);
    store(desk, articleOf({ title: null, text: 'Grain ships.' }));
    expect((await keys('grain')).sort()).toEqual(['a1@2#0', 'a2@1#0']);
    desk.updateHead(articleOf({ id: 'a2', publishedAt: '2024-08-01T00:00:00Z', outlet: 'The Ledger' }));
    expect(await keys('grain', { sinceMs: Date.UTC(2024, 6) })).toEqual(['a2@1#0']);
    expect(await keys('grain', { untilMs: Date.UTC(2024, 6), outlet: 'The Ledger' })).toEqual([]);
    desk.updateHead(articleOf({ id: 'a2', publishedAt: null, outlet: 'The Ledger', stateMedia: true }));
    expect(await keys('grain', { stateMedia: false })).toEqual(['a1@2#0']);
    desk.replaceEmbeddingModel({ model: 'new', dimensions: DIMENSIONS });
    expect(await keys('grain')).toEqual([]);
  });

  test('says what it read again and what it found sound', async () => {
    const { desk, random, dimensions } = randomStore(40);
    const index = indexOf(desk);
    const names = desk.listShards().map(({ name }) => name);
    expect(await index.sync()).toEqual({ mended: names, sound: [] });
    expect(await index.sync()).toEqual({ mended: [], sound: names });
    addArticle(desk, 44, { random, dimensions, chunks: 2 }); // undated
    expect(await index.sync()).toEqual({ mended: ['undated'], sound: names.filter((name) => name !== 'undated') });
    expect((await index.rebuild()).mended).toEqual(names);
  });

  test('equal scores come in the order of the keys', async () => {
    const desk = openDeskStore(':memory:');
    const index = indexOf(desk);
    for (const id of ['c', 'a', 'b']) store(desk, articleOf({ id, title: null, text: 'The same words.', publishedAt: `2024-0${id === 'a' ? 1 : 2}-01` }));
    const found = await index.search(wordVector('the same words', DIMENSIONS), { limit: 3 });
    expect(found.map(({ key }) => key)).toEqual(['a@1#0', 'b@1#0', 'c@1#0']);
  });

  test('many searches and commits at once lose nothing', async () => {
    const { desk, random, dimensions } = randomStore(30);
    const index = indexOf(desk);
    await Promise.all(Array.from({ length: 12 }, async (_, i) => {
      addArticle(desk, 100 + i, { random, dimensions, chunks: 3 });
      const vector = unitVector(random, dimensions);
      const found = await index.search(vector, { limit: 500 });
      expect(found.filter(({ key }) => key.startsWith(`n${100 + i}@`))).toHaveLength(3);
    }));
    const vector = unitVector(random, dimensions);
    expectSame(await index.search(vector, { limit: 50 }), bruteForce(desk, vector, 50, {}));
  });

  test('refuses what it cannot search with', async () => {
    const { desk, random, dimensions } = randomStore(5);
    const index = indexOf(desk);
    const vector = unitVector(random, dimensions);
    await expect(index.search(vector, { limit: 0 })).rejects.toThrow(RangeError);
    await expect(index.search(vector.slice(1), { limit: 1 })).rejects.toThrow(/23 dimensions, the index 24/);
    await expect(index.search(vector.map(() => Number.NaN), { limit: 1 })).rejects.toThrow(RangeError);
    expect(await index.search(new Float32Array(dimensions), { limit: 1 })).toEqual([]);
    expect(await index.search(vector, { limit: 1 })).toHaveLength(1); // and goes on working
  });
});

test('auto is vectra for a small store', () => {
  const { desk } = randomStore(3);
  expect(createChunkIndex('auto', { source: desk, folder: 'unused' }).kind).toBe('vectra');
  expect(createChunkIndex('auto', { source: { ...desk, countChunks: () => 10_001 }, folder: 'unused' }).kind).toBe('packed');
  desk.close();
});
