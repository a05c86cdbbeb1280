import type { Statement } from '../domain/answer.ts';
import type { Digest, DigestCoverage, DigestOutlet, DigestStory } from '../domain/digest.ts';
import { outletLabel } from '../text/outlet-label.ts';
import { printableLine, printableUrl } from '../text/printable.ts';
import type { Block, OutletLine } from './blocks.ts';
import { claimLabels, describeSource } from './describe-source.ts';
import type { DigestPart } from './digest-parts.ts';
import { renderStatement } from './render-statement.ts';

export interface DigestWords {
  /** Stands over the first part: "Digest of 4 March 2026". */
  readonly title: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OUTLETS_MAX = 8;

/** The quotations of a part, in the order in which it prints them: the items of the last check. */
export function digestStatements({ stories }: Pick<Digest, 'stories'>): Statement[] {
  return stories.flatMap(({ quotes }) => quotes);
}

/** Whole stories with those of their quotations that were kept, then their sources; what was searched stands in the last part. */
export function renderDigest({ stories, coverage, part }: DigestPart, kept: readonly Statement[], { title }: DigestWords): Block[] {
  const isKept = new Set(kept);
  const quotes = digestStatements({ stories }).filter((quote) => isKept.has(quote));
  const sources = new Map(quotes.map(({ citation: { n, article } }) => [n, describeSource(article, n)]));
  const first: Block[] = part === undefined || part.index === 0 ? [{ kind: 'heading', text: title }] : [];
  const isLast = part === undefined || part.index === part.count - 1;
  return [
    ...first,
    ...stories.flatMap((story, at) => renderStory(story, (part?.storiesBefore ?? 0) + at + 1, quotes)),
    ...(sources.size === 0 ? [] : [{ kind: 'sources', sources: [...sources.values()].sort((a, b) => (a.n ?? 0) - (b.n ?? 0)) } as const]),
    ...(isLast ? [{ kind: 'sentence', text: describeDigestCoverage(coverage, stories.length === 0 && part === undefined), tone: 'muted' } as const] : []),
  ];
}

function renderStory(story: DigestStory, number: number, kept: readonly Statement[]): Block[] {
  const quotes = kept.filter((quote) => story.quotes.includes(quote));
  const numbers = new Map(quotes.map(({ articleId, citation }) => [articleId, citation.n]));
  return [
    { kind: 'heading', text: `${number}. ${headlineOf(story.headline)}` },
    ...quotes.flatMap((quote) => renderStatement({ ...quote, article: quote.citation.article, n: quote.citation.n }) ?? []),
    { kind: 'outlets', outlets: story.outlets.slice(0, OUTLETS_MAX).map((outlet) => outletLine(outlet, numbers)), more: Math.max(0, story.outlets.length - OUTLETS_MAX) },
  ];
}

/** Headlines quote in single marks, as newspapers set them: double ones are kept for words that have been checked. */
export function headlineOf(title: string): string {
  return printableLine(title).replace(/(?<=^|[\s([—–-])["“„](?=\S)/gu, '‘').replace(/["“”„‟«»]/gu, '’');
}

function outletLine({ article, agency, articles }: DigestOutlet, numbers: ReadonlyMap<string, number>): OutletLine {
  const name = outletLabel(article);
  const carried = printableLine(agency ?? '');
  return {
    name,
    agency: carried === '' || carried === name || isInitialsOf(carried, name) ? null : carried,
    articles,
    link: printableUrl(article.url),
    n: numbers.get(article.id) ?? null,
    labels: [...(article.stateMedia ? ['state media'] : []), ...(article.kind === 'opinion' ? ['opinion'] : []), ...claimLabels(article.claims)],
  };
}

/** "LNA" beside "Littoral News Agency" says the same twice. */
function isInitialsOf(agency: string, outlet: string): boolean {
  return agency === outlet.split(/\s+/).map((word) => word.charAt(0)).join('');
}

/** "Searched 31 articles of 8 outlets; the newest is 4 hours old. Nothing on football." A quiet day is said in the same line. */
export function describeDigestCoverage({ articles, outlets, newest, newestAgeMs, undated, topicsWithout, storiesLeftOut }: DigestCoverage, isQuiet = false): string {
  const age = newest === null || newestAgeMs === null ? '' : `; the newest is ${describeAge(newestAgeMs)} old`;
  const searched = `${count(articles, 'article')} of ${count(outlets, 'outlet')}`;
  const without = topicsWithout.length === 0 ? null : `othing on ${listed(topicsWithout.map(headlineOf))}`;
  const lead = articles === 0
    ? 'A quiet day: no stored article was published in this time.'
    : isQuiet && without !== null ? `A quiet day: n${without} in ${searched}${age}.` : `${isQuiet ? 'A quiet day: searched' : 'Searched'} ${searched}${age}.`;
  return [
    lead,
    ...(without === null || isQuiet || articles === 0 ? [] : [`N${without}.`]),
    ...(storiesLeftOut === 0 ? [] : [`There was no room for ${count(storiesLeftOut, 'more story', 'more stories')}.`]),
    ...(undated === 0 ? [] : [undated === 1 ? 'Left out: 1 article without a date.' : `Left out: ${count(undated, 'article')} without a date.`]),
  ].join(' ');
}

/** "40 minutes", "5 hours", "3 days". */
export function describeAge(ms: number): string {
  if (ms < HOUR_MS) return count(Math.max(1, Math.round(ms / 60_000)), 'minute');
  return ms < 2 * DAY_MS ? count(Math.round(ms / HOUR_MS), 'hour') : count(Math.round(ms / DAY_MS), 'day');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

function count(n: number, noun: string, nouns = `${noun}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? noun : nouns}`;
}
