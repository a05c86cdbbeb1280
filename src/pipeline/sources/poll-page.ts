import type { PollReport } from '../../domain/source-desk.ts';
import type { SourceEntry, SourceReport } from '../../domain/source.ts';
import { nextPoll } from '../../sources/index.ts';
import type { SourcePorts } from './ports.ts';

/** The one entry of a page that is a source of its own. */
const KEY = 'page';

/** Puts a watched page in line to be read (again); what it says now is compared with what is stored when its turn comes. */
export function pollPage({ source, health }: SourceReport, { sources, now }: Pick<SourcePorts, 'sources' | 'now'>): PollReport {
  const before = sources.entriesOf(source.id, [KEY]).get(KEY) ?? null;
  const said = { guid: null, url: source.address, title: source.title, author: null, publishedAt: null, wholeHtml: null, summaryHtml: null };
  const entry: SourceEntry = {
    sourceId: source.id, key: KEY, hash: '', url: source.address, articleId: before?.articleId ?? null,
    state: { status: 'waiting', dueAtMs: now(), failures: before?.state.status === 'waiting' ? before.state.failures : 0, entry: JSON.stringify(said), problem: null, wasSummary: false },
    // Read for as long as its owner wants: the limit is for articles that a feed led to.
    firstSeenMs: before?.firstSeenMs ?? now(), lastSeenMs: now(), fetches: 0, etag: before?.etag ?? null, lastModified: before?.lastModified ?? null,
  };
  sources.saveEntries([entry]);
  const next = nextPoll({ sourceId: source.id, nowMs: now(), outcome: { kind: 'answered', fresh: 0 }, state: health, hints: {} });
  sources.saveHealth(source.id, { ...health, ...next, polledAtMs: now(), succeededAtMs: now(), requests: { ...health.requests, feed: health.requests.feed + 1 } });
  return { sourceId: source.id, outcome: 'nothing-new', entries: { fresh: before === null ? 1 : 0, changed: 0 }, problem: null };
}
