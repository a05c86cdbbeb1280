export { informationOf } from './article-features.ts';
export { composeDigest, describeStories, digestSteps, type DigestRequest } from './compose-digest.ts';
export { groupingSteps, groupStories, ARTICLES_MAX } from './group-stories.ts';
export type { FindPrintable, PrintableUnit, SentencePlace, StoryArticle, TopicMatch } from './ports.ts';
