import type { PollReport } from '../../domain/source-desk.ts';
import type { Source, SourceEntry, SourceHealth, SourceReport } from '../../domain/source.ts';
import { messageOf } from '../../errors.ts';
import type { FetchedResource } from '../../fetch/index.ts';
import { NotAFeedError, nextPoll, parseFeed, type ParsedFeed, type PollOutcome } from '../../sources/index.ts';
import type { PoliteFetch } from './polite-fetch.ts';
import type { SourcePorts } from './ports.ts';
import { entryHash, entryKey, waitingEntry } from './said-entry.ts';

export const FEED_ACCEPT = 'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1';
/** A feed with more than this is read to here; news feeds have twenty to a hundred. */
const ENTRIES_MAX = 2_000;
const NEWS_TIMES_KEPT = 20;

interface Asked {
  readonly report: PollReport;
  readonly source: Source;
  readonly health: SourceHealth;
  readonly entries: readonly SourceEntry[];
}

/** Asks a feed once and keeps what it shows that is new or changed; the articles themselves are taken in afterwards. */
export async function pollFeed({ source, health }: SourceReport, polite: PoliteFetch, { sources, now }: Pick<SourcePorts, 'sources' | 'now'>, signal: AbortSignal | undefined): Promise<PollReport> {
  const answer = await polite.fetch(source.address, { etag: health.etag, lastModified: health.lastModified, accept: FEED_ACCEPT, ...(signal === undefined ? {} : { signal }) });
  const asked: SourceHealth = { ...health, polledAtMs: now(), requests: { ...health.requests, feed: health.requests.feed + 1 } };
  if (answer.kind === 'forbidden') return conclude(sources, failed(source, asked, 'forbidden', `${answer.by} forbids it`, { kind: 'failed', status: null, retryAfterMs: DAY_MS }, now()));
  if (answer.kind === 'later') return conclude(sources, failed(source, { ...asked, status: answer.status }, 'failed', answer.reason, { kind: 'failed', status: answer.status, retryAfterMs: answer.retryAfterMs }, now()));
  return takeFeed({ source, health: asked }, answer.resource, { sources, now });
}

/** Keeps what an answer shows: of a poll, or of the first look at a source that was just added. */
export function takeFeed({ source, health }: Pick<SourceReport, 'source' | 'health'>, resource: FetchedResource, { sources, now }: Pick<SourcePorts, 'sources' | 'now'>): PollReport {
  const { status } = resource;
  const answered = { ...health, status };
  if (status === 410) return conclude(sources, retired(source, answered, now()));
  if (!resource.notModified && (status < 200 || status > 299)) {
    return conclude(sources, failed(source, answered, 'failed', `the server answered ${status}`, { kind: 'failed', status, retryAfterMs: null }, now()));
  }
  return conclude(sources, succeeded(source, answered, resource, sources, now()));
}

const DAY_MS = 86_400_000;

function conclude(sources: SourcePorts['sources'], { report, source, health, entries }: Asked): PollReport {
  // Entries first: whatever ends the process between the two, they are not lost, and the feed is only asked once more.
  if (entries.length > 0) sources.saveEntries(entries);
  const known = sources.find(source.id);
  // Removed or paused while it was asked: what the owner said last counts.
  if (known === null) return report;
  if (known.source.state.status === 'active' && (source.address !== known.source.address || source.title !== known.source.title || source.state.status !== 'active')) sources.save(source);
  sources.saveHealth(source.id, health);
  return report;
}

function failed(source: Source, health: SourceHealth, outcome: 'failed' | 'forbidden', problem: string, polled: PollOutcome, nowMs: number): Asked {
  const next = nextPoll({ sourceId: source.id, nowMs, outcome: polled, state: health, hints: {} });
  return { report: { sourceId: source.id, outcome, entries: { fresh: 0, changed: 0 }, problem }, source, health: { ...health, ...next, problem }, entries: [] };
}

