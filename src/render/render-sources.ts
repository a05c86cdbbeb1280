import type { SourceReport } from '../domain/source.ts';
import { printableLine, printableUrl } from '../text/printable.ts';
import type { Block, Fact } from './blocks.ts';
import { describeInstant } from './describe-source.ts';

/** What one pass over sources came to. */
interface Pass {
  readonly polled: readonly { readonly sourceId: string; readonly outcome: 'news' | 'nothing-new' | 'failed' | 'forbidden' | 'retired'; readonly problem: string | null }[];
  readonly articles: { readonly stored: number; readonly revised: number; readonly refused: number; readonly retracted: number };
}

const MINUTE_MS = 60_000;
/** Of one pass; the rest are counted. */
const PROBLEMS_LISTED = 12;

/** Every source in a line: how it fares, and when it is asked next. */
export function renderSourceList(reports: readonly SourceReport[], nowMs: number): Block[] {
  const items = reports.map((report) => `${report.source.id}  ${nameOf(report)} · ${stateOf(report, nowMs)}`);
  const failing = reports.filter(({ source, health }) => source.state.status === 'active' && health.failures > 0).length;
  const counts = [`${reports.length} ${reports.length === 1 ? 'source' : 'sources'}`, ...(failing > 0 ? [`${failing} failing`] : [])];
  return [{ kind: 'sentence', text: `${counts.join(', ')}.`, tone: failing > 0 ? 'warning' : 'plain' }, { kind: 'list', items }];
}

/** All that is known of one source. */
export function renderSource({ source, health, waiting }: SourceReport, nowMs: number): Block[] {
  const { address, movedFrom, outlet, stateMedia, kind } = source;
  const facts: Fact[] = [
    fact(kind === 'folder' ? 'Folder' : kind === 'page' ? 'Page' : 'Feed', printableUrl(address) ?? printableLine(address)),
    ...(movedFrom === null ? [] : [fact('Moved from', printableUrl(movedFrom) ?? printableLine(movedFrom))]),
    fact('Outlet', `${printableLine(outlet ?? '') || 'by the host of each article'}${stateMedia ? ' · state media' : ''}`),
    fact('State', stateOf({ source, health, waiting }, nowMs)),
    fact('Asked', health.polledAtMs === null ? 'not yet' : `${momentOf(health.polledAtMs)}${health.status === null ? '' : `, answer ${health.status}`}`),
    ...(health.newsAtMs === null ? [] : [fact('News', `last found ${momentOf(health.newsAtMs)}; asked every ${describeSpan(health.intervalMs)}`)]),
    fact('Articles', `${number(health.articles.stored)} stored, ${number(health.articles.revised)} revised${waiting === 0 ? '' : `, ${number(waiting)} waiting to be fetched`}`),
    ...(kind === 'folder' ? [] : [fact('Requests', `${number(health.requests.feed)} of it, ${number(health.requests.pages)} of its articles' pages`)]),
    ...(health.problem === null ? [] : [{ ...fact('Problem', printableLine(health.problem)), tone: 'warning' as const }]),
  ];
  return [{ kind: 'heading', text: `${source.id}  ${nameOf({ source })}` }, { kind: 'facts', facts }];
}

/** What asking sources came to. */
export function renderSourcePass({ polled, articles }: Pass): Block[] {
  const troubled = polled.filter(({ problem, outcome }) => problem !== null && outcome !== 'news' && outcome !== 'nothing-new');
  const counts = [
    `${number(polled.length)} ${polled.length === 1 ? 'source' : 'sources'} asked`, `${number(articles.stored)} ${articles.stored === 1 ? 'article' : 'articles'} stored`,
    ...(articles.revised > 0 ? [`${number(articles.revised)} revised`] : []), ...(articles.refused > 0 ? [`${number(articles.refused)} not kept`] : []),
    ...(articles.retracted > 0 ? [`${number(articles.retracted)} withdrawn`] : []),
  ];
  const items = troubled.slice(0, PROBLEMS_LISTED).map(({ sourceId, problem }) => `${sourceId}: ${printableLine(problem ?? '')}`);
  return [
    { kind: 'sentence', text: `${counts.join(', ')}.`, tone: troubled.length === 0 ? 'good' : 'warning' },
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items: troubled.length > items.length ? [...items, `… and ${troubled.length - items.length} more`] : items }]),
  ];
}

function nameOf({ source: { title, outlet, address } }: Pick<SourceReport, 'source'>): string {
  return printableLine(title ?? '') || printableLine(outlet ?? '') || (printableUrl(address) ?? printableLine(address));
}

function stateOf({ source: { state }, health }: SourceReport, nowMs: number): string {
  if (state.status === 'paused') return `paused since ${momentOf(state.atMs)}`;
  if (state.status === 'retired') return `retired ${momentOf(state.atMs)}: ${printableLine(state.reason)}`;
  const next = health.dueAtMs <= nowMs ? 'due now' : `next in ${describeSpan(health.dueAtMs - nowMs)}`;
  if (health.failures > 0) return `failed ${health.failures} ${health.failures === 1 ? 'time' : 'times'}: ${printableLine(health.problem ?? 'no answer')}; ${next}`;
  return health.polledAtMs === null ? 'not asked yet' : `fine, ${next}`;
}

/** "12 minutes", "3 hours", "2 days": rounded up, so that nothing is "in 0 minutes". */
export function describeSpan(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE_MS));
  const [count, noun] = minutes < 90 ? [minutes, 'minute'] as const : minutes < 48 * 60 ? [Math.ceil(minutes / 60), 'hour'] as const : [Math.ceil(minutes / 1_440), 'day'] as const;
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function momentOf(atMs: number): string {
  return describeInstant({ epochMs: atMs, iso: new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z') });
}

const fact = (name: string, value: string): Fact => ({ name, value, tone: 'plain' });
const number = (n: number): string => n.toLocaleString('en-GB');
