import { createHash } from 'node:crypto';
import type { SourceHealth } from '../domain/source.ts';

/** How an asking ended, as far as the next one goes. */
export type PollOutcome =
  /** `fresh`: entries never shown before. */
  | { readonly kind: 'answered'; readonly fresh: number }
  | { readonly kind: 'failed'; readonly status: number | null; readonly retryAfterMs: number | null };

/** What the server and the feed say of how often to come. */
export interface PollHints {
  readonly cacheControl?: string | null;
  readonly ttlMs?: number | null;
  /** Hours (UTC) and days of the week (0 is Sunday) at which the feed asks not to be read. */
  readonly skipHours?: readonly number[];
  readonly skipDays?: readonly number[];
}

export interface NextPoll {
  readonly dueAtMs: number;
  readonly intervalMs: number;
  readonly failures: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
/** The bounds that README promises to the owner of a server. */
export const INTERVAL_MS = { least: 10 * MINUTE_MS, first: 60 * MINUTE_MS, most: DAY_MS } as const;
/** What a server may ask us to stay away for; one that asks for more is asked again after this. */
export const RETRY_AFTER_MS_MAX = 7 * DAY_MS;
const BACKOFF_FIRST_MS = 5 * MINUTE_MS;
/** Times of news that tell a feed's rhythm; fewer tell nothing. */
const RHYTHM_MIN = 4;
/** A third of the usual distance between news: what is new is a third of it old on average when it is found. */
const RHYTHM_SHARE = 1 / 3;

/**
 * When to ask a feed again. While it answers: a third of the usual time between its news, within ten minutes and a day,
 * and never sooner than the server's Cache-Control or the feed's ttl asks. While it fails: 5, 10, 20 … minutes, up to a
 * day, and never sooner than Retry-After asks. A few per cent are added by the source's own name, so that the sources of
 * one hour do not all come at its full minute.
 */
export function nextPoll({ sourceId, nowMs, outcome, state, hints }: { readonly sourceId: string; readonly nowMs: number; readonly outcome: PollOutcome; readonly state: Pick<SourceHealth, 'failures' | 'intervalMs' | 'newsTimesMs'>; readonly hints: PollHints }): NextPoll {
  if (outcome.kind === 'failed') {
    const failures = state.failures + 1;
    const waitMs = Math.max(backoffMs(failures, sourceId), Math.min(outcome.retryAfterMs ?? 0, RETRY_AFTER_MS_MAX));
    return { dueAtMs: nowMs + waitMs, intervalMs: state.intervalMs, failures };
  }
  const askedMs = Math.min(DAY_MS, Math.max(maxAgeMs(hints.cacheControl ?? null), hints.ttlMs ?? 0));
  const intervalMs = clamp(Math.max(rhythmMs(state.newsTimesMs, nowMs), askedMs));
  return { dueAtMs: pastSkipped(nowMs + Math.round(intervalMs * (1 + 0.05 * shareOf(sourceId))), hints), intervalMs, failures: 0 };
}

/** 5, 10, 20 … minutes, at most a day, and up to a tenth more by the name of what failed. */
export function backoffMs(failures: number, name: string): number {
  const plain = Math.min(DAY_MS, BACKOFF_FIRST_MS * 2 ** Math.min(20, Math.max(0, failures - 1)));
  return Math.round(Math.min(DAY_MS, plain * (1 + 0.1 * shareOf(name))));
}

/**
 * What a Retry-After header asks for, in milliseconds from now, at most seven days; null if it says nothing that can be
 * read. Seconds or an HTTP date (RFC 9110, 10.2.3).
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  const value = header?.trim() ?? '';
  const ms = /^\d{1,12}$/.test(value) ? Number(value) * 1_000 : /[a-z]/i.test(value) ? Date.parse(value) - nowMs : Number.NaN;
  return Number.isNaN(ms) ? null : Math.min(RETRY_AFTER_MS_MAX, Math.max(0, ms));
}

/** The usual time between news, from the median of the latest; a feed that has fallen silent is asked ever more seldom. */
function rhythmMs(newsTimesMs: readonly number[], nowMs: number): number {
  if (newsTimesMs.length < RHYTHM_MIN) return INTERVAL_MS.first;
  const gaps = newsTimesMs.slice(1).map((atMs, i) => atMs - (newsTimesMs[i] ?? atMs)).sort((a, b) => a - b);
  const median = gaps[Math.floor(gaps.length / 2)] ?? INTERVAL_MS.first;
  const silenceMs = nowMs - (newsTimesMs.at(-1) ?? nowMs);
  return Math.max(median * RHYTHM_SHARE, silenceMs / 10);
}

function maxAgeMs(cacheControl: string | null): number {
  const seconds = /(?:^|[,\s])max-age\s*=\s*"?(\d{1,9})/i.exec(cacheControl ?? '')?.[1];
  return seconds === undefined ? 0 : Number(seconds) * 1_000;
}

const clamp = (ms: number): number => Math.round(Math.min(INTERVAL_MS.most, Math.max(INTERVAL_MS.least, ms)));

/** The first moment from then on that the feed does not ask to be left alone at; a feed that names every hour or day is not believed. */
function pastSkipped(dueMs: number, { skipHours = [], skipDays = [] }: PollHints): number {
  const hours = new Set(skipHours);
  const days = new Set(skipDays);
  let atMs = dueMs;
  for (let step = 0; step < 24 * 8; step++) {
    const at = new Date(atMs);
    if (!hours.has(at.getUTCHours()) && !days.has(at.getUTCDay())) return atMs;
    atMs = Math.floor(atMs / HOUR_MS + 1) * HOUR_MS;
  }
  return dueMs;
}

/** A number in [0, 1) that stays with a name. */
function shareOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) / 4_294_967_296;
}
