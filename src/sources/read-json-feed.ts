import type { JsonFeed } from 'feedsmith';
import { feedAddress, isSameAddress } from './feed-address.ts';
import { feedDate } from './feed-date.ts';
import type { FeedEntry, ReadFeed } from './feed.ts';
import { htmlOfText, lineOf } from './feed-text.ts';
import { languageOf, linesOf, namesOf } from './read-rss.ts';

/** JSON Feed 1.0 and 1.1. */
export function readJsonFeed(feed: JsonFeed.Feed<string>, url: string | null): ReadFeed {
  const siteUrl = feedAddress(feed.home_page_url, [url]);
  const whereabouts = [feed.title, url, siteUrl].join(' ');
  return {
    title: lineOf(feed.title), siteUrl, selfUrl: feedAddress(feed.feed_url, [url]), language: languageOf(feed.language),
    ttlMs: null, skipHours: [], skipDays: [], newFeedUrl: null,
    entries: (feed.items ?? []).map((item) => readItem(item, feed, [siteUrl, url], whereabouts)),
  };
}

function readItem(item: JsonFeed.Item<string>, feed: JsonFeed.Feed<string>, bases: readonly (string | null)[], whereabouts: string): FeedEntry {
  const guid = item.id ?? null;
  const url = feedAddress(item.url, bases) ?? feedAddress(item.external_url, bases) ?? (/^https?:/i.test(guid ?? '') ? feedAddress(guid, bases) : null);
  const html = item.content_html ?? (item.content_text === undefined ? '' : htmlOfText(item.content_text));
  return {
    guid, guidIsPermanent: guid !== null && !isSameAddress(guid, url), url,
    title: lineOf(item.title), author: namesOf((item.authors ?? feed.authors)?.map((author) => author.name)),
    publishedAt: feedDate([item.date_published], whereabouts), updatedAt: feedDate([item.date_modified], whereabouts),
    summaryHtml: item.summary === undefined || item.summary.trim() === '' ? null : htmlOfText(item.summary),
    contentHtml: html.trim() === '' ? null : html,
    categories: linesOf(item.tags ?? []),
  };
}
