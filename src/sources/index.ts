export type { FeedEntry, ParsedFeed } from './feed.ts';
export { NotAFeedError } from './not-a-feed-error.ts';
export { parseFeed } from './parse-feed.ts';
