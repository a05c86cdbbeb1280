import type { Article, ArticleHead } from '../domain/article.ts';
import type { Digest, DigestStory, DigestWindow } from '../domain/digest.ts';
import type { StoredQuote } from '../domain/quote.ts';
import { sliceSpan } from '../domain/span.ts';
import { articlesOf, type Story } from '../domain/story.ts';
import { splitSentences } from '../text/sentences.ts';
import { chooseLead } from './choose-lead.ts';
import { chooseQuotes, type QuoteSources } from './choose-quotes.ts';
import { finish } from './finish.ts';
import { ARTICLES_MAX, groupingSteps } from './group-stories.ts';
import { keyOf, listOutlets } from './list-outlets.ts';
import type { FindPrintable, StoryArticle, TopicMatch } from './ports.ts';
import { countIndependentSources, rankStories, type RankedStory } from './rank-stories.ts';

export interface DigestRequest {
  /** Newest revisions. Undated ones are counted and left out, those outside the window are passed over; of over 2,000 the newest are taken. */
  readonly articles: readonly StoryArticle[];
  /** What was said in them. */
  readonly quotes: readonly StoredQuote[];
  readonly window: DigestWindow;
  /** None: every story counts. */
  readonly topics: readonly TopicMatch[];
  readonly nowMs: number;
  readonly storiesMax: number;
  /** What of a sentence may be printed under its speaker's name. */
  readonly printable: FindPrintable;
}

/**
 * Makes a digest of the articles of a window: the same for the same request, whatever order its lists are in.
 *
 * @throws RangeError if `storiesMax` is not a positive integer, the window is reversed, or two articles have one id.
 * @example
 * const digest = composeDigest({ articles, quotes, window, topics: [], nowMs, storiesMax: 5, printable: printableUnits });
 */
export function composeDigest(request: DigestRequest): Digest {
  return finish(digestSteps(request));
}

/** The same in steps of at most some tenths of a second, between which others may work. */
export function* digestSteps({ articles, quotes, window, topics, nowMs, storiesMax, printable }: DigestRequest): Generator<undefined, Digest> {
  if (!Number.isInteger(storiesMax) || storiesMax < 1) throw new RangeError(`storiesMax must be a positive integer, got ${storiesMax}`);
  if (window.sinceMs > window.untilMs) throw new RangeError(`The window ends before it begins: ${window.sinceMs} to ${window.untilMs}`);
  const dated = articles.filter(({ article }) => isWithin(article, window)).sort((a, b) => byNewest(a.article, b.article));
  const ranked = rankStories(yield* groupingSteps(dated.slice(0, ARTICLES_MAX)), topics, window);
  const sources = sourcesOf(dated.map(({ article }) => article), quotes, printable);
  const described: DigestStory[] = [];
  for (const story of ranked.slice(0, storiesMax)) {
    described.push(describeStory(story, sources));
    yield;
  }
  const stories = numberCitations(described);
  const newest = dated[0]?.article ?? null;
  return {
    window,
    stories,
    coverage: {
      articles: dated.length,
      outlets: new Set(dated.map(({ article }) => keyOf(article))).size,
      newest: newest === null ? null : headOf(newest),
      newestAgeMs: newest === null || newest.publishedAt === null ? null : Math.max(0, nowMs - newest.publishedAt.epochMs),
      undated: articles.filter(({ article }) => article.publishedAt === null).length,
      topicsWithout: topics.filter(({ scores }) => !dated.some(({ article }) => (scores.get(article.id) ?? 0) > 0)).map(({ name }) => name),
      storiesLeftOut: Math.max(0, ranked.length - storiesMax),
    },
  };
}

/** Stories as a digest prints them, in the order given; none is left out, undated ones neither. */
export function describeStories(stories: readonly Story[], { articles, quotes, printable }: { readonly articles: readonly Article[] } & Pick<DigestRequest, 'quotes' | 'printable'>): DigestStory[] {
  const sources = sourcesOf(articles, quotes, printable);
  return numberCitations(stories.map((story) => describeStory({ story, independentSources: countIndependentSources(story), topics: [] }, sources)));
}

function describeStory({ story, independentSources, topics }: Omit<RankedStory, 'score'>, sources: QuoteSources): DigestStory {
  const lead = chooseLead(story);
  return {
    id: story.id,
    headline: lead.title ?? firstSentence(sources.articles.get(lead.id)?.text ?? ''),
    lead,
    articles: articlesOf(story),
    outlets: listOutlets(story, lead),
    independentSources,
    quotes: chooseQuotes(story, lead, sources),
    topics,
  };
}

function sourcesOf(articles: readonly Article[], quotes: readonly StoredQuote[], printable: FindPrintable): QuoteSources {
  const said = new Map<string, StoredQuote[]>();
  for (const quote of quotes) {
    const list = said.get(quote.articleId);
    if (list === undefined) said.set(quote.articleId, [quote]);
    else list.push(quote);
  }
  for (const list of said.values()) list.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.type < b.type ? -1 : 1));
  return { articles: new Map(articles.map((article) => [article.id, article])), quotes: said, printable };
}

/** Sources numbered once each through the whole digest, in the order in which they are first cited. */
function numberCitations(stories: readonly DigestStory[]): DigestStory[] {
  const numbers = new Map<string, number>();
  return stories.map((story) => ({
    ...story,
    quotes: story.quotes.map((quote) => {
      const source = `${quote.articleId}@${quote.revision}`;
      const n = numbers.get(source) ?? numbers.size + 1;
      numbers.set(source, n);
      return { ...quote, citation: { ...quote.citation, n } };
    }),
  }));
}

function isWithin({ publishedAt }: Article, { sinceMs, untilMs }: DigestWindow): boolean {
  return publishedAt !== null && sinceMs <= publishedAt.epochMs && publishedAt.epochMs < untilMs;
}

function byNewest(a: ArticleHead, b: ArticleHead): number {
  return (b.publishedAt?.epochMs ?? 0) - (a.publishedAt?.epochMs ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function firstSentence(text: string): string {
  const [first] = splitSentences(text);
  return first === undefined ? text.trim() : sliceSpan(text, first);
}

function headOf({ text: _, ...head }: Article): ArticleHead {
  return head;
}