function retired(source: Source, health: SourceHealth, nowMs: number): Asked {
  const problem = 'the server says that it is gone for good (410)';
  return {
    report: { sourceId: source.id, outcome: 'retired', entries: { fresh: 0, changed: 0 }, problem },
    source: { ...source, state: { status: 'retired', reason: problem, atMs: nowMs } }, health: { ...health, problem }, entries: [],
  };
}

function succeeded(source: Source, health: SourceHealth, resource: FetchedResource, sources: SourcePorts['sources'], nowMs: number): Asked {
  const parsed = resource.notModified ? null : parseOrProblem(resource);
  if (typeof parsed === 'string') return failed(source, health, 'failed', parsed, { kind: 'failed', status: resource.status, retryAfterMs: null }, nowMs);
  const { entries, fresh, changed } = parsed === null ? { entries: [], fresh: 0, changed: 0 } : newsIn(parsed, source, sources, nowMs);
  const newsTimesMs = fresh === 0 ? health.newsTimesMs : [...health.newsTimesMs, nowMs].slice(-NEWS_TIMES_KEPT);
  const next = nextPoll({
    sourceId: source.id, nowMs, outcome: { kind: 'answered', fresh }, state: { ...health, newsTimesMs },
    hints: { cacheControl: resource.headers['cache-control'] ?? null, ttlMs: parsed?.ttlMs ?? null, skipHours: parsed?.skipHours ?? [], skipDays: parsed?.skipDays ?? [] },
  });
  const [firstProblem = null] = parsed?.problems ?? [];
  return {
    report: { sourceId: source.id, outcome: fresh + changed > 0 ? 'news' : 'nothing-new', entries: { fresh, changed }, problem: firstProblem },
    source: moved({ ...source, title: source.title ?? parsed?.title ?? null }, resource),
    health: {
      ...health, ...next, newsTimesMs, succeededAtMs: nowMs, newsAtMs: fresh + changed > 0 ? nowMs : health.newsAtMs, problem: firstProblem,
      etag: resource.notModified ? (resource.etag ?? health.etag) : resource.etag, lastModified: resource.notModified ? (resource.lastModified ?? health.lastModified) : resource.lastModified,
    },
    entries,
  };
}

/** Only what proved to be a feed moves a source: a captive portal's redirect is not believed. */
function moved(source: Source, { permanentUrl, notModified }: FetchedResource): Source {
  if (permanentUrl === null || notModified || permanentUrl === source.address) return source;
  return { ...source, address: permanentUrl, movedFrom: source.movedFrom ?? source.address };
}

function parseOrProblem({ requestedUrl, url, headers, bytes }: FetchedResource): ParsedFeed | string {
  try {
    return parseFeed({ origin: requestedUrl, url, contentType: headers['content-type'] ?? null, bytes });
  } catch (error) {
    if (error instanceof NotAFeedError) return messageOf(error);
    throw error;
  }
}

/** What is new to us, or says something else than when it was taken in. The oldest comes first in the end: feeds list the newest first. */
function newsIn(feed: ParsedFeed, { id }: Source, sources: SourcePorts['sources'], nowMs: number): { entries: SourceEntry[]; fresh: number; changed: number } {
  const shown = new Map<string, ParsedFeed['entries'][number]>();
  for (const entry of feed.entries.slice(0, ENTRIES_MAX)) {
    const key = entryKey(entry);
    if (key !== null && !shown.has(key)) shown.set(key, entry);
  }
  const known = sources.entriesOf(id, [...shown.keys()]);
  sources.markSeen(id, [...shown.keys()], nowMs);
  const entries: SourceEntry[] = [];
  let fresh = 0;
  for (const [key, entry] of [...shown].reverse()) {
    const before = known.get(key) ?? null;
    if (before?.hash === entryHash(entry)) continue;
    if (before === null) fresh++;
    const waits = before?.state.status === 'waiting' ? before.state : null;
    const next = waitingEntry(id, key, entry, before, nowMs);
    // What waits keeps its turn, with the newer words.
    entries.push(waits === null || next.state.status !== 'waiting' ? next : { ...next, state: { ...next.state, dueAtMs: waits.dueAtMs, failures: waits.failures } });
  }
  return { entries, fresh, changed: entries.length - fresh };
}
