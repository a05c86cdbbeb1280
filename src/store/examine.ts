import { addressHashOf, hashOf } from '../text/address-hash.ts';
import { foldName } from '../text/fold-name.ts';
import { sliceSpan } from '../domain/span.ts';
import { UNIT_TOLERANCE } from './commit-article.ts';
import { eraseArticle, settleWords } from './erase-article.ts';
import { advanceGeneration, readMeta, stampShard } from './generations.ts';
import type { Examination, Examiner } from './ports.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

interface TextRow {
  readonly pk: number;
  readonly id: string;
  readonly revision: number;
  readonly newest: number;
  readonly retracted_ms: number | null;
  readonly fingerprint: string | null;
  readonly text: string;
}

interface SpanRow {
  readonly ordinal: number;
  readonly span_start: number;
  readonly span_end: number;
}

const isOutside = (text: string) => ({ span_start, span_end }: SpanRow): boolean => !(0 <= span_start && span_start < span_end && span_end <= text.length);

/** Reads every text once: whether chunks and quotes lie inside of it. */
function examineSpans(db: SqliteDatabase): Pick<Examination, 'chunksWrong' | 'quotesWrong' | 'oldQuotesWrong'> {
  const [chunksWrong, quotesWrong, oldQuotesWrong]: [string[], string[], { articlePk: number; revision: number }[]] = [[], [], []];
  const texts = db.iterate<TextRow>(
    'SELECT a.pk, a.id, t.revision, a.revision AS newest, a.retracted_ms, a.fingerprint, t.text FROM revision_text t JOIN article a ON a.pk = t.article_pk ORDER BY a.pk, t.revision',
  );
  for (const { pk, id, revision, newest, retracted_ms, fingerprint, text } of texts) {
    const outside = isOutside(text);
    if (revision === newest && retracted_ms === null && fingerprint !== null) {
      const chunks = db.all<SpanRow>('SELECT ordinal, span_start, span_end FROM chunk WHERE article_pk = ? ORDER BY ordinal', pk);
      if (chunks.length === 0 || chunks.some((chunk, at) => chunk.ordinal !== at || outside(chunk))) chunksWrong.push(id);
    }
    const hasWrong = db.all<SpanRow>('SELECT ordinal, span_start, span_end FROM quote WHERE article_pk = ? AND revision = ?', pk, revision).some(outside);
    if (hasWrong && revision === newest && retracted_ms === null) quotesWrong.push(id);
    else if (hasWrong) oldQuotesWrong.push({ articlePk: pk, revision });
  }
  return { chunksWrong, quotesWrong, oldQuotesWrong };
}

/** Articles with a chunk that has no vector of the store's length and of length one. */
function examineVectors(db: SqliteDatabase): string[] {
  const dimensions = Number(readMeta(db, 'dimensions'));
  const wrong = new Set<string>();
  const rows = db.iterate<{ id: string; vector: Uint8Array | null }>('SELECT a.id, v.vector FROM article a JOIN chunk c ON c.article_pk = a.pk LEFT JOIN chunk_vector v ON v.chunk_pk = c.pk');
  for (const { id, vector } of rows) {
    if (vector?.byteLength !== dimensions * Float32Array.BYTES_PER_ELEMENT) {
      wrong.add(id);
      continue;
    }
    const length = Math.hypot(...new Float32Array(vector.slice().buffer));
    if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) wrong.add(id);
  }
  return [...wrong];
}

