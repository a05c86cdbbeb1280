import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { LocalIndex } from 'vectra';
import { expect } from 'vitest';
import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { createChunkIndex } from '../../src/vector-index/index.ts';
import { commitOf } from '../store/stored-articles.ts';
import { numberedArticle } from './numbered-article.ts';

/** Lets a process commit until it is killed some milliseconds after its first acknowledgement; gives what it acknowledged. */
async function commitUntilKilled(path: string, folder: string, delayMs: number): Promise<number[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-committer.ts'), path, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (printed === '') setTimeout(() => child.kill('SIGKILL'), delayMs);
    printed += text;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
  return printed.slice(0, printed.lastIndexOf('\n') + 1).split('\n').filter((line) => line !== '').map(Number);
}

/** Each acknowledged article must be whole: text, chunks in order, their words, their vectors bit for bit. */
function expectWhole(desk: DeskStore, numbers: Iterable<number>): void {
  const vectors = new Map(desk.listShards().flatMap(({ name }) => Array.from(desk.readShard(name), ({ key, vector }) => [key, vector.slice()] as const)));
  for (const number of numbers) {
    const expected = commitOf(numberedArticle(number));
    expect(desk.findArticle(expected.article.id)).toEqual(expected.article);
    expect(desk.fingerprintOf(expected.article.id)).toBe(expected.fingerprint);
    const chunks = desk.chunksOf(expected.article.id);
    expect(chunks.map(({ chunk }) => chunk)).toEqual(expected.chunks);
    expect(chunks.map(({ key }) => vectors.get(key))).toEqual(expected.vectors);
    expect(desk.searchChunks([`Ship ${number * 31}`], { limit: 50 }).map(({ key }) => key)).toContain(`ship-${number}@1#0`);
  }
}

/** vectra's own library must find in each folder what the database holds. */
async function expectFoldersMatch(desk: DeskStore, folder: string): Promise<void> {
  for (const { name, chunks } of desk.listShards()) {
    const items = await new LocalIndex(join(folder, name)).listItems();
    expect(items).toHaveLength(chunks);
    const stored = new Map(Array.from(desk.readShard(name), ({ key, vector }) => [key, vector.slice()]));
    for (const { id, vector } of items) {
      const exact = stored.get(id);
      expect(vector).toHaveLength(exact?.length ?? -1);
      expect(vector.every((value, i) => Math.abs(value - (exact?.[i] ?? Number.NaN)) < 1e-9)).toBe(true);
    }
  }
}

/**
 * Kills a committing process again and again at random moments. After each kill the store opens, every acknowledged
 * article is whole, and the folders are mended; nothing here could embed, as no embedder is at hand.
 *
 * @returns how many articles were acknowledged, and in how many rounds a folder had to be mended.
 */
export async function crashRounds(rounds: number, root: string): Promise<{ acknowledged: number; mendedRounds: number }> {
  const path = join(root, 'desk.db');
  const folder = join(root, 'index');
  const acknowledged = new Set<number>();
  let mendedRounds = 0;
  for (let round = 0; round < rounds; round += 1) {
    const fresh = await commitUntilKilled(path, folder, Math.random() * 250);
    for (const number of fresh) acknowledged.add(number);
    const desk = openDeskStore(path);
    const index = createChunkIndex('vectra', { source: desk, folder });
    try {
      expect(desk.integrityProblems()).toEqual([]);
      expectWhole(desk, fresh);
      if ((await index.sync()).mended.length > 0) mendedRounds += 1;
      await expectFoldersMatch(desk, folder);
    } finally {
      await index.close();
      desk.close();
    }
  }
  const desk = openDeskStore(path);
  expectWhole(desk, acknowledged);
  desk.close();
  return { acknowledged: acknowledged.size, mendedRounds };
}
