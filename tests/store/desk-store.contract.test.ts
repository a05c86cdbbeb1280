import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { chunkKey } from '../../src/domain/chunk.ts';
import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { scratchFolder } from './scratch-folder.ts';
import { articleOf, chunksOf, commitOf, DIMENSIONS, quoteOf, store } from './stored-articles.ts';

const PLACES = { 'a file': () => join(scratchFolder(), 'desk', 'desk.db'), memory: () => ':memory:' };

describe.each(Object.entries(PLACES))('a desk store in %s', (_, place) => {
  function openStore(): DeskStore {
    const opened = openDeskStore(place());
    onTestFinished(() => opened.close());
    return opened;
  }

  test('gives back an article exactly as committed, hostile characters and all', () => {
    const desk = openStore();
    const article = articleOf({ text: 'Tolm — “hé”\u0000 said 👩‍🚀.\n\nA\tB\r\nC', agency: 'LNA', stateMedia: true, claims: 'Orlo Star (orlo.example)', sample: true, kind: 'opinion', publishedAt: '2024-03-05' });
    expect(store(desk, article)).toMatchObject({ change: 'added', revision: 1, duplicateOf: null, generation: 1 });
    expect(desk.findArticle('a1')).toEqual(article);
    const { text, ...head } = article;
    expect(desk.findHead('a1')).toEqual(head);
    expect(desk.readHeads(['a1', 'none'])).toEqual(new Map([['a1', head]]));
    expect(desk.chunksOf('a1').map((chunk) => chunk.text)).toEqual(chunksOf(article).map(({ span }) => text.slice(span.start, span.end)));
    expect(desk.fingerprintOf('a1')).toBe(commitOf(article).fingerprint);
    expect(desk.hasSample()).toBe(true);
  });

  test('a page that claims nothing any more is no longer marked for what it claimed', () => {
    const desk = openStore();
    store(desk, articleOf({ claims: 'Orlo Star' }));
    expect(desk.updateHead(articleOf())).toBe(true);
    expect(desk.findHead('a1')).toMatchObject({ outlet: 'Meridian Courier', claims: null });
  });

  test('keeps nulls as nulls and knows what it does not have', () => {
    const desk = openStore();
    const bare = articleOf({ outlet: null, byline: null, place: null, title: null, url: null, publishedAt: null });
    store(desk, bare);
    expect(desk.findArticle('a1')).toEqual(bare);
    expect(desk.findArticle('a1', 2)).toBeNull();
    expect(desk.findArticle('a2')).toBeNull();
    expect(desk.findHead('a2')).toBeNull();
    expect(desk.fingerprintOf('a2')).toBeNull();
    expect(desk.hasSample()).toBe(false);
    expect(desk.coverage({ outlet: 'Nobody' })).toEqual({ articles: 0, outlets: 0, newest: null });
  });

  test('a changed text is a new revision: the old text and quotes stay readable, only the new are searched', () => {
    const desk = openStore();
    const first = articleOf();
    store(desk, first, [quoteOf(first, 'We shall open both harbours,', 'Oda Brandt')]);
    const second = articleOf({ text: 'Varen postponed the treaty.\n\n"There will be no ferries," said Minister Oda Brandt.' });
    expect(store(desk, second, [quoteOf(second, 'There will be no ferries,', 'Oda Brandt')])).toMatchObject({ change: 'revised', revision: 2 });

    expect(desk.findArticle('a1')).toEqual({ ...second, revision: 2 });
    expect(desk.findArticle('a1', 1)).toEqual(first);
    expect(desk.quotesOf('a1', 1).map(({ span }) => first.text.slice(span.start, span.end))).toEqual(['We shall open both harbours,']);
    expect(desk.quotesOf('a1').map(({ revision, span }) => [revision, second.text.slice(span.start, span.end)])).toEqual([[2, 'There will be no ferries,']]);
    expect(desk.findQuotes({ speaker: 'Brandt' }, { limit: 10 })).toHaveLength(1);
    expect(desk.searchChunks(['harbours'], { limit: 10 })).toEqual([]);
    expect(desk.searchArticles(['harbours'], { limit: 10 })).toEqual([]);
    expect(desk.searchChunks(['postponed'], { limit: 10 }).map(({ key }) => key)).toEqual(['a1@2#0']);
    expect(desk.readChunks(['a1@1#0', 'a1@2#1']).map(({ key }) => key)).toEqual(['a1@2#1']);
    expect(desk.countChunks()).toBe(2);
  });

  test('the same text under another fingerprint replaces chunks within the revision', () => {
    const desk = openStore();
    const article = articleOf();
    store(desk, article);
    const [chunk] = chunksOf(article);
    if (chunk === undefined) throw new Error('no chunk');
    const { vectors, ...commit } = commitOf(article);
    expect(desk.commitArticle({ ...commit, fingerprint: 'other', chunks: [chunk], vectors: vectors.slice(0, 1) })).toMatchObject({ change: 'replaced', revision: 1, generation: 2 });
    expect(desk.fingerprintOf('a1')).toBe('other');
    expect(desk.chunksOf('a1').map(({ key }) => key)).toEqual(['a1@1#0']);
    expect(desk.searchChunks(['boats'], { limit: 5 })).toEqual([]);
    expect(desk.searchArticles(['boats'], { limit: 5 })).toHaveLength(1);
  });

  test('a new title is a new revision, because the title is embedded; half a surrogate pair is not', () => {
    const desk = openStore();
    store(desk, articleOf({ text: 'A half \ud83d of a pair, and more words.' }));
    expect(desk.revisionFor(articleOf({ text: 'A half \ud83d of a pair, and more words.' }))).toBe(1);
    expect(desk.revisionFor(articleOf({ title: 'Another', text: 'A half \ud83d of a pair, and more words.' }))).toBe(2);
    expect(desk.revisionFor(articleOf({ id: 'new' }))).toBe(1);
  });

  test('other fields change in place; a null does not forget what is known', () => {
    const desk = openStore();
    store(desk, articleOf());
    expect(desk.updateHead({ ...articleOf({ outlet: 'The Ledger', byline: null, publishedAt: '2024-04-01T00:00:00Z' }), title: 'ignored' })).toBe(true);
    expect(desk.findHead('a1')).toMatchObject({ revision: 1, outlet: 'The Ledger', byline: 'Ilse Maron', title: 'Varen signs ferry treaty', publishedAt: { iso: '2024-04-01T00:00:00Z' } });
    expect(desk.generation()).toBe(2);
    expect(desk.updateHead(articleOf({ outlet: 'The Ledger', publishedAt: null }))).toBe(false);
    expect(desk.updateHead(articleOf({ outlet: null, publishedAt: null, origin: 'elsewhere.txt' }))).toBe(true);
    expect(desk.updateHead(articleOf({ id: 'none' }))).toBe(false);
    expect(desk.generation()).toBe(3);
    expect(desk.findHead('a1')?.origin).toBe('elsewhere.txt');
    // Another origin is nothing to a projection of vectors.
    expect(desk.listShards().map(({ name, chunks, generation }) => [name, chunks, generation])).toEqual([['2024-03', 0, 2], ['2024-04', 3, 2]]);
  });

  test('refuses a commit that is wrong in itself, and stores nothing of it', () => {
    const desk = openStore();
    const article = articleOf();
    const commit = commitOf(article);
    const outside = { start: 0, end: article.text.length + 1 };
    const wrong = [
      { ...commit, vectors: commit.vectors.slice(1) },
      { ...commit, article: { ...article, revision: 2 }, chunks: [], vectors: [] },
      { ...commit, chunks: commit.chunks.map((chunk) => ({ ...chunk, span: outside })) },
      { ...commit, chunks: commit.chunks.map((chunk) => ({ ...chunk, articleId: 'other' })) },
      { ...commit, vectors: commit.vectors.map((vector) => vector.map(() => 0)) },
      { ...commit, vectors: commit.vectors.map((vector) => vector.map(() => Number.NaN)) },
      { ...commit, quotes: [{ ...quoteOf(article, 'We', 'Oda Brandt'), cue: outside }] },
    ];
    for (const each of wrong) expect(() => desk.commitArticle(each)).toThrow(RangeError);
    expect([desk.generation(), desk.countChunks(), desk.findHead('a1'), desk.speakers()]).toEqual([0, 0, null, []]);
  });

  test('reads chunks in the order asked for, with their words and head', () => {
    const desk = openStore();
    const awkward = articleOf({ id: 'https://x.example/#a@2#7', text: 'One 👩‍🚀 here.\n\nTwo é there.' });
    store(desk, awkward);
    store(desk, articleOf());
    const keys = [chunkKey({ articleId: awkward.id, revision: 1, ordinal: 1 }), 'a1@1#2', 'a1@9#0', 'junk', chunkKey({ articleId: awkward.id, revision: 1, ordinal: 0 })];
    const read = desk.readChunks(keys);
    expect(read.map(({ key, text }) => [key, text])).toEqual([[keys[0], 'Two é there.'], [keys[1], 'The boats sail in May.'], [keys[4], 'One 👩‍🚀 here.']]);
    expect(read[1]?.article).toEqual(desk.findHead('a1'));
    expect(desk.readChunks([])).toEqual([]);
  });

  test('lists, counts and finds heads within limits', () => {
    const desk = openStore();
    store(desk, articleOf({ id: 'old', outlet: 'Échos de Varen', publishedAt: '2024-01-10', url: 'https://e.example/1' }));
    store(desk, articleOf({ id: 'new', outlet: 'ECHOS DE VAREN', publishedAt: '2024-02-10', sample: true }));
    store(desk, articleOf({ id: 'other', publishedAt: '2024-02-01' }));
    store(desk, articleOf({ id: 'undated', publishedAt: null, outlet: null }));
    const ids = (filter: Parameters<DeskStore['listHeads']>[0], page = { limit: 9, offset: 0 }): string[] => desk.listHeads(filter, page).map(({ id }) => id);
    expect(ids({})).toEqual(['new', 'other', 'old', 'undated']);
    expect(ids({}, { limit: 2, offset: 1 })).toEqual(['other', 'old']);
    expect(ids({ outlet: 'echos de varen' })).toEqual(['new', 'old']);
    expect(ids({ outletsHidden: ['Echos de Varen!'] })).toEqual(['other', 'undated']);
    expect(ids({ outletsHidden: ['Echos'], stateMedia: true })).toHaveLength(4);
    desk.updateHead({ ...articleOf({ id: 'old' }), publishedAt: null, outlet: null, url: null, stateMedia: true });
    expect(ids({ stateMedia: false })).toEqual(['new', 'other', 'undated']);
    expect(ids({ sinceMs: Date.UTC(2024, 1, 1), untilMs: Date.UTC(2024, 1, 10) })).toEqual(['other']);
    expect(ids({ articleIds: ['old', 'undated', 'none'] })).toEqual(['old', 'undated']);
    expect(ids({ articleIds: [] })).toEqual([]);
    expect(ids({ sample: false })).not.toContain('new');
    expect(desk.coverage()).toMatchObject({ articles: 4, outlets: 2, newest: { id: 'new' } });
    expect(desk.coverage({ untilMs: Date.UTC(2024, 1, 5) })).toMatchObject({ articles: 2, outlets: 2, newest: { id: 'other' } });
    expect(desk.outlets().map(({ count }) => count)).toEqual([2, 1]);
    expect(desk.findArticlesByUrl('https://e.example/1').map(({ id }) => id)).toEqual(['old']);
    expect(desk.findArticlesByUrl('https://e.example/2')).toEqual([]);
  });

  test('finds quotes by speaker, date, outlet, type and chunk', () => {
    const desk = openStore();
    const text = '"Yes," said Sergei Łarov.\n\nRecep Erdoğan said no. "Never," he added.\n\n"Maybe," said Larovsky.';
    const first = articleOf({ text });
    store(desk, first, [
      quoteOf(first, 'Never,', 'Recep Erdoğan', { speakerMention: { start: 58, end: 60 }, cue: { start: 61, end: 66 } }),
      quoteOf(first, 'Yes,', 'Sergei Łarov'),
      quoteOf(first, 'Recep Erdoğan said no.', 'Recep Erdoğan', { type: 'indirect', asserted: false, confidence: 0.4 }),
      quoteOf(first, 'Maybe,', 'Larovsky'),
    ]);
    const second = articleOf({ id: 'a2', outlet: 'The Ledger', publishedAt: '2024-05-01', text: '"Later," said Larov.' });
    store(desk, second, [quoteOf(second, 'Later,', 'Larov'), quoteOf(second, '"Later," said', null)]);
    const found = (filter: Parameters<DeskStore['findQuotes']>[0], page = { limit: 9, offset: 0 }): string[] =>
      desk.findQuotes(filter, page).map(({ articleId, span }) => (articleId === 'a1' ? text : second.text).slice(span.start, span.end));
    expect(found({ speaker: 'LAROV' })).toEqual(['Later,', 'Yes,']);
    expect(found({ speaker: 'larov', untilMs: Date.UTC(2024, 3, 1) })).toEqual(['Yes,']);
    expect(found({ speaker: 'larov', outlet: 'the ledger' })).toEqual(['Later,']);
    expect(found({ speaker: 'sergei' })).toEqual(['Yes,']);
    expect(found({ speaker: 'erdogan', type: 'indirect' })).toEqual(['Recep Erdoğan said no.']);
    for (const speaker of ['rdogan', 'lar', '%', '"', '']) expect(found({ speaker })).toEqual([]);
    expect(found({ articleIds: ['a1'] }, { limit: 2, offset: 1 })).toEqual(['Recep Erdoğan said no.', 'Never,']);
    expect(desk.quotesInChunks(['a1@1#1']).map(({ speaker }) => speaker)).toEqual(['Recep Erdoğan', 'Recep Erdoğan']);
    expect(desk.quotesOf('a1')[2]).toEqual({
      articleId: 'a1', revision: 1, ...quoteOf(first, 'Never,', 'Recep Erdoğan', { speakerMention: { start: 58, end: 60 }, cue: { start: 61, end: 66 } }),
    });
    expect(desk.speakers().map(({ name, count }) => [name, count])[0]).toEqual(['Recep Erdoğan', 2]);
    expect(desk.speakers({ prefix: 'laro' }).map(({ name }) => name)).toEqual(['Larov', 'Larovsky', 'Sergei Łarov']);
  });

  test('gives all vectors by month, in shards of bounded size', () => {
    const desk = openStore();
    const paragraphs = Array.from({ length: 700 }, (__, i) => `Paragraph ${i} of the long report.`).join('\n\n');
    for (const id of ['b1', 'b2', 'b3']) store(desk, articleOf({ id, text: `${paragraphs} ${id}`, publishedAt: '2024-06-02T00:00:00+05:30' }));
    store(desk, articleOf({ id: 'b4', publishedAt: null }));
    expect(desk.listShards()).toEqual([
      { name: '2024-06', month: '2024-06', generation: 2, chunks: 1400 },
      { name: '2024-06.2', month: '2024-06', generation: 3, chunks: 700 },
      { name: 'undated', month: null, generation: 4, chunks: 3 },
    ]);
    const [first] = desk.readShard('undated');
    const expected = commitOf(articleOf({ id: 'b4', publishedAt: null }));
    expect(first).toEqual({ key: 'b4@1#0', articleId: 'b4', revision: 1, ordinal: 0, publishedAtMs: null, outlet: 'Meridian Courier', stateMedia: false, vector: expected.vectors[0] });
    expect(Array.from(desk.readShard('2024-06.2')).every(({ articleId, vector }) => articleId === 'b3' && vector.length === DIMENSIONS)).toBe(true);
  });

  test('holds vectors of one model at a time', () => {
    const desk = openStore();
    expect(desk.embeddingModel()).toBeNull();
    desk.bindEmbeddingModel({ model: 'words', dimensions: DIMENSIONS });
    desk.bindEmbeddingModel({ model: 'words', dimensions: DIMENSIONS });
    expect(() => desk.bindEmbeddingModel({ model: 'other', dimensions: DIMENSIONS })).toThrow(/desk rebuild/);
    store(desk, articleOf());
    const short = commitOf(articleOf({ id: 'a2' }));
    expect(() => desk.commitArticle({ ...short, vectors: short.vectors.map(() => Float32Array.of(1)) })).toThrow(/64 dimensions, not 1\..*desk rebuild/);

    desk.replaceEmbeddingModel({ model: 'tiny', dimensions: 1 });
    expect([desk.embeddingModel(), desk.countChunks(), desk.fingerprintOf('a1')]).toEqual([{ model: 'tiny', dimensions: 1 }, 0, null]);
    expect(desk.idsWithoutChunks()).toEqual(['a1']);
    expect(desk.findArticle('a1')?.text).toBe(articleOf().text);
    const again = commitOf(articleOf());
    expect(desk.commitArticle({ ...again, vectors: again.vectors.map(() => Float32Array.of(1)) })).toMatchObject({ change: 'replaced', revision: 1 });
    expect(desk.idsWithoutChunks()).toEqual([]);
  });

  test('is sound after all this', () => {
    const desk = openStore();
    store(desk, articleOf());
    store(desk, articleOf({ text: 'Another text.' }));
    expect(desk.integrityProblems()).toEqual([]);
  });
});
