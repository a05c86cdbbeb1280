import type { WatchMatch } from '../../app-contract.ts';
import type { Statement } from '../../domain/answer.ts';
import type { Watch } from '../../domain/watch.ts';
import { type Block, describeSource } from '../../render/index.ts';
import { citedArticles, renderQuotation } from '../answers/render-page.ts';
import type { Desk } from '../desk.ts';
import type { ComponentRow } from '../payload/index.ts';
import type { Words } from '../words/index.ts';
import { type PostMessage, provePost } from './post-message.ts';

/** Stories told in one message; the rest is counted. */
const STORIES_TOLD_MAX = 5;

export interface WatchGiven {
  readonly watch: Watch;
  readonly storyKeys: readonly string[];
  readonly key: string;
  readonly rows: readonly ComponentRow[];
  readonly signal: AbortSignal;
}

/** What came in on a watch as one message: each story with its article and what was said in it. */
export async function writeWatch({ watch, storyKeys, key, rows, signal }: WatchGiven, words: Words, desk: Desk): Promise<PostMessage> {
  const { outletsHidden, stateMedia } = desk.guildSettings(watch.place.kind === 'channel' ? watch.place.guildId : null);
  const stories = await desk.app.watchStories({ watch, storyKeys: storyKeys.slice(0, STORIES_TOLD_MAX), outletsHidden, stateMedia, signal });
  const left = storyKeys.length - Math.min(storyKeys.length, STORIES_TOLD_MAX);
  return provePost(key, stories.flatMap(({ quotes }) => quotes), (kept) => watchBlocks(watch, stories, kept, left, words), rows, words, desk);
}

function watchBlocks({ text }: Watch, stories: readonly WatchMatch[], kept: readonly Statement[], left: number, { digests: texts }: Words): Block[] {
  const said = new Set(kept);
  return [
    { kind: 'heading', text: texts.watchNews(text) },
    ...(stories.length === 0 ? [{ kind: 'sentence' as const, text: texts.watchNothingLeft, tone: 'plain' as const }] : []),
    ...stories.flatMap(({ lead, quotes }): Block[] => [
      { kind: 'articles', articles: [describeSource(lead, null)] },
      ...quotes.filter((quote) => said.has(quote)).map((quote) => renderQuotation(quote)).filter((block) => block !== null),
    ]),
    ...(kept.length === 0 ? [] : [{ kind: 'sources' as const, sources: citedArticles(kept).map(({ n, article }) => describeSource(article, n)) }]),
    ...(left === 0 ? [] : [{ kind: 'sentence' as const, text: texts.watchMore(left), tone: 'muted' as const }]),
    { kind: 'sentence', text: texts.watchHow, tone: 'muted' },
  ];
}
