export type { FeedEntry, ParsedFeed } from './feed.ts';
export { NotAFeedError } from './not-a-feed-error.ts';
export { parseFeed } from './parse-feed.ts';
export type { Robots } from './robots.ts';
export { ALLOW_ALL, PRODUCT_TOKEN, REFUSE_ALL, crawlDelayMs, isAllowed, parseRobots, robotsFor } from './robots.ts';
export type { NextPoll, PollHints, PollOutcome, PollState } from './poll-policy.ts';
export { POLL_LIMITS, maxAgeMs, nextPoll, retryAfterMs } from './poll-policy.ts';
