import type { RdfFeed, RssFeed } from 'feedsmith';
import { feedAddress, isSameAddress } from './feed-address.ts';
import { feedDate } from './feed-date.ts';
import type { FeedEntry, ReadFeed } from './feed.ts';
import { htmlOf, lineOf } from './feed-text.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The periods of RSS's syndication module. */
const PERIOD_MS: Readonly<Record<string, number>> = { hourly: HOUR_MS, daily: DAY_MS, weekly: 7 * DAY_MS, monthly: 30 * DAY_MS, yearly: 365 * DAY_MS };
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

type Feed = RssFeed.Feed<string>;
type Item = RssFeed.Item<string>;
type AtomLinks = readonly { readonly href?: string; readonly rel?: string }[] | undefined;

/** RSS 0.91 to 2.0, with the modules that news feeds use. */
export function readRss(feed: Feed, url: string | null): ReadFeed {
  const siteUrl = feedAddress(feed.link, [url]) ?? feedAddress(linkOf(feed.atom?.links, 'alternate'), [url]);
  const whereabouts = [feed.title, url, siteUrl].join(' ');
  const bases = [feed.xml?.base, siteUrl, url];
  return {
    title: lineOf(feed.title), siteUrl,
    selfUrl: feedAddress(linkOf(feed.atom?.links, 'self'), bases),
    language: languageOf(feed.language, feed.dc?.languages?.[0], feed.xml?.lang),
    ttlMs: ttlOf(feed.ttl, feed.sy),
    skipHours: hoursOf(feed.skipHours), skipDays: daysOf(feed.skipDays),
    newFeedUrl: feedAddress(feed.itunes?.newFeedUrl, bases),
    entries: (feed.items ?? []).map((item) => readItem(item, bases, whereabouts)),
  };
}

/** RSS 0.90 and 1.0, which are RDF. */
export function readRdf(feed: RdfFeed.Feed<string>, url: string | null): ReadFeed {
  const items = (feed.items ?? []).map(({ rdf, ...item }): Item => ({ ...item, ...(rdf?.about === undefined ? {} : { guid: { value: rdf.about } }) }));
  return readRss({ ...feed, items }, url);
}

function readItem(item: Item, bases: readonly (string | null | undefined)[], whereabouts: string): FeedEntry {
  const own = [item.xml?.base, ...bases];
  const guid = item.guid?.value ?? item.atom?.id ?? null;
  const isAddress = item.guid?.isPermaLink !== false && guid !== null && /^https?:\/\//i.test(guid);
  const url = feedAddress(item.link, own) ?? feedAddress(linkOf(item.atom?.links, 'alternate'), own) ?? (isAddress ? feedAddress(guid, own) : null);
  return {
    guid, guidIsPermanent: guid !== null && !isAddress && !isSameAddress(guid, url), url,
    title: lineOf(item.title ?? item.dc?.titles?.[0]),
    author: namesOf(item.dc?.creators) ?? namesOf(item.authors?.map((author) => author.name ?? author.email)) ?? namesOf(item.atom?.authors?.map((author) => author.name)),
    publishedAt: feedDate([item.pubDate, item.dc?.dates?.[0], item.dcterms?.issued?.[0], item.dcterms?.created?.[0], item.atom?.published], whereabouts),
    updatedAt: feedDate([item.atom?.updated, item.dcterms?.modified?.[0]], whereabouts),
    summaryHtml: htmlOf(item.description ?? item.dc?.descriptions?.[0] ?? item.atom?.summary?.value),
    contentHtml: htmlOf(item.content?.encoded ?? item.atom?.content?.value),
    categories: linesOf([...(item.categories ?? []).map((category) => category.name), ...(item.dc?.subjects ?? [])]),
  };
}

function linkOf(links: AtomLinks, rel: string): string | undefined {
  return links?.find((link) => (link.rel ?? 'alternate') === rel)?.href;
}

/** The language of a feed as it was stated, in lower case: `en-gb`. */
export function languageOf(...stated: readonly (string | undefined)[]): string | null {
  return stated.find((language) => /^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/i.test(language?.trim() ?? ''))?.trim().toLowerCase() ?? null;
}

/** Names as one line of credits, without addresses of mail; null if there are none. */
export function namesOf(names: readonly (string | undefined)[] | undefined): string | null {
  const lines = linesOf(names ?? []).map((name) => /\(([^()]+)\)\s*$/.exec(name)?.[1] ?? name).filter((name) => !/^\S+@\S+$/.test(name));
  return lines.length === 0 ? null : [...new Set(lines)].join(', ');
}

/** Each text as one line, the empty ones and repeats gone. */
export function linesOf(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.map((text) => lineOf(text)).filter((line) => line !== null))];
}

/** `ttl` in minutes, or the syndication module's "four times daily". */
export function ttlOf(minutes: number | undefined, sy: { readonly updatePeriod?: string; readonly updateFrequency?: number } | undefined): number | null {
  if (minutes !== undefined && Number.isFinite(minutes) && minutes > 0) return minutes * MINUTE_MS;
  const period = PERIOD_MS[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
  const times = sy?.updateFrequency ?? 1;
  return period === undefined || !(times > 0) ? null : Math.round(period / times);
}

/** RSS 0.91 counts hours from 1 to 24. */
function hoursOf(hours: readonly number[] | undefined): number[] {
  return [...new Set((hours ?? []).filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24).map((hour) => hour % 24))];
}

function daysOf(days: readonly string[] | undefined): number[] {
  return [...new Set((days ?? []).map((day) => DAYS.indexOf(day.trim().toLowerCase())).filter((day) => day !== -1))];
}
