import type { ArticleDraft } from '../../domain/article.ts';
import type { EntryState, Source, SourceEntry } from '../../domain/source.ts';
import type { StatedInstant } from '../../domain/stated-instant.ts';
import { outletOfHost } from '../../extract/index.ts';
import { backoffMs } from '../../sources/index.ts';
import { isSameSite } from '../../text/site.ts';
import { articleSummedUp, identifyArticle } from './identify-article.ts';
import type { PoliteFetch } from './polite-fetch.ts';
import type { SourcePorts, TakenArticle } from './ports.ts';
import { type PageReading, readArticlePage } from './read-article-page.ts';
import { isSummaryOf, readSaidEntry, type SaidEntry } from './said-entry.ts';

/** Looked at again for corrections so long after it was first seen: most are made within a day. */
const RECHECK_AFTER_MS = [6 * 3_600_000, 24 * 3_600_000, 72 * 3_600_000] as const;
/** Of one article's page, whatever its feed says: the reading, the looks again, and what outages and edits add. */
const PAGE_FETCHES_MAX = 12;
/** Then what the feed itself said is taken, or the entry given up: some two days at the spacing of `backoffMs`. */
const FAILURES_MAX = 8;
/** A page not found is a slip more often than a removal; it counts after so many looks in a row, half a day apart. */
const NOT_FOUND_MAX = 3;
const NOT_FOUND_SPACING_MS = 12 * 3_600_000;
/** Clocks differ by minutes; a date further ahead is a wrong zone, or none at all. */
const AHEAD_MS_MAX = 10 * 60_000;

interface Taken {
  readonly entry: SourceEntry;
  readonly taken: TakenArticle | null;
}

