import type { DigestRequest } from '../app-contract.ts';
import type { ArticleHead } from '../domain/article.ts';
import type { Digest } from '../domain/digest.ts';
import { DeskError } from '../errors.ts';
import { printableUnits } from '../select/index.ts';
import { ARTICLES_MAX, digestSteps, type TopicMatch } from '../story/index.ts';
import { foldName } from '../text/fold-name.ts';
import { matchTopic, type MatchTopicPorts } from './match-topic.ts';
import { readStoryArticles, type StoryPorts } from './read-story-articles.ts';
import { takeSteps } from './take-steps.ts';

export type DigestPorts = Omit<MatchTopicPorts, 'store'> & Omit<StoryPorts, 'store'> & { readonly store: MatchTopicPorts['store'] & StoryPorts['store'] };

const STORIES_MAX = 50;
const TOPICS_MAX = 25;
/** Heads read to count what a window holds; only the newest of them are grouped. */
const HEADS_MAX = 20_000;

/**
 * Gathers a window's articles, finds which match the topics, and composes the digest.
 *
 * @throws DeskError if the window is reversed, or more topics or stories are asked for than a digest may have.
 */
export async function digest(request: DigestRequest, ports: DigestPorts): Promise<Digest> {
  const { sinceMs, untilMs, nowMs, storiesMax, outletsHidden, stateMedia, signal } = checkRequest(request);
  const limits = { outletsHidden, stateMedia };
  const wanted = new Set(request.outlets.map(foldName));
  const isWanted = ({ outlet }: ArticleHead): boolean => wanted.size === 0 || (outlet !== null && wanted.has(foldName(outlet)));
  const dated = ports.store.listHeads({ ...limits, sinceMs, untilMs }, { limit: HEADS_MAX }).filter(isWanted);
  // Articles without a date belong to the window in which they came in.
  const undated = ports.store.listHeads({ ...limits, stored: { sinceMs, untilMs } }, { limit: HEADS_MAX }).filter((head) => head.publishedAt === null && isWanted(head));
  const read = await readStoryArticles(dated.slice(0, ARTICLES_MAX), ports, signal);
  const topics = await matchTopics(request, read.articles.map(({ article }) => article.id), ports);
  const composed = await takeSteps(digestSteps({ ...read, window: { sinceMs, untilMs }, topics, nowMs, storiesMax, printable: printableUnits }), ports.pause, signal);
  const outlets = new Set(dated.map(({ outlet, origin }) => (outlet === null ? `from ${origin}` : foldName(outlet))));
  return { ...composed, coverage: { ...composed.coverage, articles: dated.length, outlets: outlets.size, undated: undated.length } };
}

async function matchTopics({ topics, nowMs, signal }: DigestRequest, articleIds: readonly string[], ports: DigestPorts): Promise<TopicMatch[]> {
  const matches: TopicMatch[] = [];
  for (const name of new Set(topics.map((topic) => topic.trim()).filter((topic) => topic !== ''))) {
    matches.push({ name, scores: await matchTopic({ text: name, kind: 'topic', articleIds, nowMs, signal }, ports) });
    await ports.pause();
  }
  return matches;
}

function checkRequest(request: DigestRequest): DigestRequest {
  const { sinceMs, untilMs, storiesMax, topics } = request;
  if (!(sinceMs < untilMs)) throw new DeskError('The window is empty: "since" lies after "until". Exchange them, or leave one out.');
  if (!Number.isInteger(storiesMax) || storiesMax < 1 || storiesMax > STORIES_MAX) throw new DeskError(`A digest holds 1 to ${STORIES_MAX} stories, not ${storiesMax}.`);
  if (topics.length > TOPICS_MAX) throw new DeskError(`A digest takes at most ${TOPICS_MAX} topics; ${topics.length} were given.`);
  return request;
}
