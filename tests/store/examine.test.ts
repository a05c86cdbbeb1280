import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { mendStore, type MendPorts } from '../../src/pipeline/mend-store.ts';
import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { hashOf } from '../../src/text/address-hash.ts';
import { wordEmbedder } from '../fakes/word-embedder.ts';
import { scratchFolder } from './scratch-folder.ts';
import { articleOf, chunksOf, DIMENSIONS, quoteOf, store } from './stored-articles.ts';

const ferry = articleOf();
const other = articleOf({ id: 'a2', title: 'Herring returns', url: 'https://courier.example/herring', text: 'The herring is back.\n\nThe boats are out.' });
const WORDS = 'We shall open both harbours,';
const embedder = wordEmbedder(DIMENSIONS);

function fill(desk: DeskStore): void {
  store(desk, ferry, [quoteOf(ferry, WORDS, 'Oda Brandt')]);
  store(desk, { ...ferry, text: `${ferry.text} In June, too.` }, [quoteOf(ferry, WORDS, 'Oda Brandt')]);
  store(desk, other);
}

/** A store that was damaged behind its back, as a disk or another program would. */
function damaged(damage: string): DeskStore {
  const path = join(scratchFolder(), 'desk.db');
  const before = openDeskStore(path);
  fill(before);
  before.close();
  const raw = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  // SQLite lets nobody write the tables behind a full-text one unless it is told to.
  raw.enableDefensive(false);
  raw.exec(damage);
  raw.close();
  const desk = openDeskStore(path);
  onTestFinished(() => desk.close());
  return desk;
}

const portsOf = (desk: DeskStore): MendPorts => ({
  store: desk, embedder, makers: ['words'], pause: () => Promise.resolve(),
  chunk: async (article) => chunksOf(article),
  attribute: (article) => Promise.resolve(article.text.includes(WORDS) ? [quoteOf(article, WORDS, 'Oda Brandt')] : []),
});
const details = async (desk: DeskStore): Promise<string> => (await mendStore(portsOf(desk))).map(({ name, state, detail }) => `${name} ${state}: ${detail}`).join('\n');

const SOUND = ['Texts ok: Every article', 'Passages ok: 5 passages lie', 'Quotes ok: 1 quotations lie', 'Words ok: The word search knows', 'Purged ok: Nothing is stored'];
const ARTICLE = "(SELECT pk FROM article WHERE id = 'a1')";

/** Everything that can be asked of a sound store. */
function answers(desk: DeskStore): unknown {
  return {
    chunks: ['a1', 'a2'].map((id) => desk.chunksOf(id).map(({ text }) => text)), vectors: ['a1', 'a2'].map((id) => desk.vectorsOf(id, 9).map((vector) => [...vector])),
    words: desk.searchChunks(['harbours'], { limit: 9 }).map(({ key }) => key), articles: desk.searchArticles(['herring'], { limit: 9 }).map(({ key }) => key),
    quotes: desk.findQuotes({}, { limit: 9 }), shards: desk.listShards().map(({ chunks }) => chunks), problems: desk.integrityProblems(),
  };
}

describe('the examination of a store', () => {
  test('finds nothing in a sound one, a retracted article included, and leaves it as it is', async () => {
    const desk = damaged('SELECT 1');
    const generation = desk.generation();
    for (const line of SOUND) expect(await details(desk)).toContain(line);
    expect(desk.generation()).toBe(generation);
    desk.retract('a2', { reason: 'gone', atMs: 1 });
    expect(await details(desk)).not.toContain('Mended');
  });

  test.each([
    ['a passage that leaves its text', `UPDATE chunk SET span_end = 90000 WHERE article_pk = ${ARTICLE} AND ordinal = 2`, /Passages ok: Mended: the passages of article a1 did not lie in the text/],
    ['passages that are gone', `DELETE FROM chunk_vector WHERE chunk_pk IN (SELECT pk FROM chunk WHERE article_pk = ${ARTICLE}); DELETE FROM chunk WHERE article_pk = ${ARTICLE}`, /the passages of article a1/],
    ['a vector that is missing', `DELETE FROM chunk_vector WHERE chunk_pk IN (SELECT pk FROM chunk WHERE article_pk = ${ARTICLE} AND ordinal = 0)`, /vectors of article a1 were missing/],
    ['a vector of zeros', `UPDATE chunk_vector SET vector = zeroblob(${DIMENSIONS * 4}) WHERE chunk_pk IN (SELECT pk FROM chunk WHERE article_pk = ${ARTICLE} AND ordinal = 0)`, /vectors of article a1 were missing or not of length one/],
    ['a vector of another length', `UPDATE chunk_vector SET vector = zeroblob(8) WHERE chunk_pk IN (SELECT pk FROM chunk WHERE article_pk = ${ARTICLE})`, /vectors of article a1/],
    ['a quotation that leaves its text', `UPDATE quote SET span_start = 80000, span_end = 90000 WHERE article_pk = ${ARTICLE} AND revision = 2`, /Quotes ok: Mended: those of article a1 did not lie in the text and were found again/],
    ['words that the search has lost', `DELETE FROM chunk_words WHERE rowid IN (SELECT pk FROM chunk WHERE article_pk = ${ARTICLE}); DELETE FROM article_words`, /Words ok: Mended: the word search lacked, or had too many, 5 entries/],
    ['words of nothing', "INSERT INTO chunk_words (rowid, title, slice) VALUES (4711, 'x', 'harbours')", /had too many, 1 entry/],
    ['full-text pages that are damaged', "UPDATE chunk_words_data SET block = x'ff' WHERE id > 10", /Words ok: Mended: the word search was damaged/],
    ['folders that are miscounted', 'UPDATE shard SET chunks = 1', /1 folder was miscounted/],
  ])('mends %s', async (_, damage, said) => {
    const desk = damaged(damage);
    expect(await details(desk)).toMatch(said);
    for (const line of SOUND) expect(await details(desk)).toContain(line);
    expect(answers(desk)).toEqual(answers(damaged('SELECT 1')));
  });

  test('removes quotations of an older revision that leave its text', async () => {
    const desk = damaged(`UPDATE quote SET span_end = 90000 WHERE article_pk = ${ARTICLE} AND revision = 1`);
    expect(await details(desk)).toContain('those of 1 older revision did not, and were removed');
    expect([desk.quotesOf('a1', 1), desk.quotesOf('a1')]).toMatchObject([[], [{ revision: 2 }]]);
  });

  test('erases what was purged and is stored all the same', async () => {
    const desk = damaged(`INSERT INTO tombstone VALUES ('${hashOf('address', ferry.url ?? '')}', 'group', NULL, 1)`);
    expect(await details(desk)).toContain('article a1 had been purged and was stored all the same; it was erased.');
    expect([desk.findArticle('a1'), desk.findArticle('a2')?.id]).toEqual([null, 'a2']);
    expect(await details(desk)).toContain('Nothing is stored that was purged');
  });

  test('tells of a text that is gone, which nothing can mend', async () => {
    const desk = damaged(`DELETE FROM revision_text WHERE article_pk = ${ARTICLE} AND revision = 2`);
    expect(await details(desk)).toMatch(/Texts failure: article a1 lost the text of the newest revision\. Ingest it again/);
  });
});
