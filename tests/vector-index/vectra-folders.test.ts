import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalIndex } from 'vectra';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DeskError } from '../../src/errors.ts';
import type { DeskStore } from '../../src/store/index.ts';
import { createChunkIndex, type ChunkIndex } from '../../src/vector-index/index.ts';
import { scratchFolder } from '../store/scratch-folder.ts';
import { addArticle, randomStore, unitVector } from './random-store.ts';

function openIndex(desk: DeskStore, folder: string): ChunkIndex {
  const index = createChunkIndex('vectra', { source: desk, folder });
  onTestFinished(() => index.close());
  return index;
}

/** A store, its folders as one process left them, and the answer to one search of them. */
async function writtenFolders() {
  const { desk, random, dimensions } = randomStore(60);
  onTestFinished(() => desk.close());
  const folder = join(scratchFolder(), 'embeddings', 'index');
  const vector = unitVector(random, dimensions);
  const index = openIndex(desk, folder);
  const answer = await index.search(vector, { limit: 40 });
  await index.close();
  return { desk, random, dimensions, folder, vector, answer, names: desk.listShards().map(({ name }) => name) };
}

describe("vectra's folders", () => {
  test("vectra's own library opens them: flat scalar metadata, no text, the database's vectors", async () => {
    const { desk, folder, vector, names } = await writtenFolders();
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
    for (const { name, chunks } of desk.listShards()) {
      const stock = new LocalIndex(join(folder, name));
      expect(await stock.isIndexCreated()).toBe(true);
      const items = await stock.listItems();
      expect(items).toHaveLength(chunks);
      const stored = new Map(Array.from(desk.readShard(name), (chunk) => [chunk.key, { ...chunk, vector: Array.from(chunk.vector) }]));
      for (const { id, metadata, vector: floats } of items) {
        const chunk = stored.get(id);
        expect(floats).toHaveLength(chunk?.vector.length ?? 0);
        floats.forEach((value, i) => expect(Math.abs(value - (chunk?.vector[i] ?? Number.NaN))).toBeLessThan(1e-9));
        expect(metadata).toMatchObject({ articleId: chunk?.articleId, revision: 1, ordinal: chunk?.ordinal });
        expect(metadata['publishedAtMs']).toBe(chunk?.publishedAtMs ?? undefined);
        expect(metadata['outlet']).toBe(chunk?.outlet ?? undefined);
        expect(Object.values(metadata).every((value) => ['string', 'number'].includes(typeof value))).toBe(true);
      }
      const [best] = await stock.queryItems(Array.from(vector), '', 1);
      expect(best?.score).toBeGreaterThan(0);
      expect(JSON.stringify(items)).not.toContain('Words ');
    }
  });

  test('are found sound by the next process, and not written again', async () => {
    const { desk, folder, names, vector, answer } = await writtenFolders();
    const before = names.map((name) => statSync(join(folder, name, 'index.json')).mtimeMs);
    const index = openIndex(desk, folder);
    expect(await index.sync()).toEqual({ mended: [], sound: names });
    expect(await index.search(vector, { limit: 40 })).toEqual(answer);
    expect(names.map((name) => statSync(join(folder, name, 'index.json')).mtimeMs)).toEqual(before);
  });

  const DAMAGE: Readonly<Record<string, (shard: string, folder: string) => void>> = {
    'its folder is missing': (shard) => rmSync(shard, { recursive: true }),
    'all folders are missing': (_, folder) => rmSync(folder, { recursive: true }),
    'its index file is missing': (shard) => rmSync(join(shard, 'index.json')),
    'its index file is empty': (shard) => truncateSync(join(shard, 'index.json'), 0),
    'its index file is cut off': (shard) => truncateSync(join(shard, 'index.json'), 1_000),
    'its index file is garbage': (shard) => writeFileSync(join(shard, 'index.json'), Buffer.alloc(5_000, 0xe7)),
    'its index file is another valid one': (shard) => writeFileSync(join(shard, 'index.json'), '{"version":1,"metadata_config":{},"items":[]}'),
    'one digit was altered': (shard) => {
      const path = join(shard, 'index.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace(/0\.(\d)/, (_, digit: string) => `0.${(Number(digit) + 1) % 10}`));
    },
    'its record is missing': (shard) => rmSync(join(shard, 'projection.json')),
    'its record is empty': (shard) => truncateSync(join(shard, 'projection.json'), 0),
    'its record is not one': (shard) => writeFileSync(join(shard, 'projection.json'), '[1]'),
    'its record is of an earlier generation': (shard) => {
      const path = join(shard, 'projection.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace(/"generation":\d+/, '"generation":1'));
    },
    'its record is of another database': (shard) => {
      const path = join(shard, 'projection.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace(/"databaseId":"./, '"databaseId":"x'));
    },
    'something was appended': (shard) => appendFileSync(join(shard, 'index.json'), ' '),
    'a crash left a temporary file': (shard) => {
      writeFileSync(join(shard, 'index.json.tmp'), '{"ver');
      rmSync(join(shard, 'index.json'));
    },
    'a file stands in the place of its folder': (shard) => {
      rmSync(shard, { recursive: true });
      writeFileSync(shard, 'not a folder');
    },
  };
  test.each(Object.entries(DAMAGE))('a shard is written again from the database when %s', async (_, damage) => {
    const { desk, folder, vector, answer, names } = await writtenFolders();
    damage(join(folder, '2024-03'), folder);
    const index = openIndex(desk, folder);
    const { mended } = await index.sync();
    expect(mended).toContain('2024-03');
    if (mended.length > 1) expect(mended).toEqual(names);
    expect(await index.search(vector, { limit: 40 })).toEqual(answer);
    expect((await openIndex(desk, folder).sync()).sound).toEqual(names);
    expect(readdirSync(join(folder, '2024-03')).sort()).toEqual(['index.json', 'projection.json']);
  });

  test('are mended when commits were made that nobody projected', async () => {
    const { desk, random, dimensions, folder } = await writtenFolders();
    addArticle(desk, 64, { random, dimensions, chunks: 4 });
    const { mended } = await openIndex(desk, folder).sync();
    expect(mended).toEqual(['undated']);
    expect(await new LocalIndex(join(folder, 'undated')).getItem('n64@1#3')).toBeDefined();
  });

  test('that fall behind while something ingests are written by its sync, not by every search', async () => {
    const { desk, random, dimensions, folder, vector } = await writtenFolders();
    const index = openIndex(desk, folder);
    await index.search(vector, { limit: 40 });
    const before = readFileSync(join(folder, 'undated', 'index.json'), 'utf8');
    addArticle(desk, 64, { random, dimensions, chunks: 4 });
    const found = await index.search(vector, { limit: 1_000 });
    expect(found.filter(({ key }) => key.startsWith('n64@'))).toHaveLength(4);
    expect(readFileSync(join(folder, 'undated', 'index.json'), 'utf8')).toBe(before);
    expect((await index.sync()).mended).toEqual(['undated']);
    // The folder keeps single precision as JSON does, so scores agree to that.
    expect((await index.search(vector, { limit: 1_000 })).map(({ key }) => key)).toEqual(found.map(({ key }) => key));
  });

  test('whose items lack what is filtered by now are written again', async () => {
    const { desk, folder, names, vector, answer } = await writtenFolders();
    for (const name of names) {
      const path = join(folder, name, 'projection.json');
      const { layout: _, ...before } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
      writeFileSync(path, JSON.stringify(before));
    }
    const index = openIndex(desk, folder);
    expect(await index.sync()).toEqual({ mended: names, sound: [] });
    expect(await index.search(vector, { limit: 40 })).toEqual(answer);
  });

  test('damaged after they were checked, they are still mended when first searched', async () => {
    const { desk, folder, vector, answer } = await writtenFolders();
    const index = openIndex(desk, folder);
    await index.sync();
    truncateSync(join(folder, '2024-02', 'index.json'), 10);
    rmSync(join(folder, '2024-01'), { recursive: true });
    expect(await index.search(vector, { limit: 40 })).toEqual(answer);
  });

  test('of months that hold nothing any more, or of another database, are removed; nothing else is', async () => {
    const { desk, folder, names } = await writtenFolders();
    for (const stray of ['1999-12', '1999-12.2', 'notes', '2024-13-old']) mkdirSync(join(folder, stray));
    writeFileSync(join(folder, 'README'), 'kept');
    await openIndex(desk, folder).sync();
    expect(readdirSync(folder).sort()).toEqual([...names, 'README', 'notes', '2024-13-old'].sort());
    desk.replaceEmbeddingModel({ model: 'new', dimensions: 3 });
    await openIndex(desk, folder).sync();
    expect(readdirSync(folder).sort()).toEqual(['2024-13-old', 'README', 'notes']);
  });

  test('that cannot be written are named, with what to do, and the index works once they can', async () => {
    const { desk, vector, answer } = await writtenFolders();
    const blocked = join(scratchFolder(), 'file');
    writeFileSync(blocked, '');
    const index = openIndex(desk, join(blocked, 'index'));
    const failure = await index.sync().then(() => null, (thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(DeskError);
    expect((failure as DeskError).message).toMatch(/^The search index .*2024-01 could not be written .*No article is lost.*EMBEDDINGS_DIR/);
    rmSync(blocked);
    expect(await index.search(vector, { limit: 40 })).toEqual(answer);
    expect(existsSync(join(blocked, 'index', '2024-01', 'index.json'))).toBe(true);
  });
});
