import type { Article } from '../domain/article.ts';
import { sliceSpan, type Span } from '../domain/span.ts';
import { foldName } from '../text/fold-name.ts';
import { DETAIL_COLUMNS, detailValues } from './article-rows.ts';
import { markDuplicates } from './duplicate-marks.ts';
import { advanceGeneration, monthOf, readMeta, shardWithRoom, stampShard, writeMeta } from './generations.ts';
import type { ArticleCommit, CommitReceipt } from './ports.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { StoreError } from './sqlite-failure.ts';

interface StoredArticle {
  readonly pk: number;
  readonly revision: number;
  readonly shard: string;
  readonly title: string | null;
  readonly text: string;
  readonly published_ms: number | null;
}

/** How far a vector's length may be from one: float32 rounding over a few hundred dimensions stays far below. */
export const UNIT_TOLERANCE = 1e-3;

function findStored(db: SqliteDatabase, id: string): StoredArticle | null {
  return db.get<StoredArticle>(
    `SELECT a.pk, a.revision, a.shard, r.title, r.published_ms, t.text FROM article a
     JOIN revision r ON r.article_pk = a.pk AND r.revision = a.revision
     JOIN revision_text t ON t.article_pk = a.pk AND t.revision = a.revision WHERE a.id = ?`, id,
  );
}

/** SQLite stores UTF-8, which turns half a surrogate pair into U+FFFD: one UTF-16 unit for another, so that spans hold. */
function isSameText(stored: StoredArticle, { title, text }: Pick<Article, 'title' | 'text'>): boolean {
  return stored.title === (title?.toWellFormed() ?? null) && stored.text === text.toWellFormed();
}

/** See `ArticleStore.revisionFor`. */
export function revisionFor(db: SqliteDatabase, article: Pick<Article, 'id' | 'title' | 'text'>): number {
  const stored = findStored(db, article.id);
  if (stored === null) return 1;
  return isSameText(stored, article) ? stored.revision : stored.revision + 1;
}

function checkSpan(text: string, span: Span | null, what: string): void {
  if (span === null) return;
  try {
    sliceSpan(text, span);
  } catch (cause) {
    throw new RangeError(`${what}: span ${span.start}..${span.end} is outside the article's ${text.length} characters`, { cause });
  }
}

function checkCommit({ article, chunks, vectors, quotes }: ArticleCommit): void {
  if (article.id === '') throw new RangeError('An article needs an id');
  if (chunks.length !== vectors.length) throw new RangeError(`${article.id}: ${chunks.length} chunks but ${vectors.length} vectors`);
  chunks.forEach((chunk, i) => {
    const isInOrder = chunk.articleId === article.id && chunk.revision === article.revision && chunk.ordinal === i;
    if (!isInOrder) throw new RangeError(`${article.id}: chunk ${i} is of ${chunk.articleId}@${chunk.revision}#${chunk.ordinal}`);
    checkSpan(article.text, chunk.span, `${article.id}: chunk ${i}`);
  });
  vectors.forEach((vector, i) => {
    const length = Math.hypot(...vector);
    // A zero vector in first place poisons every result of vectra; NaN poisons all arithmetic. Neither gets in.
    if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) throw new RangeError(`${article.id}: vector ${i} has length ${length}, not 1`);
  });
  quotes.forEach((quote, i) => {
    for (const span of [quote.span, quote.speakerMention, quote.cue]) checkSpan(article.text, span, `${article.id}: quote ${i}`);
  });
}

function checkDimensions(db: SqliteDatabase, vectors: readonly Float32Array[]): void {
  const [first] = vectors;
  if (first === undefined) return;
  const bound = readMeta(db, 'dimensions');
  if (bound === null) writeMeta(db, 'dimensions', String(first.length));
  const wanted = bound === null ? first.length : Number(bound);
  for (const { length } of vectors) {
    if (length !== wanted) throw new StoreError(`${db.path} holds vectors of ${wanted} dimensions, not ${length}. Run \`desk rebuild\` to embed all articles with the present model.`);
  }
}

/** Takes the newest revision's chunks, vectors and words out of the search. */
export function dropChunks(db: SqliteDatabase, articlePk: number): void {
  db.run('DELETE FROM chunk_words WHERE rowid IN (SELECT pk FROM chunk WHERE article_pk = ?)', articlePk);
  db.run('DELETE FROM chunk WHERE article_pk = ?', articlePk);
}

