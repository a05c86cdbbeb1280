import type { ArticleKind } from '../../domain/article.ts';
import type { StatedInstant } from '../../domain/stated-instant.ts';
import { agencyIn } from '../agencies.ts';
import { kindOfSection, kindOfTitle } from '../article-kind.ts';
import type { SelfDescription } from '../bind-to-host.ts';
import { cleanByline, isAddress, isOutlet } from '../byline.ts';
import { canonicalLine } from '../canonical-text.ts';
import { canonicalUrl } from '../canonical-url.ts';
import { isByline, isDateLine, namesPeople } from '../credit-lines.ts';
import { outletOfHost } from '../outlet-of-host.ts';
import { parseDate } from '../../text/parse-date.ts';
import type { PageDocument, PageElement } from '../../text/page-dom.ts';
import { linesAtHeading, shortLine } from './heading-lines.ts';
import { titleOf } from './html-title.ts';
import type { JsonObject } from './json-ld.ts';
import { articleJsonLd, namesIn, typeNames } from './json-ld.ts';

export interface HtmlMetadata {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly agency: string | null;
  readonly byline: string | null;
  readonly publishedAt: StatedInstant | null;
  readonly url: string | null;
  readonly kind: ArticleKind;
  readonly language: string | null;
  readonly sample: boolean;
  /** A page that owns up to it; the outlets known to be state media are told by name. */
  readonly stateMedia: boolean;
  /** The page's one-line description of itself, as set for search engines. */
  readonly description: string | null;
  /** What the page says its pictures show. */
  readonly pictureTexts: ReadonlySet<string>;
  /** The article's body as schema.org states it, for pages whose markup defeats extraction. */
  readonly statedBody: string | null;
  /** Whether anything on the page says that it is an article: its schema.org type, og:type, or an `<article>`. */
  readonly saysArticle: boolean;
  /** Every name and address it gives itself, believed or not. */
  readonly self: SelfDescription;
}

/** What a page says of its article, in the order of trust: JSON-LD, OpenGraph and meta tags, then visible markup. */
export function readHtmlMetadata(document: PageDocument, fetchedUrl: string | null): HtmlMetadata {
  const ld = articleJsonLd(document);
  const meta = metaReader(document);
  const url = canonicalAddress(document, meta, fetchedUrl);
  const names = [...namesIn(ld['publisher']), meta('og:site_name'), meta('application-name'), meta('publisher'), meta('dc.publisher')].flatMap((name) => first(name)?.replace(/^@/, '') ?? []);
  const outlet = names[0] ?? null;
  const own = url === null ? names : [...names, outletOfHost(url, names).outlet];
  const title = titleOf(document, { headline: typeof ld['headline'] === 'string' ? first(ld['headline']) : null, shared: first(meta('og:title'), meta('twitter:title')) }, { outlet, url });
  const lines = linesAtHeading(document, title);
  const allAuthors = [...new Set(namesIn(ld['author']))];
  const credits = [allAuthors.join(', '), ...['author', 'article:author', 'parsely-author', 'byl', 'dc.creator', 'sailthru.author'].map(meta), ...visible(document, AUTHOR_MARKS), ...lines.filter(isWritersLine), ...visible(document, AUTHOR_CLASSES)];
  const credit = first(...credits.filter((text) => text !== null && !isAddress(text) && !isOutlet(text, own)));
  const section = [...namesIn(ld['articleSection']), meta('article:section') ?? '', meta('section') ?? '', meta('parsely-section') ?? '', meta('content_type') ?? ''].join(' | ');
  return {
    title, outlet,
    agency: agencyIn([...allAuthors, credit ?? '', ...namesIn(ld['sourceOrganization']), ...namesIn(ld['creator'])].join(' | ')),
    byline: cleanByline(credit, own),
    publishedAt: publishedAt(document, { ld, meta, lines, whereabouts: [outlet, url].join(' ') }),
    url,
    kind: kindOf(ld, section, title, url),
    language: document.documentElement?.getAttribute('lang') || first(...namesIn(ld['inLanguage']), meta('og:locale'), meta('content-language')),
    sample: meta('foreign-desk-sample') !== null,
    stateMedia: meta('foreign-desk-state-media') === 'true',
    description: first(meta('og:description'), meta('description'), ...namesIn(ld['description'])),
    pictureTexts: new Set(Array.from(document.querySelectorAll('img[alt], img[title]')).flatMap((image) => [image.getAttribute('alt'), image.getAttribute('title')]).map((text) => canonicalLine(text ?? '')).filter((text) => text.length > 3)),
    statedBody: typeof ld['articleBody'] === 'string' ? ld['articleBody'] : null,
    saysArticle: typeNames(ld).length > 0 || /article/i.test(meta('og:type') ?? '') || document.querySelector('article, [itemprop="articleBody"]') !== null,
    self: { names, addresses: [canonicalLink(document), meta('og:url'), ...addressesIn(ld['url']), ...addressesIn(ld['mainEntityOfPage'])].filter((address) => address !== null) },
  };
}

/** Marked for machines, then the names that templates give the box of the writer. */
const AUTHOR_MARKS = '[rel="author"], [itemprop~="author"] [itemprop="name"], [itemprop~="author"]';
const AUTHOR_CLASSES = '.byline, .author-name, .author-link, .author, [class*="byline"]';

