import { chunkKey } from '../domain/chunk.ts';
import type { ChunkVector } from '../domain/shard.ts';
import { dropChunks } from './commit-article.ts';
import { advanceGeneration, readGeneration, readMeta, stampShard, writeMeta } from './generations.ts';
import type { EmbeddingModel, ModelRecord, VectorSource } from './ports.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { StoreError } from './sqlite-failure.ts';

interface VectorRow {
  readonly id: string;
  readonly revision: number;
  readonly ordinal: number;
  readonly published_ms: number | null;
  readonly outlet: string | null;
  readonly state_media: number;
  readonly vector: Uint8Array;
}

function* readShard(db: SqliteDatabase, name: string): Generator<ChunkVector> {
  const rows = db.iterate<VectorRow>(
    `SELECT a.id, a.revision, c.ordinal, r.published_ms, r.outlet, r.state_media, v.vector FROM article a
     JOIN revision r ON r.article_pk = a.pk AND r.revision = a.revision
     JOIN chunk c ON c.article_pk = a.pk JOIN chunk_vector v ON v.chunk_pk = c.pk
     WHERE a.shard = ? ORDER BY a.pk, c.ordinal`, name,
  );
  for (const { id, revision, ordinal, published_ms, outlet, state_media, vector } of rows) {
    const chunk = { articleId: id, revision, ordinal };
    yield { ...chunk, key: chunkKey(chunk), publishedAtMs: published_ms, outlet, stateMedia: state_media === 1, vector: floatsOf(vector) };
  }
}

/** Float32Array wants an offset that is a multiple of four; a blob's need not be. */
function floatsOf(blob: Uint8Array): Float32Array {
  const floats = blob.byteLength / Float32Array.BYTES_PER_ELEMENT;
  return blob.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0
    ? new Float32Array(blob.buffer, blob.byteOffset, floats)
    : new Float32Array(blob.buffer.slice(blob.byteOffset, blob.byteOffset + blob.byteLength));
}

export function createVectorSource(db: SqliteDatabase): Pick<VectorSource, 'databaseId' | 'generation' | 'listShards' | 'readShard' | 'vectorsOf'> {
  return {
    databaseId: readMeta(db, 'databaseId') ?? '',
    generation: () => readGeneration(db),
    listShards: () => db.all('SELECT name, month, generation, chunks FROM shard ORDER BY month IS NULL, month, length(name), name'),
    readShard: (name) => readShard(db, name),
    vectorsOf: (articleId, chunksMax) => db.all<{ vector: Uint8Array }>(
      'SELECT v.vector FROM article a JOIN chunk c ON c.article_pk = a.pk JOIN chunk_vector v ON v.chunk_pk = c.pk WHERE a.id = ? ORDER BY c.ordinal LIMIT ?', articleId, chunksMax,
    ).map(({ vector }) => floatsOf(vector)),
  };
}

function embeddingModel(db: SqliteDatabase): EmbeddingModel | null {
  const model = readMeta(db, 'model');
  return model === null ? null : { model, dimensions: Number(readMeta(db, 'dimensions')) };
}

function recordModel(db: SqliteDatabase, { model, dimensions }: EmbeddingModel): void {
  writeMeta(db, 'model', model);
  writeMeta(db, 'dimensions', String(dimensions));
}

function bindEmbeddingModel(db: SqliteDatabase, wanted: EmbeddingModel): void {
  const bound = embeddingModel(db);
  if (bound === null) {
    db.transaction(() => recordModel(db, wanted));
  } else if (bound.model !== wanted.model || bound.dimensions !== wanted.dimensions) {
    throw new StoreError(
      `${db.path} was embedded with ${bound.model} (${bound.dimensions} dimensions), but the configuration names ${wanted.model} (${wanted.dimensions}). ` +
        'Run `desk rebuild` to embed all stored articles with the new model, or set the old one again.',
    );
  }
}

function replaceEmbeddingModel(db: SqliteDatabase, model: EmbeddingModel): void {
  db.transaction(() => {
    const generation = advanceGeneration(db);
    for (const { pk } of db.all<{ pk: number }>('SELECT pk FROM article')) dropChunks(db, pk);
    db.run('UPDATE article SET fingerprint = NULL');
    for (const { name } of db.all<{ name: string }>('SELECT name FROM shard')) stampShard(db, name, generation);
    recordModel(db, model);
  });
}

export function createModelRecord(db: SqliteDatabase): ModelRecord {
  return {
    embeddingModel: () => embeddingModel(db),
    bindEmbeddingModel: (model) => bindEmbeddingModel(db, model),
    replaceEmbeddingModel: (model) => replaceEmbeddingModel(db, model),
    idsWithoutChunks: () => db.all<{ id: string }>('SELECT id FROM article WHERE fingerprint IS NULL AND retracted_ms IS NULL ORDER BY pk').map(({ id }) => id),
  };
}
