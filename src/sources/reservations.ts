import type { PageDocument, PageElement } from '../text/page-dom.ts';
import { isNestedTooDeeply, parsePage } from '../text/page-dom.ts';
import { matchesPath } from './path-pattern.ts';

/** What a publisher keeps to itself of a page; `by` names the mark, for the log and for `sources status`. */
export type Reservation =
  | { readonly kind: 'none' }
  /** No text and data mining: neither the page's text nor the feed's full text is kept; the feed's summary is. */
  | { readonly kind: 'reserved'; readonly by: string }
  /** For subscribers: the page is not read, and not got round. */
  | { readonly kind: 'paywall'; readonly by: string };

/**
 * Directives that keep a text from us. `noimageai` is about pictures; `noarchive` and `nosnippet` speak to search engines
 * of copies and excerpts they show in their results, and news sites set them by habit: they are no reservation of mining.
 */
const RESERVING = new Set(['noai', 'noml', 'notrain']);
/** Agents in whose name a directive may be given; one for another crawler is not for us. */
const OUR_NAMES = new Set(['robots', 'foreigndesk']);
/** Boxes that only templates of a closed article have. A bare "paywall" or "subscribe" also names banners on open pages. */
const CLOSED_BOXES = '.paywall-active, .is-paywalled, .paywalled-content, .article-paywall-content--locked, .premium-content-locked, .meteredContent-locked, [data-paywall="locked"], [data-article-access="locked"]';
const LOCKED_TIER = /^(?:locked|metered|premium|paid|subscriber(?:s|-only)?)$/i;
const JSON_DEPTH_MAX = 6;

/**
 * What a page reserves, by its headers and its markup; headers with names in lower case.
 *
 * @example
 * if (reservationOf({ headers, html }).kind !== 'none') keepSummaryOnly();
 */
export function reservationOf({ headers, html }: { readonly headers: Readonly<Record<string, string | undefined>>; readonly html: string }): Reservation {
  const inHeaders = headerReservation(headers);
  if (inHeaders !== null) return { kind: 'reserved', by: inHeaders };
  if (isNestedTooDeeply(html)) return { kind: 'none' };
  const document = parsePage(html);
  const inMarkup = metaReservation(document);
  if (inMarkup !== null) return { kind: 'reserved', by: inMarkup };
  const wall = paywallMark(document);
  return wall === null ? { kind: 'none' } : { kind: 'paywall', by: wall };
}

function headerReservation(headers: Readonly<Record<string, string | undefined>>): string | null {
  if (headers['tdm-reservation']?.trim() === '1') return 'tdm-reservation: 1';
  return directive(headers['x-robots-tag'] ?? '', 'X-Robots-Tag');
}

/** `noai, foreigndesk: noml, otherbot: noindex`: a name before a colon holds for what follows, up to the next name. */
function directive(value: string, where: string): string | null {
  let isForUs = true;
  for (const part of value.toLowerCase().split(',')) {
    const [, agent, word = ''] = /^\s*(?:([a-z\d_-]+)\s*:)?\s*([a-z_-]*)/.exec(part) ?? [];
    // "unavailable_after: …" and "max-snippet: 5" are directives with a value, not agents.
    if (agent !== undefined && !/^(?:unavailable_after|max-)/.test(agent)) isForUs = OUR_NAMES.has(agent);
    if (isForUs && RESERVING.has(word)) return `${where}: ${word}`;
  }
  return null;
}

function metaReservation(document: PageDocument): string | null {
  for (const meta of document.querySelectorAll('meta')) {
    const name = attribute(meta, 'name').toLowerCase();
    const content = attribute(meta, 'content');
    if (name === 'tdm-reservation' && content.trim() === '1') return 'meta tdm-reservation: 1';
    const found = OUR_NAMES.has(name) ? directive(content, `meta ${name}`) : null;
    if (found !== null) return found;
  }
  return null;
}

/** linkedom keeps the case in which an attribute's name was written. */
function attribute(element: PageElement, name: string): string {
  return element.getAttribute(name) ?? element.getAttribute(name.toUpperCase()) ?? '';
}

function paywallMark(document: PageDocument): string | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    if (saysClosed(parseJson(script.textContent ?? ''), 0)) return 'isAccessibleForFree: false';
  }
  const tier = document.querySelector('meta[property="article:content_tier"], meta[name="article:content_tier"]')?.getAttribute('content') ?? '';
  if (LOCKED_TIER.test(tier.trim())) return `article:content_tier: ${tier.trim()}`;
  return document.querySelector(CLOSED_BOXES) === null ? null : 'a box of its markup for subscribers';
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source.replace(/[\n\r\t]+/g, ' '));
  } catch {
    return null;
  }
}

/** In the article itself or in a part of it (`hasPart` with the selector of what is closed). */
function saysClosed(value: unknown, depth: number): boolean {
  if (depth > JSON_DEPTH_MAX || typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => saysClosed(item, depth + 1));
  const thing = value as Readonly<Record<string, unknown>>;
  const free = thing['isAccessibleForFree'];
  if (free === false || (typeof free === 'string' && /(?:^|\/)false$/i.test(free.trim()))) return true;
  return ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart'].some((key) => saysClosed(thing[key], depth + 1));
}

/**
 * Whether a site's `/.well-known/tdmrep.json` reserves an address (TDM Reservation Protocol, 5.1): the first of its
 * locations that matches decides. A file that cannot be read reserves nothing.
 */
export function tdmReserves(tdmrep: string, url: string): boolean {
  const rules = parseJson(tdmrep);
  const path = URL.parse(url)?.pathname;
  if (!Array.isArray(rules) || path === undefined) return false;
  for (const rule of rules as unknown[]) {
    if (typeof rule !== 'object' || rule === null || !('location' in rule) || typeof rule.location !== 'string') continue;
    if (matchesPath(rule.location, path)) return 'tdm-reservation' in rule && Number(rule['tdm-reservation']) === 1;
  }
  return false;
}
