export { informationOf } from './article-features.ts';
export { composeDigest, describeStories, type DigestRequest } from './compose-digest.ts';
export { groupStories, ARTICLES_MAX } from './group-stories.ts';
export type { FindPrintable, PrintableUnit, SentencePlace, StoryArticle, TopicMatch } from './ports.ts';
