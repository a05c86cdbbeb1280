import type { ArticleDraft } from '../../domain/article.ts';
import type { FetchedResource } from '../../fetch/index.ts';
import { reservationOf } from '../../sources/index.ts';
import type { PoliteFetch } from './polite-fetch.ts';
import type { SourcePorts } from './ports.ts';

/** What an article's page gave. */
export type PageReading =
  | { readonly kind: 'article'; readonly draft: ArticleDraft; readonly resource: FetchedResource }
  | { readonly kind: 'not-modified' }
  /** Its publisher wants it read elsewhere, or not by machines: only what the feed itself says may be used. */
  | { readonly kind: 'withheld'; readonly by: string }
  /** The server says that it is gone: for good (410), or not to be found (404). */
  | { readonly kind: 'gone'; readonly status: 404 | 410 }
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfterMs: number | null }
  /** There is an answer, and no article in it. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** An article that is not kept: another language, sponsored. */
  | { readonly kind: 'refused'; readonly reason: string };

const PAGE_ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';
/** Answers by which a publisher keeps a page to subscribers or away from machines. */
const WITHHELD = new Set([401, 402, 403, 407, 451]);

/** Fetches one article's page as its publisher lets it be read. */
export async function readArticlePage(url: string, validators: { readonly etag: string | null; readonly lastModified: string | null }, polite: PoliteFetch, ports: Pick<SourcePorts, 'extractDocument'>, signal: AbortSignal | undefined): Promise<PageReading> {
  const reserved = await polite.tdmReservation(url, signal);
  if (typeof reserved === 'string') return { kind: 'withheld', by: reserved };
  if (reserved?.kind === 'forbidden') return { kind: 'withheld', by: reserved.by };
  if (reserved?.kind === 'later') return reserved;
  const answer = await polite.fetch(url, { ...validators, accept: PAGE_ACCEPT, ...(signal === undefined ? {} : { signal }) });
  if (answer.kind === 'forbidden') return { kind: 'withheld', by: answer.by };
  if (answer.kind === 'later') return answer;
  const { resource } = answer;
  if (resource.notModified) return { kind: 'not-modified' };
  if (resource.status === 410 || resource.status === 404) return { kind: 'gone', status: resource.status };
  if (WITHHELD.has(resource.status)) return { kind: 'withheld', by: `the server answered ${resource.status}` };
  if (resource.status < 200 || resource.status > 299) return { kind: 'later', reason: `the server answered ${resource.status}`, retryAfterMs: null };
  return readPage(url, resource, ports);
}

function readPage(url: string, resource: FetchedResource, { extractDocument }: Pick<SourcePorts, 'extractDocument'>): PageReading {
  const { headers, bytes } = resource;
  const contentType = headers['content-type'] ?? null;
  if (contentType !== null && !/html|xml|text\/plain/i.test(contentType)) return { kind: 'unreadable', reason: `it is ${contentType.split(';')[0] ?? 'no page'}, not a page` };
  const reservation = reservationOf({ headers, html: Buffer.from(bytes).toString('latin1') });
  if (reservation.kind !== 'none') return { kind: 'withheld', by: reservation.kind === 'paywall' ? `a paywall (${reservation.by})` : reservation.by };
  const document = { origin: url, url: resource.url, contentType, bytes };
  const [extraction] = extractDocument(document, { purpose: 'ingest' });
  if (extraction?.kind === 'article') return { kind: 'article', draft: extraction.article, resource };
  const reason = extraction?.kind === 'problem' ? extraction.problem.reason : 'no article was found in the page';
  // What is an article and not kept must not come in by its summary instead.
  const [shown] = extractDocument(document, { purpose: 'show' });
  const isOther = shown?.kind === 'article' && (shown.article.kind === 'sponsored' || shown.article.language !== 'en');
  return { kind: isOther ? 'refused' : 'unreadable', reason };
}
