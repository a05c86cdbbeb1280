/*
 * When a feed is asked next: a pure function of what happened, so that a year of polling can be played in seconds.
 */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const POLL_LIMITS = {
  /** Nobody is asked more often than this, whatever they publish. */
  intervalMsMin: 10 * MINUTE_MS,
  /** Nobody is forgotten: the most that a quiet feed, its ttl, its cache headers or its failures can make us wait. */
  intervalMsMax: DAY_MS,
  /** Until a feed's own pace is known. */
  intervalMsDefault: HOUR_MS,
  /** The first wait after a failure; each further one doubles it. */
  backoffMsFirst: 5 * MINUTE_MS,
  /** The longest Retry-After that is believed: past a week it is a mistake. */
  retryAfterMsMax: 7 * DAY_MS,
  /** Hours and days that a feed wants to be left alone may add this much: all of a week is no wish but a mistake. */
  skipMsMax: 7 * DAY_MS,
} as const;

/** A due date moves by up to this share of its interval, so that feeds added together are not asked together for ever. */
const JITTER_SHARE = 0.1;
/** How many times between entries tell a feed's pace. */
const GAPS_MAX = 20;
/** Two looks for each new entry: it is then seen, on average, after a quarter of the time between two. */
const LOOKS_PER_ENTRY = 2;

/** What asking came to: a `304` is a success; an error of the server, of the network or of the document is a failure. */
export type PollOutcome = 'success' | 'failure';

export interface PollState {
  /** Spreads feeds over time: the same for one source always. */
  readonly sourceId: string;
  /** Failures in a row before this outcome. */
  readonly failures: number;
  /** When recent new entries were published or first seen, in any order, this poll's included. */
  readonly entryTimesMs: readonly number[];
}

/** What the publisher asks for; null or empty where nothing was said. */
export interface PollHints {
  /** `Cache-Control: max-age`. */
  readonly maxAgeMs: number | null;
  /** The feed's own `ttl`. */
  readonly ttlMs: number | null;
  /** From now; see `retryAfterMs`. */
  readonly retryAfterMs: number | null;
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
}

export interface NextPoll {
  readonly dueMs: number;
  /** The interval without jitter and without the hours to skip. */
  readonly intervalMs: number;
  readonly failures: number;
}

/**
 * When to ask a feed again, and how many failures in a row it now has.
 *
 * @example
 * const { dueMs, failures } = nextPoll({ nowMs, outcome: 'success', state, hints });
 */
export function nextPoll({ nowMs, outcome, state, hints }: { readonly nowMs: number; readonly outcome: PollOutcome; readonly state: PollState; readonly hints: PollHints }): NextPoll {
  const failures = outcome === 'failure' ? state.failures + 1 : 0;
  const intervalMs = outcome === 'failure' ? failureIntervalMs(failures) : successIntervalMs(nowMs, state, hints);
  const jitteredMs = Math.min(POLL_LIMITS.intervalMsMax, Math.round(intervalMs * (1 + JITTER_SHARE * fractionOf(state.sourceId))));
  // A wait that was asked for is kept to whatever our own pace is, and is not shortened by hours in which we may ask.
  const askedMs = Math.min(POLL_LIMITS.retryAfterMsMax, Math.max(0, hints.retryAfterMs ?? 0));
  const dueMs = pastSkipped(nowMs + Math.max(jitteredMs, askedMs), hints);
  return { dueMs, intervalMs, failures };
}

/** The first wait is shorter than the shortest interval, and is lengthened to it: an error is no reason to ask more often. */
function failureIntervalMs(failures: number): number {
  const doubled = POLL_LIMITS.backoffMsFirst * 2 ** Math.min(failures - 1, 20);
  return Math.min(POLL_LIMITS.intervalMsMax, Math.max(POLL_LIMITS.intervalMsMin, doubled));
}

function successIntervalMs(nowMs: number, { entryTimesMs }: PollState, { maxAgeMs, ttlMs }: PollHints): number {
  const wished = Math.max(paceMs(entryTimesMs, nowMs), maxAgeMs ?? 0, ttlMs ?? 0);
  return Math.min(POLL_LIMITS.intervalMsMax, Math.max(POLL_LIMITS.intervalMsMin, wished));
}

/** Half the usual time between two entries; a silence longer than that counts as one, so that a feed which falls silent is asked ever less. */
function paceMs(entryTimesMs: readonly number[], nowMs: number): number {
  const times = entryTimesMs.filter((time) => time <= nowMs).sort((a, b) => b - a).slice(0, GAPS_MAX + 1);
  if (times.length < 2) return POLL_LIMITS.intervalMsDefault;
  const gaps = times.slice(1).map((time, at) => (times[at] ?? time) - time).sort((a, b) => a - b);
  const median = gaps[Math.floor(gaps.length / 2)] ?? POLL_LIMITS.intervalMsDefault;
  const silence = nowMs - (times[0] ?? nowMs);
  return Math.max(median, silence / 4) / LOOKS_PER_ENTRY;
}

/** The first moment, from a given one on, in an hour and on a day (of UTC) that the feed does not ask to be left alone. */
function pastSkipped(fromMs: number, { skipHours, skipDays }: PollHints): number {
  if (skipHours.length === 0 && skipDays.length === 0) return fromMs;
  const isSkipped = (ms: number): boolean => skipHours.includes(new Date(ms).getUTCHours()) || skipDays.includes(new Date(ms).getUTCDay());
  let at = fromMs;
  while (isSkipped(at)) {
    at = (Math.floor(at / HOUR_MS) + 1) * HOUR_MS;
    if (at - fromMs > POLL_LIMITS.skipMsMax) return fromMs;
  }
  // Not all at the stroke of the hour: each keeps the minute it would have had.
  return at === fromMs ? at : at + (fromMs % HOUR_MS);
}

/** FNV-1a: a number from 0 to 1, spread evenly, that stays the same for one source. */
function fractionOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  // Names that differ in their last letters only differ in the low bits so far: mixed into the high ones (MurmurHash3's end).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** How long a `Retry-After` header asks to wait: seconds, or a date. Null if it is absent or neither. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  const stated = header?.trim() ?? '';
  if (/^\d+$/.test(stated)) return Math.min(POLL_LIMITS.retryAfterMsMax, Number(stated) * 1000);
  // Without letters it is no date of HTTP's, and Date.parse would make one of "-1" or "3.5".
  const atMs = /^[A-Za-z]{3,9},? /.test(stated) ? Date.parse(stated) : Number.NaN;
  return Number.isNaN(atMs) ? null : Math.min(POLL_LIMITS.retryAfterMsMax, Math.max(0, atMs - nowMs));
}

/** How long `Cache-Control` lets a copy be kept, for us alone; `no-cache` and `no-store` state no time. Null if it says nothing. */
export function maxAgeMs(header: string | null): number | null {
  const seconds = /(?:^|[,\s])max-age\s*=\s*"?(\d+)/i.exec(header ?? '')?.[1];
  return seconds === undefined || /\bno-(?:cache|store)\b/i.test(header ?? '') ? null : Math.min(POLL_LIMITS.intervalMsMax, Number(seconds) * 1000);
}
