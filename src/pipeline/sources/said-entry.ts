import { z } from 'zod';
import type { EntryState, SourceEntry } from '../../domain/source.ts';
import { isWholeText, type FeedEntry } from '../../sources/index.ts';
import { identityUrl } from '../../text/identity-url.ts';
import { hashOf } from '../article-identity.ts';

/** Of a hash that is kept for every entry: enough to tell its versions apart. */
const HASH_DIGITS = 32;

/** What a feed said of an entry, as it is kept until the article is stored: the feed may have dropped it by then. */
export interface SaidEntry {
  readonly guid: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly publishedAt: { readonly epochMs: number; readonly iso: string } | null;
  /** The whole article, or null if its page must be fetched for it. */
  readonly wholeHtml: string | null;
  readonly summaryHtml: string | null;
}

const text = z.string().nullable();
const schema: z.ZodType<SaidEntry, z.ZodTypeDef, unknown> = z.object({
  guid: text, url: text, title: text, author: text, publishedAt: z.object({ epochMs: z.number(), iso: z.string() }).nullable(), wholeHtml: text, summaryHtml: text,
});

export function readSaidEntry(json: string): SaidEntry {
  return schema.parse(JSON.parse(json));
}

/** What is kept of a feed's entry. */
export function sayEntry(entry: FeedEntry): SaidEntry {
  const whole = isWholeText(entry);
  return {
    guid: entry.guidIsPermanent ? entry.guid : null,
    url: entry.url, title: entry.title, author: entry.author, publishedAt: entry.publishedAt,
    wholeHtml: whole, summaryHtml: whole === null ? (entry.contentHtml ?? entry.summaryHtml) : null,
  };
}

/** Whether what is stored of it is the feed's own summary. */
export function isSummaryOf(state: EntryState): boolean {
  return state.status === 'stored' ? state.isSummary : state.status === 'waiting' && state.wasSummary;
}

/** The name of an entry within its feed: its own id, else its address, else what it says; null if it says nothing. */
export function entryKey({ guid, url, title, publishedAt }: FeedEntry): string | null {
  if (guid !== null && guid.trim() !== '') return `guid:${guid.trim().slice(0, 2_000)}`;
  if (url !== null) return `url:${identityUrl(url)}`;
  return title === null ? null : `said:${hashOf([title, publishedAt?.iso ?? '']).slice(0, HASH_DIGITS)}`;
}

/**
 * Of all that makes an entry another: its words and address. Its date is left out: feeds bump it to come first again, and
 * some print the moment of asking.
 */
export function entryHash({ title, url, contentHtml, summaryHtml }: FeedEntry): string {
  return hashOf([title ?? '', url === null ? '' : identityUrl(url), contentHtml ?? summaryHtml ?? '']).slice(0, HASH_DIGITS);
}

/** So many requests of a page are as the look for corrections has them; what comes on top is spaced. */
const FETCHES_UNSPACED = 4;
const HOUR_MS = 3_600_000;

/**
 * How long an entry that says something new waits until its page is asked for again. A feed that puts the same entry now one
 * way and now another, hour by hour, would otherwise have its pages asked for at each turn: 1, 2, 4 … hours.
 */
function spacingMs(known: SourceEntry | null): number {
  return known === null || known.fetches < FETCHES_UNSPACED ? 0 : HOUR_MS * 2 ** (known.fetches - FETCHES_UNSPACED);
}

export function waitingEntry(sourceId: string, key: string, entry: FeedEntry, known: SourceEntry | null, nowMs: number): SourceEntry {
  return {
    sourceId, key, hash: entryHash(entry), url: entry.url, articleId: known?.articleId ?? null,
    state: { status: 'waiting', dueAtMs: nowMs + spacingMs(known), failures: 0, entry: JSON.stringify(sayEntry(entry)), problem: null, wasSummary: known !== null && isSummaryOf(known.state) },
    firstSeenMs: known?.firstSeenMs ?? nowMs, lastSeenMs: nowMs, fetches: known?.fetches ?? 0, etag: known?.etag ?? null, lastModified: known?.lastModified ?? null,
  };
}
