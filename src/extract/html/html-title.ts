import { foldName } from '../../text/fold-name.ts';
import type { PageDocument, PageElement } from '../../text/page-dom.ts';
import { plainHost, registrableDomain } from '../../text/site.ts';
import { canonicalLine } from '../canonical-text.ts';
import { outletOfHost } from '../outlet-of-host.ts';
import { wordCount } from '../prose.ts';
import { HEADINGS } from './heading-lines.ts';

/** What a page's head says its title is, in the order of trust. */
export interface StatedTitles {
  /** For readers: schema.org's headline. */
  readonly headline: string | null;
  /** For other sites: OpenGraph's title and the like. */
  readonly shared: string | null;
}

interface Site { readonly outlet: string | null; readonly url: string | null }

const NAMED: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", nbsp: ' ', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', hellip: '…', pound: '£', euro: '€' };
/** A heading of fewer words, most of them not in the page's title, names the site or a section. */
const HEADLINE_WORDS_MIN = 4;
/** Of several headings, that one is the headline of whose words this share stands in the page's title too. */
const SHARED_MIN = 0.5;

/**
 * A page's headline without its outlet's name: as schema.org states it, as a heading marked for a headline prints it, as it
 * is shared, as its only heading prints it, or as the window's title has it, which is often written for search engines.
 */
export function titleOf(document: PageDocument, stated: StatedTitles, site: Site): string | null {
  const windowTitle = canonicalLine(document.querySelector('title')?.textContent ?? '') || null;
  const headings = Array.from(document.querySelectorAll('h1')).filter((element) => !leadsElsewhere(element, site.url)).map((element) => canonicalLine(element.textContent ?? '')).filter((text) => text !== '' && text.length < 200).slice(0, 5);
  // Beside other headings it may be the headline of another article.
  const marked = headings.length === 1 && document.querySelector('h1[itemprop~="headline"]') !== null ? (headings[0] ?? null) : null;
  const raw = stated.headline ?? marked ?? stated.shared ?? printedTitle(headings, windowTitle) ?? windowTitle ?? headings[0];
  if (raw === undefined) return null;
  return withoutOutlet(raw.includes('&') ? canonicalLine(withoutEntities(raw)) : raw, document, site);
}

/** Many templates escape a headline twice. */
function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{2,6})|#x([\da-f]{2,5})|([a-z]{3,6}));/gi, (entity, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code >= 0x20 && code <= 0xffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCharCode(code) : entity;
  });
}

/** Whether a heading is a link to another site: then it is the headline of what stands there. */
function leadsElsewhere(heading: PageElement, url: string | null): boolean {
  const host = (address: string | null): string | null => plainHost(URL.parse(address ?? '')?.hostname ?? '') || null;
  const target = host(heading.querySelector('a[href]')?.getAttribute('href') ?? null);
  return target !== null && url !== null && registrableDomain(target) !== registrableDomain(host(url) ?? '');
}

function printedTitle(headings: readonly string[], windowTitle: string | null): string | null {
  const [only] = headings;
  if (windowTitle === null) return headings.length === 1 ? (only ?? null) : null;
  const known = new Set(foldName(windowTitle).split(' '));
  const shared = (heading: string): number => {
    const words = foldName(heading).split(' ');
    return words.filter((word) => known.has(word)).length / words.length;
  };
  if (headings.length === 1 && only !== undefined) return wordCount(only) >= HEADLINE_WORDS_MIN || shared(only) >= SHARED_MIN ? only : null;
  return headings.find((heading) => wordCount(heading) >= HEADLINE_WORDS_MIN && shared(heading) >= SHARED_MIN) ?? null;
}

function withoutOutlet(text: string, document: PageDocument, { outlet, url }: Site): string {
  const last = text.split(/\s+[|–—»-]\s+/).at(-1) ?? '';
  if (last === text) return text;
  const rest = text.slice(0, text.length - last.length).replace(/\s+[|–—»-]\s+$/, '');
  const bare = (name: string): string => name.toLowerCase().replace(/\W|com$/g, '');
  const isOutlet = outlet === null
    ? Array.from(document.querySelectorAll(HEADINGS)).some((element) => canonicalLine(element.textContent ?? '') === rest) || (url !== null && outletOfHost(url, [last]).outlet === last)
    : last.toLowerCase() === outlet.toLowerCase() || (bare(last) !== '' && bare(last) === bare(outlet));
  return isOutlet ? rest : text;
}