function insertChunks(db: SqliteDatabase, articlePk: number, { article, chunks, vectors }: ArticleCommit): void {
  chunks.forEach((chunk, i) => {
    const { lastRowid } = db.run(
      'INSERT INTO chunk (article_pk, ordinal, span_start, span_end) VALUES (?, ?, ?, ?)', articlePk, chunk.ordinal, chunk.span.start, chunk.span.end,
    );
    const vector = vectors[i] ?? new Float32Array();
    db.run('INSERT INTO chunk_vector VALUES (?, ?)', lastRowid, new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
    db.run('INSERT INTO chunk_words (rowid, title, slice) VALUES (?, ?, ?)', lastRowid, article.title, sliceSpan(article.text, chunk.span));
  });
}

function speakerPk(db: SqliteDatabase, name: string | null): number | null {
  if (name === null) return null;
  const known = db.get<{ pk: number }>('SELECT pk FROM speaker WHERE name = ?', name);
  return known?.pk ?? db.run('INSERT INTO speaker (name, folded) VALUES (?, ?)', name, foldName(name)).lastRowid;
}

function insertQuotes(db: SqliteDatabase, articlePk: number, { article, quotes }: ArticleCommit): void {
  db.run('DELETE FROM quote WHERE article_pk = ? AND revision = ?', articlePk, article.revision);
  [...quotes]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .forEach((quote, ordinal) => {
      db.run(
        'INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        articlePk, article.revision, ordinal, quote.type, quote.span.start, quote.span.end, speakerPk(db, quote.speaker),
        quote.speakerMention?.start ?? null, quote.speakerMention?.end ?? null, quote.cue?.start ?? null, quote.cue?.end ?? null,
        quote.asserted ? 1 : 0, quote.confidence,
      );
    });
}

function writeRevision(db: SqliteDatabase, articlePk: number, { article, storedAtMs }: ArticleCommit): void {
  const columns = ['article_pk', 'revision', 'title', 'stored_ms', ...DETAIL_COLUMNS];
  db.run(
    `INSERT INTO revision (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (article_pk, revision) DO UPDATE SET ${DETAIL_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    articlePk, article.revision, article.title, storedAtMs ?? null, ...detailValues(article),
  );
  db.run('INSERT INTO revision_text VALUES (?, ?, ?) ON CONFLICT DO NOTHING', articlePk, article.revision, article.text);
  db.run('DELETE FROM article_words WHERE rowid = ?', articlePk);
  db.run('INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)', articlePk, article.title, article.text);
}

/** See `ArticleStore.commitArticle`. */
export function commitArticle(db: SqliteDatabase, commit: ArticleCommit): CommitReceipt {
  checkCommit(commit);
  const { article, fingerprint } = commit;
  return db.transaction(() => {
    const stored = findStored(db, article.id);
    const change = stored === null ? 'added' : isSameText(stored, article) ? 'replaced' : 'revised';
    const wanted = stored === null ? 1 : change === 'replaced' ? stored.revision : stored.revision + 1;
    if (article.revision !== wanted) throw new RangeError(`${article.id} would be revision ${wanted}, not ${article.revision}`);
    checkDimensions(db, commit.vectors);
    const generation = advanceGeneration(db);
    if (stored !== null) dropChunks(db, stored.pk);

    const month = monthOf(article.publishedAt?.epochMs ?? null);
    const stays = stored !== null && monthOf(stored.published_ms) === month;
    const shard = stays ? stored.shard : shardWithRoom(db, month, commit.chunks.length);
    const articlePk = stored?.pk ?? db.run('INSERT INTO article (id, revision, shard, stored_ms) VALUES (?, ?, ?, ?)', article.id, article.revision, shard, commit.storedAtMs ?? null).lastRowid;
    // What is published again may be quoted again.
    db.run('UPDATE article SET revision = ?, fingerprint = ?, shard = ?, retracted_ms = NULL, retracted_reason = NULL WHERE pk = ?', article.revision, fingerprint, shard, articlePk);
    writeRevision(db, articlePk, commit);
    insertChunks(db, articlePk, commit);
    insertQuotes(db, articlePk, commit);
    const duplicateOf = markDuplicates(db, { pk: articlePk, text: article.text, signature: commit.signature });
    for (const touched of new Set([shard, stored?.shard ?? shard])) stampShard(db, touched, generation);
    return { change, revision: article.revision, duplicateOf, generation };
  });
}
