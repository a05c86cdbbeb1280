import type { PollReport, SourcePass } from '../../domain/source-desk.ts';
import type { SourceEntry, SourceReport } from '../../domain/source.ts';
import { DeskError } from '../../errors.ts';
import type { PoliteFetch } from './polite-fetch.ts';
import { pollFeed } from './poll-feed.ts';
import { pollFolder } from './poll-folder.ts';
import { pollPage } from './poll-page.ts';
import type { SourcePorts } from './ports.ts';
import { takeEntry } from './take-entry.ts';

export const NEEDS_CONTACT = 'No source is asked before CONTACT is set to an address (mail or web) by which the owner of a server can reach you; it goes into the User-Agent. Put it into .env and start again.';

/** Hosts asked at the same time; each of them has one request at a time. */
const HOSTS_AT_ONCE = 4;
/** Articles taken in before sources are looked at again, so that none waits behind a long backlog. */
const ENTRIES_PER_PASS = 200;
/** Of a refresh, which takes in all that is due of what was named: a bound, not a limit that is met. */
const ROUNDS_MAX = 50;
/** What has left its feed for so long and waits for nothing is forgotten; the article's other names stay. */
const ENTRY_KEPT_MS = 180 * 86_400_000;

/** How many sources and articles were looked at; how many there will be is not known beforehand. */
export type OnProgress = (progress: { readonly done: number; readonly total: null }) => void;

interface Counts {
  stored: number;
  revised: number;
  refused: number;
  retracted: number;
}

/**
 * Asks every source that is due, and takes in the articles whose turn has come. A source that fails is put off and spoils
 * no other; what a process does not come to, the next one does.
 *
 * @throws DeskError if a source of the network is due and no contact address is set; the signal's reason once it is aborted.
 */
export async function pollDue(ports: SourcePorts, polite: PoliteFetch, signal: AbortSignal | undefined): Promise<SourcePass> {
  const due = ports.sources.list().filter(({ source, health }) => source.state.status === 'active' && health.dueAtMs <= ports.now());
  return pass(due.sort((a, b) => a.health.dueAtMs - b.health.dueAtMs), null, ports, polite, signal);
}

/** Asks these sources now, due or not, and takes in what they show. */
export async function pollNow(ids: ReadonlySet<string>, ports: SourcePorts, polite: PoliteFetch, signal: AbortSignal | undefined, on: OnProgress = () => undefined): Promise<SourcePass> {
  return pass(ports.sources.list().filter(({ source }) => ids.has(source.id) && source.state.status !== 'retired'), ids, ports, polite, signal, on);
}

async function pass(named: readonly SourceReport[], only: ReadonlySet<string> | null, ports: SourcePorts, polite: PoliteFetch, signal: AbortSignal | undefined, on: OnProgress = () => undefined): Promise<SourcePass> {
  const { sources, now } = ports;
  const due = named.filter((report) => mayAsk(report, ports));
  if (due.length === 0 && named.length > 0) throw new DeskError(NEEDS_CONTACT);
  let done = 0;
  const told = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    on({ done: ++done, total: null });
    return result;
  };
  const counts: Counts = { stored: 0, revised: 0, refused: 0, retracted: 0 };
  const before = foldersStored(sources.list());
  const polled = await inLanes(due, ({ source }) => hostOf(source.address), (report) => told(pollOne(report, ports, polite, signal)));
  for (let round = 0; round < (ports.contact === null ? 0 : only === null ? 1 : ROUNDS_MAX); round++) {
    const entries = sources.dueEntries(now(), ENTRIES_PER_PASS, only);
    if (entries.length === 0) break;
    await inLanes(entries, ({ url, sourceId }) => (url === null ? sourceId : hostOf(url)), (entry) => told(takeOne(entry, counts, ports, polite, signal)));
  }
  const folders = foldersStored(sources.list());
  counts.stored += folders.stored - before.stored;
  counts.revised += folders.revised - before.revised;
  if (counts.stored + counts.revised + counts.retracted > 0) await ports.settle();
  sources.forgetEntries(now() - ENTRY_KEPT_MS);
  return { polled, articles: counts, nextDueMs: nextDueMs(ports) };
}

async function pollOne(report: SourceReport, ports: SourcePorts, polite: PoliteFetch, signal: AbortSignal | undefined): Promise<PollReport> {
  switch (report.source.kind) {
    case 'feed': return pollFeed(report, polite, ports, signal);
    case 'folder': return pollFolder(report, ports, signal);
    case 'page': return pollPage(report, ports);
  }
}

async function takeOne(entry: SourceEntry, counts: Counts, ports: SourcePorts, polite: PoliteFetch, signal: AbortSignal | undefined): Promise<void> {
  const { sources } = ports;
  const found = sources.find(entry.sourceId);
  if (found === null) return; // removed meanwhile
  const { entry: after, taken } = await takeEntry(entry, found.source, polite, ports, signal);
  // The feed may have shown newer words meanwhile; these are taken in at the next turn, and must not be overwritten.
  const latest = sources.entriesOf(entry.sourceId, [entry.key]).get(entry.key);
  if (latest === undefined) return;
  if (latest.hash === entry.hash) sources.saveEntries([after]);
  if (taken !== null && taken.outcome !== 'unchanged') counts[taken.outcome]++;
  const known = sources.find(entry.sourceId)?.health;
  if (known === undefined) return;
  const { articles, requests } = known;
  const pages = after.fetches > entry.fetches ? 1 : 0;
  if (pages === 0 && taken?.outcome !== 'stored' && taken?.outcome !== 'revised') return;
  sources.saveHealth(entry.sourceId, {
    ...known,
    requests: { ...requests, pages: requests.pages + pages },
    articles: { stored: articles.stored + (taken?.outcome === 'stored' ? 1 : 0), revised: articles.revised + (taken?.outcome === 'revised' ? 1 : 0) },
  });
}

/** Until a contact address is set, folders alone are looked at. */
function mayAsk({ source }: SourceReport, { contact }: SourcePorts): boolean {
  return contact !== null || source.kind === 'folder';
}

function nextDueMs(ports: SourcePorts): number | null {
  const dues = ports.sources.list().filter((report) => report.source.state.status === 'active' && mayAsk(report, ports)).map(({ health }) => health.dueAtMs);
  const entryDue = ports.contact === null ? null : ports.sources.nextEntryDueMs();
  const all = entryDue === null ? dues : [...dues, entryDue];
  return all.length === 0 ? null : Math.min(...all);
}

function foldersStored(reports: readonly SourceReport[]): { stored: number; revised: number } {
  const folders = reports.filter(({ source }) => source.kind === 'folder');
  return { stored: folders.reduce((sum, { health }) => sum + health.articles.stored, 0), revised: folders.reduce((sum, { health }) => sum + health.articles.revised, 0) };
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}

/** Works items off, those of one lane in their order, at most so many lanes at a time. */
async function inLanes<T, R>(items: readonly T[], laneOf: (item: T) => string, work: (item: T) => Promise<R>): Promise<R[]> {
  const lanes = [...Map.groupBy(items.map((item, at) => ({ item, at })), ({ item }) => laneOf(item)).values()];
  const results = new Map<number, R>();
  const runners = Array.from({ length: Math.min(HOSTS_AT_ONCE, lanes.length) }, async () => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
      for (const { item, at } of lane) results.set(at, await work(item));
    }
  });
  await Promise.all(runners);
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