/** How many entries the full-text tables lack or have too many; null if they cannot even be read. */
function examineWords(db: SqliteDatabase): number | null {
  try {
    for (const table of ['chunk_words', 'article_words']) db.run(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
  } catch {
    return null; // SQLite says of a full-text table no more than that it is malformed
  }
  const count = (sql: string): number => db.get<{ count: number }>(`SELECT count(*) AS count FROM ${sql}`)?.count ?? 0;
  const listed = 'article a WHERE a.retracted_ms IS NULL';
  return count('chunk WHERE pk NOT IN (SELECT id FROM chunk_words_docsize)') + count('chunk_words_docsize WHERE id NOT IN (SELECT pk FROM chunk)')
    + count(`${listed} AND a.pk NOT IN (SELECT id FROM article_words_docsize)`) + count(`article_words_docsize WHERE id NOT IN (SELECT a.pk FROM ${listed})`);
}

function findPurged(db: SqliteDatabase): string[] {
  if (db.get('SELECT 1 FROM tombstone LIMIT 1') === null) return [];
  const isPurged = (...keys: string[]): boolean => db.get('SELECT 1 FROM tombstone WHERE key IN (SELECT value FROM json_each(?))', JSON.stringify(keys)) !== null;
  return [...new Set(db.all<{ id: string; url: string | null; outlet: string | null }>('SELECT a.id, r.url, r.outlet FROM article a JOIN revision r ON r.article_pk = a.pk')
    .filter(({ id, url, outlet }) => isPurged(hashOf('id', id), addressHashOf(url ?? ''), hashOf('outlet', foldName(outlet ?? ''))))
    .map(({ id }) => id))];
}

const SHARD_COUNT = '(SELECT count(*) FROM article a JOIN chunk c ON c.article_pk = a.pk WHERE a.shard = shard.name)';

function examine(db: SqliteDatabase): Examination {
  return {
    withoutText: db.all<{ id: string }>(
      'SELECT a.id FROM article a LEFT JOIN revision_text t ON t.article_pk = a.pk AND t.revision = a.revision WHERE t.text IS NULL ORDER BY a.pk',
    ).map(({ id }) => id),
    ...examineSpans(db),
    vectorsWrong: examineVectors(db),
    wordsWrong: examineWords(db),
    shardsWrong: db.all<{ name: string }>(`SELECT name FROM shard WHERE chunks <> ${SHARD_COUNT}`).map(({ name }) => name),
    purgedStored: findPurged(db),
  };
}

/** Writes the full-text tables anew from the texts: no embedding is needed for that. */
function rewriteWords(db: SqliteDatabase): void {
  for (const table of ['chunk_words', 'article_words']) db.run(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
  const articles = db.iterate<{ pk: number; title: string | null; text: string }>(
    `SELECT a.pk, r.title, t.text FROM article a JOIN revision r ON r.article_pk = a.pk AND r.revision = a.revision
     JOIN revision_text t ON t.article_pk = a.pk AND t.revision = a.revision WHERE a.retracted_ms IS NULL`,
  );
  for (const { pk, title, text } of articles) {
    db.run('INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)', pk, title, text);
    for (const chunk of db.all<SpanRow & { pk: number }>('SELECT pk, ordinal, span_start, span_end FROM chunk WHERE article_pk = ?', pk)) {
      // What lies outside of the text is made again with its words.
      if (!isOutside(text)(chunk)) db.run('INSERT INTO chunk_words (rowid, title, slice) VALUES (?, ?, ?)', chunk.pk, title, sliceSpan(text, { start: chunk.span_start, end: chunk.span_end }));
    }
  }
}

function mend(db: SqliteDatabase, { oldQuotesWrong, wordsWrong, shardsWrong, purgedStored }: Examination): void {
  db.transaction(() => {
    if (wordsWrong !== 0) rewriteWords(db);
    for (const { articlePk, revision } of oldQuotesWrong) db.run('DELETE FROM quote WHERE article_pk = ? AND revision = ?', articlePk, revision);
    for (const id of purgedStored) eraseArticle(db, db.get<{ pk: number }>('SELECT pk FROM article WHERE id = ?', id)?.pk ?? -1);
    if (purgedStored.length > 0) settleWords(db);
    if (shardsWrong.length > 0) {
      const generation = advanceGeneration(db);
      for (const name of shardsWrong) stampShard(db, name, generation);
    }
  });
}

/** See the port. */
export function createExaminer(db: SqliteDatabase): Examiner {
  return { examine: () => examine(db), mend: (found) => mend(db, found) };
}
