import { ARTICLE_KINDS, type Article, type ArticleHead } from '../domain/article.ts';
import type { ChunkFilter } from '../domain/chunk-filter.ts';
import { foldName } from '../text/fold-name.ts';

/** A row of `revision`, with the article's id. */
export interface HeadRow {
  readonly id: string;
  readonly article_pk: number;
  readonly revision: number;
  readonly outlet: string | null;
  readonly agency: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly place: string | null;
  readonly published_ms: number | null;
  readonly published_iso: string | null;
  readonly url: string | null;
  readonly kind: string;
  readonly state_media: number;
  readonly claims: string | null;
  readonly language: string;
  readonly sample: number;
  readonly origin: string;
}

/** The columns of a HeadRow, for queries over `article a JOIN revision r`. */
export const HEAD_COLUMNS =
  'a.id, r.article_pk, r.revision, r.outlet, r.agency, r.title, r.byline, r.place, r.published_ms, r.published_iso, r.url, r.kind, r.state_media, r.claims, r.language, r.sample, r.origin';

/** Joins each article to its newest revision, whether it may still be quoted or not. */
export const EVERY_NEWEST = 'article a JOIN revision r ON r.article_pk = a.pk AND r.revision = a.revision';

/** The same for articles that may be quoted: whatever finds or counts articles for a reader goes through this. */
export const NEWEST = `${EVERY_NEWEST} AND a.retracted_ms IS NULL`;

/** The columns that may change in place, and their values in the same order. `outlet_folded` is derived. */
export const DETAIL_COLUMNS = [
  'outlet', 'outlet_folded', 'agency', 'byline', 'place', 'published_ms', 'published_iso', 'url', 'kind', 'state_media', 'claims', 'language', 'sample', 'origin',
] as const;

export function detailValues(head: ArticleHead): (string | number | null)[] {
  return [
    head.outlet, head.outlet === null ? null : foldName(head.outlet), head.agency, head.byline, head.place,
    head.publishedAt?.epochMs ?? null, head.publishedAt?.iso ?? null, head.url, head.kind, head.stateMedia ? 1 : 0, head.claims, head.language,
    head.sample ? 1 : 0, head.origin,
  ];
}

export function headOf(row: HeadRow): ArticleHead {
  const kind = ARTICLE_KINDS.find((known) => known === row.kind);
  if (kind === undefined) throw new RangeError(`Article ${row.id} is stored with the unknown kind "${row.kind}"`);
  const publishedAt = row.published_ms === null || row.published_iso === null ? null : { epochMs: row.published_ms, iso: row.published_iso };
  return {
    id: row.id, revision: row.revision, outlet: row.outlet, agency: row.agency, title: row.title, byline: row.byline, place: row.place,
    publishedAt, url: row.url, kind, stateMedia: row.state_media === 1, claims: row.claims, language: row.language, sample: row.sample === 1, origin: row.origin,
  };
}

export function articleOf(row: HeadRow & { readonly text: string }): Article {
  return { ...headOf(row), text: row.text };
}

/** A condition over the aliases `a` and `r` with its values; `AND`-able, never empty. */
export interface Condition {
  readonly sql: string;
  readonly values: (string | number)[];
}

export function conditionOf({ sinceMs, untilMs, outlet, outletsHidden, stateMedia, articleIds }: ChunkFilter): Condition {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  const add = (sql: string, value: string | number): void => {
    parts.push(sql);
    values.push(value);
  };
  // Comparisons with NULL are not true: undated articles and those of no outlet drop out by themselves.
  if (typeof sinceMs === 'number') add('r.published_ms >= ?', sinceMs);
  if (typeof untilMs === 'number') add('r.published_ms < ?', untilMs);
  if (typeof outlet === 'string') add('r.outlet_folded = ?', foldName(outlet));
  if (outletsHidden?.length) add('(r.outlet_folded IS NULL OR r.outlet_folded NOT IN (SELECT value FROM json_each(?)))', JSON.stringify(outletsHidden.map(foldName)));
  if (stateMedia === false) add('r.state_media = ?', 0);
  if (articleIds) add('a.id IN (SELECT value FROM json_each(?))', JSON.stringify(articleIds));
  return { sql: parts.length === 0 ? 'TRUE' : parts.join(' AND '), values };
}

/** Whether the filter limits nothing. */
export function isUnlimited(filter: ChunkFilter): boolean {
  return conditionOf(filter).sql === 'TRUE';
}
