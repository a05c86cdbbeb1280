import type { StoredQuote } from '../domain/quote.ts';
import type { Span } from '../domain/span.ts';
import { foldName } from '../text/fold-name.ts';
import { conditionOf, NEWEST } from './article-rows.ts';
import { KEYED_CHUNKS, keysToJson } from './chunks.ts';
import type { CountedName, Page, QuoteFilter, QuoteStore } from './ports.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

interface QuoteRow {
  readonly id: string;
  readonly revision: number;
  readonly type: StoredQuote['type'];
  readonly span_start: number;
  readonly span_end: number;
  readonly speaker: string | null;
  readonly mention_start: number | null;
  readonly mention_end: number | null;
  readonly cue_start: number | null;
  readonly cue_end: number | null;
  readonly asserted: number;
  readonly confidence: number;
}

const QUOTE_COLUMNS =
  'a.id, q.revision, q.type, q.span_start, q.span_end, s.name AS speaker, q.mention_start, q.mention_end, q.cue_start, q.cue_end, q.asserted, q.confidence';
const WITH_SPEAKER = 'LEFT JOIN speaker s ON s.pk = q.speaker_pk';
const NEWEST_QUOTES = `${NEWEST} JOIN quote q ON q.article_pk = a.pk AND q.revision = a.revision ${WITH_SPEAKER}`;

function spanOf(start: number | null, end: number | null): Span | null {
  return start === null || end === null ? null : { start, end };
}

function quoteOf(row: QuoteRow): StoredQuote {
  return {
    articleId: row.id, revision: row.revision, type: row.type, span: { start: row.span_start, end: row.span_end }, speaker: row.speaker,
    speakerMention: spanOf(row.mention_start, row.mention_end), cue: spanOf(row.cue_start, row.cue_end), asserted: row.asserted === 1, confidence: row.confidence,
  };
}

/** Speakers whose name begins or ends with these whole words. Few thousand names: a scan is quicker than an index would be worth. */
function speakersNamed(db: SqliteDatabase, name: string): number[] {
  const folded = foldName(name);
  if (folded === '') return [];
  return db.all<{ pk: number; folded: string }>('SELECT pk, folded FROM speaker WHERE instr(folded, ?) > 0', folded)
    .filter((speaker) => speaker.folded === folded || speaker.folded.startsWith(`${folded} `) || speaker.folded.endsWith(` ${folded}`))
    .map(({ pk }) => pk);
}

function findQuotes(db: SqliteDatabase, filter: QuoteFilter, { limit, offset = 0 }: Page): StoredQuote[] {
  const { sql, values } = conditionOf(filter);
  const conditions = [sql];
  if (typeof filter.speaker === 'string') {
    conditions.push('q.speaker_pk IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(speakersNamed(db, filter.speaker)));
  }
  if (filter.type !== undefined) {
    conditions.push('q.type = ?');
    values.push(filter.type);
  }
  return db.all<QuoteRow>(
    `SELECT ${QUOTE_COLUMNS} FROM ${NEWEST_QUOTES} WHERE ${conditions.join(' AND ')}
     ORDER BY r.published_ms DESC, a.pk DESC, q.ordinal LIMIT ? OFFSET ?`, ...values, limit, offset,
  ).map(quoteOf);
}

function speakers(db: SqliteDatabase, { prefix = '', limit = 1_000 }: { prefix?: string | undefined; limit?: number | undefined }): CountedName[] {
  const folded = foldName(prefix);
  return db.all(
    `SELECT s.name, count(*) AS count FROM speaker s JOIN quote q ON q.speaker_pk = s.pk JOIN article a ON a.pk = q.article_pk AND a.revision = q.revision AND a.retracted_ms IS NULL
     WHERE instr(' ' || s.folded, ?) > 0 GROUP BY s.pk ORDER BY count DESC, s.name LIMIT ?`, ` ${folded}`, limit,
  );
}

export function createQuoteStore(db: SqliteDatabase): QuoteStore {
  return {
    quotesOf: (articleId, revision) => db.all<QuoteRow>(
      `SELECT ${QUOTE_COLUMNS} FROM article a JOIN quote q ON q.article_pk = a.pk AND q.revision = coalesce(?, a.revision) ${WITH_SPEAKER}
       WHERE a.id = ? ORDER BY q.ordinal`, revision ?? null, articleId,
    ).map(quoteOf),
    findQuotes: (filter, page) => findQuotes(db, filter, page),
    quotesInChunks: (keys) => db.all<QuoteRow>(
      `SELECT DISTINCT ${QUOTE_COLUMNS} FROM ${KEYED_CHUNKS}
       JOIN quote q ON q.article_pk = a.pk AND q.revision = a.revision AND q.span_start < c.span_end AND q.span_end > c.span_start ${WITH_SPEAKER}
       ORDER BY a.pk, q.ordinal`, keysToJson(keys),
    ).map(quoteOf),
    speakers: (options = {}) => speakers(db, options),
  };
}
