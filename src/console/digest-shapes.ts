import { z } from 'zod';
import type { Statement } from '../domain/answer.ts';
import type { Digest, DigestOutlet, DigestStory } from '../domain/digest.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Watch } from '../domain/watch.ts';
import type { PrintedQuotation } from '../verify/index.ts';
import { headShape, statementShape } from './json-shapes.ts';
import { readJson } from './read-json.ts';

/** A digest as JSON, with those of its quotations that the last check left. */
export function digestShape({ window, stories, coverage }: Digest, kept: readonly Statement[]) {
  return {
    window: { since: new Date(window.sinceMs).toISOString(), until: new Date(window.untilMs).toISOString() },
    stories: stories.map((story) => storyShape(story, kept)),
    coverage: { ...coverage, newest: coverage.newest === null ? null : headShape(coverage.newest) },
  };
}

function storyShape({ id, headline, lead, articles, outlets, independentSources, quotes, topics }: DigestStory, kept: readonly Statement[]) {
  return {
    id, headline, lead: headShape(lead), articles: articles.map(headShape), outlets: outlets.map(outletShape), independentSources,
    quotes: quotes.filter((quote) => kept.includes(quote)).map(statementShape), topics,
  };
}

function outletShape({ outlet, article, articles, agency }: DigestOutlet) {
  return { outlet, articles, agency, articleId: article.id, title: article.title, url: article.url };
}

const quoted = z.object({ stories: z.array(z.object({ quotes: z.array(z.unknown()) })) });

/** Takes every quotation out of a digest's JSON; null if it is not one. */
export function readDigestJson(payload: string): PrintedQuotation[] | null {
  try {
    const parsed = quoted.safeParse(JSON.parse(payload));
    return parsed.success ? readJson(JSON.stringify({ statements: parsed.data.stories.flatMap(({ quotes }) => quotes) })) : null;
  } catch {
    return null;
  }
}

export function subscriptionShape({ createdAtMs, effectiveFromMs, ...subscription }: Subscription, nextAtMs: number | null) {
  return { ...subscription, createdAt: new Date(createdAtMs).toISOString(), effectiveFrom: new Date(effectiveFromMs).toISOString(), next: nextAtMs === null ? null : new Date(nextAtMs).toISOString() };
}

export function watchShape({ createdAtMs, seenUntilMs, ...watch }: Watch) {
  return { ...watch, createdAt: new Date(createdAtMs).toISOString(), seenUntil: new Date(seenUntilMs).toISOString() };
}
