export type { FeedEntry, ParsedFeed } from './feed.ts';
export { NotAFeedError } from './not-a-feed-error.ts';
export { parseFeed } from './parse-feed.ts';
export type { Robots } from './robots.ts';
export { ALLOW_ALL, PRODUCT_TOKEN, REFUSE_ALL, crawlDelayMs, isAllowed, parseRobots, robotsFor } from './robots.ts';