/** A credit by the headline, of people or of an agency. */
function isWritersLine(line: string): boolean {
  const names = isByline(line) ? cleanByline(line) : null;
  return names === null ? isByline(line) && agencyIn(line) !== null : namesPeople(names);
}

type MetaReader = (name: string) => string | null;

function metaReader(document: PageDocument): MetaReader {
  const values = new Map<string, string>();
  for (const tag of document.querySelectorAll('meta')) {
    const content = canonicalLine(tag.getAttribute('content') ?? '');
    // One tag may go by several names: property="article:published" itemprop="datePublished dateCreated".
    const names = ['property', 'name', 'itemprop', 'http-equiv'].flatMap((attribute) => tag.getAttribute(attribute)?.toLowerCase().split(/\s+/) ?? []);
    for (const name of names) if (content !== '' && !values.has(name)) values.set(name, content);
  }
  return (name) => values.get(name) ?? null;
}

function first(...values: readonly (string | null | undefined)[]): string | null {
  for (const value of values) {
    const line = canonicalLine(value ?? '');
    if (line !== '' && !/^(?:undefined|null|none)$/i.test(line)) return line;
  }
  return null;
}

function visible(document: PageDocument, selector: string): string[] {
  return Array.from(document.querySelectorAll(selector)).filter((element) => !isInComments(element)).slice(0, 5).flatMap((element) => shortLine(element) || []);
}

/** Whether readers wrote it: each of their comments has an author and a date. */
function isInComments(element: PageElement): boolean {
  for (let at: PageElement | null = element; at !== null && !/^(?:article|main|body|html)$/.test(at.localName); at = at.parentElement) {
    if (/\bcomments?\b/i.test([at.getAttribute('class'), at.getAttribute('id'), at.getAttribute('itemprop')].join(' '))) return true;
  }
  return false;
}

function canonicalLink(document: PageDocument): string | null {
  return document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? null;
}

/** The addresses in a schema.org value: a string, or a thing with an @id or url. */
function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return ['@id' in value ? value['@id'] : null, 'url' in value ? value.url : null].filter((address) => typeof address === 'string');
}

/** The fetched address, or the page's own canonical link; never an address guessed from links in it. */
function canonicalAddress(document: PageDocument, meta: MetaReader, fetchedUrl: string | null): string | null {
  const base = fetchedUrl ?? undefined;
  const link = canonicalLink(document) ?? meta('og:url');
  const own = link === null || link === '' ? null : canonicalUrl(link, base);
  const fetched = fetchedUrl === null ? null : canonicalUrl(fetchedUrl);
  if (own === null) return fetched;
  // A canonical link to the front page, or to another site's, is a template's mistake.
  if (fetched !== null && (URL.parse(own)?.pathname ?? '/') === '/' && (URL.parse(fetched)?.pathname ?? '/') !== '/') return fetched;
  return own;
}

/**
 * When an article was published: by what the page states for machines, where a printed line with its time comes before tags
 * that only say "date", which many set anew at every change; else by what is printed.
 */
function publishedAt(document: PageDocument, { ld, meta, lines, whereabouts }: { ld: JsonObject; meta: MetaReader; lines: readonly string[]; whereabouts: string }): StatedInstant | null {
  const read = (text: string | null | undefined): StatedInstant[] => {
    const date = text === null || text === undefined ? null : parseDate(text, { whereabouts });
    return date === null ? [] : [date];
  };
  const exact = [
    ...namesIn(ld['datePublished']), meta('article:published_time'), meta('og:article:published_time'), meta('datepublished'), meta('parsely-pub-date'), meta('sailthru.date'), meta('pubdate'), meta('pub_date'),
    meta('publishdate'), meta('publish-date'), meta('article.published'), meta('article:published'),
  ].flatMap(read);
  const printed = lines.filter((line) => isDateLine(line) || isWritersLine(line)).flatMap(read);
  const loose = [meta('date'), meta('dc.date'), meta('dc.date.issued'), meta('dcterms.created'), ...namesIn(ld['dateCreated'])].flatMap(read);
  const times = Array.from(document.querySelectorAll('time[datetime], [itemprop="datePublished"]')).filter((element) => !isInComments(element)).slice(0, 3);
  const marked = times.map((time) => time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent).flatMap(read);
  const classed = visible(document, '[class*="publish"], [class*="date"], [class*="timestamp"], [class*="dateline"], .byline').flatMap(read);
  const found = [...exact, ...printed.filter(hasTime), ...loose, ...printed, ...marked, ...classed];
  const [best] = found;
  if (best === undefined || hasTime(best)) return best ?? null;
  // One tag leaves its time or zone out and another has it: the same day in full says more, unless two such disagree. A later mark is of a change.
  const fuller = [...exact, ...loose, ...marked.slice(0, 1)].filter((other) => hasTime(other) && other.iso.startsWith(best.iso));
  return fuller.every((other) => other.epochMs === fuller[0]?.epochMs) ? (fuller[0] ?? best) : best;
}

function hasTime({ iso }: StatedInstant): boolean {
  return iso.includes('T');
}

function kindOf(ld: JsonObject, section: string, title: string | null, url: string | null): ArticleKind {
  const path = url === null ? '' : (URL.parse(url)?.pathname ?? '');
  const folders = path.split('/').slice(1, -1).join(' | ');
  const type = typeNames(ld).join(' ');
  return kindOfSection(type) ?? (title === null ? null : kindOfTitle(title)) ?? kindOfSection(section) ?? kindOfSection(folders) ?? 'news';
}
