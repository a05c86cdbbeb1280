import type { ChunkFilter, Scored, SearchOptions } from '../domain/chunk-filter.ts';
import { type Condition, conditionOf, isUnlimited } from './article-rows.ts';
import { CHUNK_KEY } from './chunks.ts';
import type { WordSearch } from './ports.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** A question has a dozen; more than this is a pasted page, and each term costs time. */
const TERMS_MAX = 64;

/** A title says what an article is about in few words: its matches count for more than one in the text. */
const ARTICLE_WEIGHTS = '3.0, 1.0';
const CHUNK_WEIGHTS = '1.0, 1.0';

/**
 * An FTS5 query that matches any of the terms, each taken literally. FTS5 has a syntax (`AND`, `NEAR`, `-`, `:`, `*`, …)
 * in which a raw question is an error; inside double quotes it has none. NUL ends the query string in C.
 */
export function matchAny(terms: readonly string[]): string | null {
  const wanted = [...new Set(terms)].filter((term) => /[\p{L}\p{N}]/u.test(term)).slice(0, TERMS_MAX);
  if (wanted.length === 0) return null;
  return wanted.map((term) => `"${term.replaceAll('"', ' ').replaceAll('\0', ' ')}"`).join(' OR ');
}

function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`limit must be a positive integer, got ${limit}`);
}

interface Table {
  readonly name: 'chunk_words' | 'article_words';
  readonly weights: string;
  readonly key: string;
  /** From the full-text row to `a`, and to `c` where the key needs it. */
  readonly joins: string;
}

const CHUNKS: Table = {
  name: 'chunk_words', weights: CHUNK_WEIGHTS, key: CHUNK_KEY, joins: 'JOIN chunk c ON c.pk = f.rowid JOIN article a ON a.pk = c.article_pk',
};
const ARTICLES: Table = { name: 'article_words', weights: ARTICLE_WEIGHTS, key: 'a.id', joins: 'JOIN article a ON a.pk = f.rowid' };

/** @param also what else must hold of `a` and `c`, beside the filter */
function search(db: SqliteDatabase, table: Table, match: string | null, limit: number, filter: ChunkFilter, also: Condition | null = null): Scored[] {
  checkLimit(limit);
  if (match === null) return [];
  const ranked = `SELECT rowid, -bm25(${table.name}, ${table.weights}) AS score FROM ${table.name} WHERE ${table.name} MATCH ?`;
  if (also === null && isUnlimited(filter)) {
    // The keys are built for the few rows returned, not for all that match.
    return db.all(`SELECT ${table.key} AS key, f.score FROM (${ranked} ORDER BY score DESC, rowid LIMIT ?) f ${table.joins} ORDER BY f.score DESC, f.rowid`, match, limit);
  }
  const { sql, values } = conditionOf(filter);
  return db.all(
    `SELECT ${table.key} AS key, f.score FROM (${ranked}) f ${table.joins}
     JOIN revision r ON r.article_pk = a.pk AND r.revision = a.revision WHERE ${sql} AND ${also?.sql ?? 'TRUE'} ORDER BY f.score DESC, f.rowid LIMIT ?`, match, ...values, ...(also?.values ?? []), limit,
  );
}

/** A direct quotation of at most so many characters begins in the chunk. */
function shortQuote(charsMax: number): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM quote q WHERE q.article_pk = c.article_pk AND q.revision = a.revision AND q.type = 'direct'
      AND q.span_start >= c.span_start AND q.span_start < c.span_end AND q.span_end - q.span_start <= ?)`,
    values: [charsMax],
  };
}

export function createWordSearch(db: SqliteDatabase): WordSearch {
  const by = (table: Table, inTitle: boolean) => (terms: readonly string[], { limit, filter = {} }: SearchOptions): Scored[] => {
    const match = matchAny(terms);
    return search(db, table, match !== null && inTitle ? `title : (${match})` : match, limit, filter);
  };
  return {
    searchChunks: by(CHUNKS, false),
    searchShortQuotes: (terms, { limit, filter = {}, charsMax }) => search(db, CHUNKS, matchAny(terms), limit, filter, shortQuote(charsMax)),
    searchArticles: by(ARTICLES, false),
    searchTitles: by(ARTICLES, true),
  };
}
