import type { RawDocument } from '../../src/domain/document.ts';

export const FEED_URL = 'https://news.example/world/feed.xml';

/** A feed as it would come from the network. */
export function documentOf(body: string | Uint8Array, contentType: string | null = null): RawDocument {
  return { origin: FEED_URL, url: FEED_URL, contentType, bytes: typeof body === 'string' ? Buffer.from(body) : body };
}

/** RSS 2.0 with these items, and these elements before them. */
export function rss(items: string, head = '<title>Petria Today</title><link>https://news.example/world</link>'): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>${head}${items}</channel></rss>`;
}

/** Atom 1.0 with these entries. */
export function atom(entries: string, head = '<title>Petria Today</title><link rel="alternate" href="/world"/><link rel="self" href="feed.xml"/>'): string {
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">${head}${entries}</feed>`;
}
