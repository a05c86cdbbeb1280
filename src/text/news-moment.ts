import type { Query } from '../domain/query.ts';

const DAY_MS = 86_400_000;
/** "The deadliest since 2008" is no question about 2008; news of the year before last is seldom asked for by its month. */
const PAST_DAYS_MAX = 400;

/**
 * The moment that news asked about is close to: that of asking; or, where the question names a time that is past ("in
 * December", "last week"), the nearest moment of that time. Closeness in time is measured from there.
 */
export function newsMoment({ question, askedAtMs, mentionedWindow }: Pick<Query, 'question' | 'askedAtMs' | 'mentionedWindow'>, publishedAtMs: number): number {
  const { sinceMs = null, untilMs = null } = mentionedWindow ?? {};
  if (sinceMs === null || untilMs === null || untilMs >= askedAtMs || untilMs < askedAtMs - PAST_DAYS_MAX * DAY_MS || /\bsince\b/i.test(question)) return askedAtMs;
  return Math.min(Math.max(publishedAtMs, sinceMs), untilMs);
}
