import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Embedder, EmbeddingPurpose } from './ports.ts';

/**
 * An Embedder that remembers vectors by hash of (model, purpose, text) in a SQLite file, so that an evaluation embeds
 * only what changed since the last one. For measuring, not for serving: the desk's own vectors live in its database.
 */
export function createCachedEmbedder(embedder: Embedder, file: string): Embedder {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 60000;');
  database.exec('CREATE TABLE IF NOT EXISTS vectors (hash BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID;');
  database.exec('CREATE TABLE IF NOT EXISTS counts (hash BLOB PRIMARY KEY, tokens INTEGER NOT NULL) WITHOUT ROWID;');
  const readVector = database.prepare('SELECT vector FROM vectors WHERE hash = ?');
  const writeVector = database.prepare('INSERT OR REPLACE INTO vectors VALUES (?, ?)');
  const readCount = database.prepare('SELECT tokens FROM counts WHERE hash = ?');
  const writeCount = database.prepare('INSERT OR REPLACE INTO counts VALUES (?, ?)');

  const hashOf = (kind: EmbeddingPurpose | 'count', text: string): Buffer =>
    createHash('sha256').update(`${embedder.model}\0${kind}\0${text}`).digest();
  const inTransaction = (work: () => void): void => {
    database.exec('BEGIN IMMEDIATE');
    work();
    database.exec('COMMIT');
  };

  return {
    model: embedder.model,
    dimensions: embedder.dimensions,
    async embed(texts, purpose, signal, haste) {
      const hashes = texts.map((text) => hashOf(purpose, text));
      const found = hashes.map((hash) => vectorOf(readVector.get(hash)));
      const missing = found.flatMap((vector, at) => (vector === null ? [at] : []));
      const made = await embedder.embed(missing.map((at) => texts[at] ?? ''), purpose, signal, haste);
      if (missing.length > 0) {
        inTransaction(() => missing.forEach((at, i) => {
          const vector = made[i];
          const hash = hashes[at];
          if (vector === undefined || hash === undefined) return;
          found[at] = vector;
          writeVector.run(hash, new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
        }));
      }
      return found.filter((vector) => vector !== null);
    },
    async countTokens(texts) {
      const hashes = texts.map((text) => hashOf('count', text));
      const found = hashes.map((hash) => (readCount.get(hash) as { tokens: number } | undefined)?.tokens ?? null);
      const missing = found.flatMap((tokens, at) => (tokens === null ? [at] : []));
      const made = await embedder.countTokens(missing.map((at) => texts[at] ?? ''));
      if (missing.length > 0) {
        inTransaction(() => missing.forEach((at, i) => {
          const tokens = made[i];
          const hash = hashes[at];
          if (tokens === undefined || hash === undefined) return;
          found[at] = tokens;
          writeCount.run(hash, tokens);
        }));
      }
      return found.filter((tokens) => tokens !== null);
    },
    async close() {
      await embedder.close();
      database.close();
    },
  };
}

function vectorOf(row: Record<string, unknown> | undefined): Float32Array | null {
  if (!(row?.['vector'] instanceof Uint8Array)) return null;
  return new Float32Array(Uint8Array.from(row['vector']).buffer);
}
