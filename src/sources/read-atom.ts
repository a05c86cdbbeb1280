import type { AtomFeed } from 'feedsmith';
import { feedAddress, isSameAddress } from './feed-address.ts';
import { feedDate } from './feed-date.ts';
import type { FeedEntry, ReadFeed } from './feed.ts';
import { htmlOf, htmlOfText, isMarkedUp, lineOf } from './feed-text.ts';
import { languageOf, linesOf, namesOf, ttlOf } from './read-rss.ts';

type Text = { readonly value?: string; readonly type?: string; readonly src?: string } | undefined;
type Links = AtomFeed.Entry<string>['links'];

/** Atom 0.3 and 1.0. */
export function readAtom(feed: AtomFeed.Feed<string>, url: string | null): ReadFeed {
  const bases = [feed.xml?.base, linkOf(feed.links, 'self'), url];
  const siteUrl = feedAddress(alternateOf(feed.links), bases);
  const whereabouts = [feed.title?.value, url, siteUrl].join(' ');
  return {
    title: lineOf(feed.title?.value), siteUrl,
    selfUrl: feedAddress(linkOf(feed.links, 'self'), [feed.xml?.base, url]),
    language: languageOf(feed.xml?.lang, feed.dc?.languages?.[0]),
    ttlMs: ttlOf(undefined, feed.sy),
    skipHours: [], skipDays: [],
    newFeedUrl: feedAddress(feed.itunes?.newFeedUrl, bases),
    entries: (feed.entries ?? []).map((entry) => readEntry(entry, feed, bases, whereabouts)),
  };
}

function readEntry(entry: AtomFeed.Entry<string>, feed: AtomFeed.Feed<string>, bases: readonly (string | null | undefined)[], whereabouts: string): FeedEntry {
  const own = [entry.xml?.base, ...bases];
  const guid = entry.id ?? null;
  const isLinkless = (entry.links ?? []).length === 0;
  const url = feedAddress(alternateOf(entry.links), own) ?? (isLinkless && /^https?:/i.test(guid ?? '') ? feedAddress(guid, own) : null);
  const authors = entry.authors ?? entry.source?.authors ?? feed.authors;
  return {
    guid, guidIsPermanent: guid !== null && !isSameAddress(guid, url), url,
    title: lineOf(entry.title?.value),
    author: namesOf(authors?.map((author) => author.name)) ?? namesOf(entry.dc?.creators),
    publishedAt: feedDate([entry.published, entry.dc?.dates?.[0], entry.dcterms?.issued?.[0], entry.updated], whereabouts),
    updatedAt: feedDate([entry.updated, entry.dcterms?.modified?.[0]], whereabouts),
    summaryHtml: textHtml(entry.summary), contentHtml: textHtml(entry.content),
    categories: linesOf([...(entry.categories ?? []).map((category) => category.label ?? category.term), ...(entry.dc?.subjects ?? [])]),
  };
}

/** A text construct as HTML. Plain text that is full of tags was meant to be HTML; what is neither (a picture, a link to a file) is none. */
function textHtml(text: Text): string | null {
  if (text?.value === undefined || text.value.trim() === '' || text.src !== undefined) return null;
  const type = text.type?.toLowerCase() ?? '';
  if (type.includes('html')) return text.value;
  if (type === '' || type === 'text' || type === 'text/plain') return type !== '' && !isMarkedUp(text.value) ? htmlOfText(text.value) : htmlOf(text.value);
  return null;
}

function linkOf(links: Links, rel: string): string | undefined {
  return links?.find((link) => link.rel === rel)?.href;
}

/** The page: an alternate link, of HTML where there are several. */
function alternateOf(links: Links): string | undefined {
  const alternates = (links ?? []).filter((link) => link.rel === undefined || /^(?:alternate|http:\/\/www\.iana\.org\/assignments\/relation\/alternate)$/i.test(link.rel));
  return (alternates.find((link) => /html/i.test(link.type ?? '')) ?? alternates.find((link) => link.type === undefined) ?? alternates[0])?.href;
}