interface Texted {
  readonly draft: ArticleDraft;
  readonly urls: readonly string[];
  readonly isSummary: boolean;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Takes in the article of an entry whose turn has come, or looks at it again; gives the entry as it is to be kept. */
export async function takeEntry(entry: SourceEntry, source: Source, polite: PoliteFetch, ports: SourcePorts, signal: AbortSignal | undefined): Promise<Taken> {
  const kept = entry.state.status === 'refused' ? null : entry.state.entry;
  if (kept === null) return { entry: { ...entry, state: settled(entry.state) }, taken: null };
  const said = readSaidEntry(kept);
  const isOwn = said.url === null || isSameSite(said.url, source.siteUrl ?? source.address) || isSameSite(said.url, source.address);
  // A feed's text counts for its own site only: else anybody's feed could put words into another outlet's article.
  if (said.wholeHtml !== null && isOwn) return keep(entry, said, fromFeed(said.wholeHtml, said, source, ports, false), source, ports, signal);
  if (said.url === null) return keep(entry, said, fromSummary(said, source, ports), source, ports, signal);
  if (entry.fetches >= PAGE_FETCHES_MAX) return { entry: { ...entry, state: settled(entry.state) }, taken: null };
  const reading = await readArticlePage(said.url, entry.articleId === null ? { etag: null, lastModified: null } : entry, polite, ports, signal);
  return settleReading({ ...entry, fetches: entry.fetches + 1 }, said, reading, isOwn, source, ports, signal);
}

async function settleReading(entry: SourceEntry, said: SaidEntry, reading: PageReading, isOwn: boolean, source: Source, ports: SourcePorts, signal: AbortSignal | undefined): Promise<Taken> {
  const summary = (): ReturnType<typeof fromSummary> => (isOwn ? fromSummary(said, source, ports) : 'its page is on another site than the feed, and cannot be read');
  // A summary may be taken for want of more, or in place of an older one; never in place of a text that was read whole.
  const mayTakeSummary = entry.articleId === null || isSummaryOf(entry.state);
  switch (reading.kind) {
    case 'article': {
      const { draft, resource } = reading;
      const urls = [said.url, resource.url, draft.url].filter((url) => url !== null);
      return keep(entry, said, { draft: withFacts(draft, said, source, ports.now()), urls, isSummary: false, etag: resource.etag, lastModified: resource.lastModified }, source, ports, signal);
    }
    case 'not-modified':
      return { entry: { ...entry, state: nextLook(entry, said, isSummaryOf(entry.state), ports.now()) }, taken: { outcome: 'unchanged', articleId: entry.articleId, reason: null } };
    case 'gone':
      return gone(entry, reading.status, summary, said, source, ports, signal);
    case 'withheld':
    case 'unreadable':
      return mayTakeSummary ? keep(entry, said, summary(), source, ports, signal) : { entry: { ...entry, state: nextLook(entry, said, isSummaryOf(entry.state), ports.now()) }, taken: null };
    case 'refused':
      return { entry: refuse(entry, reading.reason), taken: { outcome: 'refused', articleId: entry.articleId, reason: reading.reason } };
    case 'later':
      return later(entry, reading.reason, reading.retryAfterMs, summary, said, source, ports, signal);
  }
}

async function gone(entry: SourceEntry, status: 404 | 410, summary: () => Texted | string, said: SaidEntry, source: Source, ports: SourcePorts, signal: AbortSignal | undefined): Promise<Taken> {
  const reason = `its page is gone (${status})`;
  const looks = failuresOf(entry.state) + 1;
  if (status === 404 && looks < NOT_FOUND_MAX) return later(entry, reason, entry.articleId === null ? null : NOT_FOUND_SPACING_MS, summary, said, source, ports, signal);
  if (entry.articleId === null && status === 404) return keep(entry, said, summary(), source, ports, signal);
  if (entry.articleId === null) return { entry: refuse(entry, reason), taken: { outcome: 'refused', articleId: null, reason } };
  ports.retract(entry.articleId, 'gone', ports.now());
  return { entry: refuse(entry, reason), taken: { outcome: 'retracted', articleId: entry.articleId, reason } };
}

async function later(entry: SourceEntry, reason: string, retryAfterMs: number | null, summary: () => Texted | string, said: SaidEntry, source: Source, ports: SourcePorts, signal: AbortSignal | undefined): Promise<Taken> {
  const failures = failuresOf(entry.state) + 1;
  // Nothing of what was asked for has come; the page was not read, so it does not count against the article.
  if (failures >= FAILURES_MAX) return entry.articleId === null ? keep(entry, said, summary(), source, ports, signal) : { entry: { ...entry, state: settled(entry.state) }, taken: null };
  const dueAtMs = ports.now() + Math.max(backoffMs(failures, `${entry.sourceId} ${entry.key}`), retryAfterMs ?? 0);
  return { entry: { ...entry, state: { status: 'waiting', dueAtMs, failures, entry: JSON.stringify(said), problem: reason, wasSummary: isSummaryOf(entry.state) } }, taken: null };
}

/** Stores the article, under the identity that its names give it. */
async function keep(entry: SourceEntry, said: SaidEntry, texted: Texted | string, source: Source, ports: SourcePorts, signal: AbortSignal | undefined): Promise<Taken> {
  if (typeof texted === 'string') return { entry: refuse(entry, texted), taken: { outcome: 'refused', articleId: null, reason: texted } };
  const { draft, urls, isSummary, etag, lastModified } = texted;
  // Its page was read before, under another id of the entry's: a summary tells nothing that is not there.
  const read = isSummary && entry.articleId === null ? articleSummedUp(draft, urls, ports) : null;
  if (read !== null) return { entry: { ...entry, articleId: read, state: settled(entry.state) }, taken: { outcome: 'unchanged', articleId: read, reason: null } };
  const { articleId, aliases } = identifyArticle(draft, { sourceId: source.id, guid: said.guid, urls }, ports);
  const known = ports.articles.findHead(articleId);
  // The date first stated stays: a bumped one makes an old article look new, and an edit is no second publication.
  const taken = await ports.store({ ...draft, publishedAt: known?.publishedAt ?? draft.publishedAt }, articleId, signal);
  if (taken.articleId === null) return { entry: refuse(entry, taken.reason ?? 'it was not stored'), taken };
  ports.sources.saveAliases(taken.articleId, aliases);
  const stored = { ...entry, articleId: taken.articleId, etag, lastModified };
  return { entry: { ...stored, state: nextLook(stored, said, isSummary, ports.now(), said.wholeHtml === null && !isSummary) }, taken };
}

function fromFeed(html: string, said: SaidEntry, source: Source, ports: SourcePorts, isSummary: boolean): Texted | string {
  const extraction = ports.extractFragment(html, {
    origin: said.url ?? source.address, url: said.url, title: said.title, byline: said.author, publishedAt: believed(said.publishedAt, ports.now()), outlet: source.outlet ?? hostOutlet(said.url ?? source.address, source.title),
  }, { purpose: 'ingest' });
  if (extraction.kind === 'problem') return extraction.problem.reason;
  if (extraction.kind === 'unfetched') return 'it holds no text';
  const { article } = extraction;
  return { draft: withFacts(article, said, source, ports.now()), urls: [said.url, article.url].filter((url) => url !== null), isSummary, etag: null, lastModified: null };
}

/** The host's name, or the feed's own name for itself where the host bears it out. */
function hostOutlet(url: string, name: string | null): string | null {
  return outletOfHost(url, name === null ? [] : [name]).outlet;
}

function fromSummary(said: SaidEntry, source: Source, ports: SourcePorts): Texted | string {
  const html = said.wholeHtml ?? said.summaryHtml;
  return html === null ? 'its text may not be read, and the feed gives no summary' : fromFeed(html, said, source, ports, true);
}

/** What the feed and its owner's list supply: the outlet on its own site, the date where the page has none that can be true. */
function withFacts(draft: ArticleDraft, said: SaidEntry, source: Source, nowMs: number): ArticleDraft {
  const isOwn = draft.url === null || isSameSite(draft.url, source.siteUrl ?? source.address);
  return {
    ...draft,
    outlet: isOwn ? (source.outlet ?? draft.outlet) : draft.outlet,
    title: draft.title ?? said.title,
    byline: draft.byline ?? said.author,
    publishedAt: believed(draft.publishedAt, nowMs) ?? believed(said.publishedAt, nowMs),
    stateMedia: draft.stateMedia || (isOwn && source.stateMedia),
  };
}

function believed(stated: StatedInstant | null, nowMs: number): StatedInstant | null {
  return stated !== null && stated.epochMs <= nowMs + AHEAD_MS_MAX ? stated : null;
}

/** When to look at a stored article's page again; what came whole in its feed is not looked at. */
function nextLook(entry: SourceEntry, said: SaidEntry, isSummary: boolean, nowMs: number, isPage = said.wholeHtml === null && !isSummary): EntryState {
  const recheckAtMs = isPage ? (RECHECK_AFTER_MS.map((afterMs) => entry.firstSeenMs + afterMs).find((atMs) => atMs > nowMs) ?? null) : null;
  return { status: 'stored', recheckAtMs, isSummary, entry: recheckAtMs === null ? null : JSON.stringify({ ...said, summaryHtml: null }) };
}

/** Nothing more is done about it. */
function settled(state: EntryState): EntryState {
  return state.status === 'refused' ? state : { status: 'stored', recheckAtMs: null, isSummary: isSummaryOf(state), entry: null };
}

const failuresOf = (state: EntryState): number => (state.status === 'waiting' ? state.failures : 0);

function refuse(entry: SourceEntry, reason: string): SourceEntry {
  return { ...entry, state: { status: 'refused', reason } };
}
