import { parsePage } from '../text/page-dom.ts';

const FEED_TYPES = /^application\/(?:(?:rss|atom|rdf)\+xml|feed\+json)$/i;
/** Feeds of a page's comments, search results and podcasts are not what it is read for. */
const OTHER_FEEDS = /comment|search|podcast|audio|video/i;
const LINKS_MAX = 20;

/** The feeds that a page names for itself (`<link rel="alternate">`), absolute, in its order; those of comments last. */
export function findFeedLinks(html: string, pageUrl: string): string[] {
  const links: { readonly url: string; readonly isOther: boolean }[] = [];
  for (const link of parsePage(html).querySelectorAll('link[rel][href]')) {
    const rels = (link.getAttribute('rel') ?? '').toLowerCase().split(/\s+/);
    if (!rels.includes('alternate') || !FEED_TYPES.test((link.getAttribute('type') ?? '').trim())) continue;
    const url = URL.parse(link.getAttribute('href') ?? '', pageUrl);
    if (url === null || !/^https?:$/.test(url.protocol)) continue;
    links.push({ url: url.href, isOther: OTHER_FEEDS.test(`${url.pathname} ${link.getAttribute('title') ?? ''}`) });
    if (links.length >= LINKS_MAX) break;
  }
  const ordered = [...links.filter(({ isOther }) => !isOther), ...links.filter(({ isOther }) => isOther)];
  return [...new Set(ordered.map(({ url }) => url))];
}
