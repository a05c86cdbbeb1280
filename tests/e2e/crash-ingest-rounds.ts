import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { openDeskStore } from '../../src/store/index.ts';
import { createChunkIndex } from '../../src/vector-index/index.ts';
import { numberedArticle } from './numbered-article.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const POLL_MS = 15;

interface StoredChunkRow {
  readonly key: string;
  readonly words: string;
  readonly vector: string;
}

interface Desk {
  readonly databasePath: string;
  readonly indexFolder: string;
  ingest(file: string): ChildProcess;
}

function deskIn(root: string): Desk {
  const env = { PATH: process.env['PATH'], DATA_DIR: join(root, 'data'), EMBEDDINGS_DIR: join(root, 'embeddings'), EMBEDDING_WORKERS: '1', CHUNK_INDEX: 'vectra' };
  return {
    databasePath: join(root, 'data', 'foreign-desk.db'),
    indexFolder: join(root, 'embeddings', 'index'),
    ingest: (file) => spawn(process.execPath, [CLI, 'ingest', file, '--json'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] }),
  };
}

/** The first `count` numbered articles as a `.jsonl` file. */
function writeArticles(root: string, count: number): string {
  const path = join(root, `articles-${count}.jsonl`);
  const lines = Array.from({ length: count }, (_, number) => {
    const { id, title, outlet, publishedAt, text } = numberedArticle(number);
    return JSON.stringify({ id, title, outlet, publishedAt: publishedAt?.iso ?? null, text });
  });
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** What another process can see to be committed, read beside the running ingest; nothing while there is no database yet. */
function committedIds(databasePath: string): string[] {
  if (!existsSync(databasePath)) return [];
  const db = new DatabaseSync(databasePath, { readOnly: true, timeout: 1_000 });
  try {
    return db.prepare('SELECT id FROM article').all().map(({ id }) => String(id));
  } catch {
    return []; // before its first transaction the file holds no table
  } finally {
    db.close();
  }
}

/**
 * Kills the ingest at a random moment: some time after it started, or just after it was seen to have stored more. The
 * first round always waits for more, and stops in the first half of its articles, so that some kill falls between two.
 */
async function killDuring(child: ChildProcess, databasePath: string, { before, articles, first, startMs }: { before: number; articles: number; first: boolean; startMs: number }): Promise<string[]> {
  const closed = once(child, 'close');
  const waitForMore = first || Math.random() < 0.8;
  const extra = Math.floor(Math.random() * articles / 2);
  const deadline = Date.now() + (waitForMore ? 60_000 : Math.random() * startMs);
  let seen: string[] = [];
  while (child.exitCode === null && Date.now() < deadline) {
    seen = committedIds(databasePath);
    if (waitForMore && seen.length > before + extra) break;
    await sleep(POLL_MS);
  }
  await sleep(Math.random() * POLL_MS);
  child.kill('SIGKILL');
  await closed;
  return seen;
}

/** Opens the store as the next process would, mends the folders with no embedder at hand, and reads every chunk. */
async function openAndMend({ databasePath, indexFolder }: Desk): Promise<{ ids: string[]; chunks: StoredChunkRow[] }> {
  const desk = openDeskStore(databasePath);
  const index = createChunkIndex('vectra', { source: desk, folder: indexFolder });
  try {
    expect(desk.integrityProblems()).toEqual([]);
    const vectors = new Map(desk.listShards().flatMap(({ name }) => Array.from(desk.readShard(name), ({ key, vector }) => [key, Buffer.from(new Float32Array(vector).buffer).toString('base64')] as const)));
    const ids = desk.listHeads({}, { limit: 100_000 }).map(({ id }) => id);
    const chunks = ids.flatMap((id) => desk.chunksOf(id)).map(({ key, text }) => ({ key, words: text, vector: vectors.get(key) ?? 'none' }));
    await index.sync();
    const first = [...desk.listShards()].find((shard) => shard.chunks > 0);
    const [probe] = first === undefined ? [] : desk.readShard(first.name);
    if (probe !== undefined) {
      const found = await index.search(probe.vector.slice(), { limit: vectors.size });
      expect(found.map(({ key }) => key).sort()).toEqual([...vectors.keys()].sort());
    }
    return { ids, chunks };
  } finally {
    await index.close();
    desk.close();
  }
}

/**
 * Runs `desk ingest` with the real model and kills it, again and again, each time with some articles more to store.
 * After each kill: the store opens, what was seen committed is there, each article has all chunks with the vectors that
 * an undisturbed ingest gives, bit for bit, and vectra's folders are mended from the database.
 */
export async function crashIngestRounds(rounds: number, articlesARound: number, root: { readonly calm: string; readonly killed: string }): Promise<{ kills: number; partial: number }> {
  const calm = deskIn(root.calm);
  const startedMs = Date.now();
  const [code] = (await once(calm.ingest(writeArticles(root.calm, rounds * articlesARound)), 'close')) as [number | null];
  expect(code).toBe(0);
  const startMs = (Date.now() - startedMs) / 2;
  const expected = new Map((await openAndMend(calm)).chunks.map((chunk) => [chunk.key, chunk]));

  const desk = deskIn(root.killed);
  let ids: string[] = [];
  let partial = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const seen = await killDuring(desk.ingest(writeArticles(root.killed, round * articlesARound)), desk.databasePath, { before: ids.length, articles: articlesARound, first: round === 1, startMs });
    const found = await openAndMend(desk);
    for (const id of [...ids, ...seen]) expect(found.ids).toContain(id);
    for (const chunk of found.chunks) expect(chunk).toEqual(expected.get(chunk.key));
    const whole = [...expected.keys()].filter((key) => found.ids.includes(key.slice(0, key.lastIndexOf('@'))));
    expect(found.chunks.map(({ key }) => key).sort()).toEqual(whole.sort());
    if (found.ids.length > ids.length && found.ids.length < round * articlesARound) partial += 1;
    ids = found.ids;
  }
  const [last] = (await once(desk.ingest(writeArticles(root.killed, rounds * articlesARound)), 'close')) as [number | null];
  expect(last).toBe(0);
  expect((await openAndMend(desk)).chunks.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([...expected.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)));
  return { kills: rounds, partial };
}
