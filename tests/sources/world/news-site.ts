import type { Reply, Site } from './origin.ts';
import { type TrueArticle, trueArticle, versionAt } from './article.ts';

/** What a site does to whoever reads its feed. */
export type Trait =
  | 'atom' | 'whole-text' | 'no-validators' | 'last-modified'
  | 'throttles' | 'moves' | 'retires' | 'stalls' | 'breaks' | 'latin1' | 'mislabels'
  | 'odd-dates' | 'tracks' | 'flips-scheme' | 'mobile' | 'new-guids' | 'retitles' | 'bumps' | 'twice' | 'edits'
  | 'outage' | 'flaky-pages' | 'withdraws' | 'forbids' | 'reserves' | 'paywall' | 'slow-crawl' | 'deletes-fast';

export interface SiteWish {
  readonly host: string;
  readonly traits: readonly Trait[];
  readonly articlesPerDay: number;
}

export interface NewsSite {
  readonly host: string;
  readonly traits: ReadonlySet<Trait>;
  readonly feedPath: string;
  readonly articles: readonly TrueArticle[];
  /** From when its feed answers 410; null: never. */
  readonly retiresMs: number | null;
  readonly site: Site;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FEED_ENTRIES = 15;

/** A site with all its articles from the beginning of the world to its end, decided beforehand. */
export function createNewsSite({ host, traits: given, articlesPerDay }: SiteWish, startMs: number, endMs: number): NewsSite {
  const traits = new Set(given);
  const stepMs = DAY_MS / articlesPerDay;
  const count = Math.floor((endMs - startMs) / stepMs);
  const articles = Array.from({ length: count }, (_, i) => trueArticle(host, i, startMs + Math.round((i + 0.3) * stepMs), { edits: traits.has('edits') && i % 4 === 1 ? 1 : 0, isGone: traits.has('withdraws') && i % 9 === 4 }));
  const feedPath = '/rss/world.xml';
  const retiresMs = traits.has('retires') ? startMs + 8 * DAY_MS : null;
  const pageHits = new Map<string, number>();
  const site: Site = ({ path, nowMs, port }) => {
    const address = URL.parse(path, `http://${host}:${port}`);
    const at = address?.pathname ?? '/';
    const dayOfWorld = Math.floor((nowMs - startMs) / DAY_MS);
    if (traits.has('outage') && nowMs >= startMs + 6 * DAY_MS && nowMs < startMs + 6 * DAY_MS + 10 * HOUR_MS) return { status: 500 };
    if (at === '/robots.txt') return robots(traits);
    if (at === '/.well-known/tdmrep.json') return { status: 404 };
    if (at === feedPath || at === '/feeds/world.xml') return feed(at, dayOfWorld, nowMs, port);
    return page(at, nowMs, port, pageHits, { host, traits, articles });
  };
  const feed = (at: string, dayOfWorld: number, nowMs: number, port: number): Reply => {
    if (retiresMs !== null && nowMs >= retiresMs) return { status: 410 };
    if (traits.has('moves') && at === feedPath && dayOfWorld >= 4) return { status: 301, headers: { location: `http://${host}:${port}/feeds/world.xml` } };
    if (traits.has('throttles') && dayOfWorld % 3 === 1 && hourOf(nowMs) >= 12 && hourOf(nowMs) < 15) return { status: 429, headers: { 'retry-after': String(2 * 3_600) } };
    if (traits.has('stalls') && dayOfWorld === 3 && hourOf(nowMs) < 3) return { status: 200, isSilent: true };
    return writeFeed({ host, traits, articles, nowMs, port, dayOfWorld });
  };
  return { host, traits, feedPath, articles, retiresMs, site };
}

function robots(traits: ReadonlySet<Trait>): Reply {
  const lines = ['User-agent: *', ...(traits.has('forbids') ? ['Disallow: /closed/'] : ['Disallow:']), ...(traits.has('slow-crawl') ? ['Crawl-delay: 10'] : [])];
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: lines.join('\n') };
}

interface PageWorld {
  readonly host: string;
  readonly traits: ReadonlySet<Trait>;
  readonly articles: readonly TrueArticle[];
}

function page(at: string, nowMs: number, port: number, hits: Map<string, number>, { host, traits, articles }: PageWorld): Reply {
  const number = Number(/\/story-(\d+)/.exec(at)?.[1] ?? '-1');
  const article = articles[number];
  if (article === undefined || article.publishedMs > nowMs) return { status: 404 };
  if (article.goneFromMs !== null && nowMs >= article.goneFromMs) return { status: 410 };
  const hit = (hits.get(at) ?? 0) + 1;
  hits.set(at, hit);
  if (traits.has('flaky-pages') && number % 3 === 0 && hit <= 2) return { status: hit === 1 ? 503 : 404 };
  const { paragraphs, fromMs } = versionAt(article, nowMs);
  const canonical = `http://${host}:${port}/world/story-${number}`;
  const isWalled = traits.has('paywall') && number % 5 === 2;
  const head = [
    `<title>${article.title}</title>`, `<link rel="canonical" href="${canonical}">`, `<meta property="article:published_time" content="${new Date(article.publishedMs).toISOString()}">`,
    ...(traits.has('reserves') ? ['<meta name="robots" content="noai">'] : []),
    ...(isWalled ? ['<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","isAccessibleForFree":false}</script>'] : []),
  ];
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8">${head.join('')}</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>${article.title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article><footer>Contact us</footer></body></html>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8', etag: `"${number}-${fromMs}"` }, body };
}

interface FeedWorld extends PageWorld {
  readonly nowMs: number;
  readonly port: number;
  readonly dayOfWorld: number;
}

function writeFeed(world: FeedWorld): Reply {
  const { traits, articles, nowMs, dayOfWorld } = world;
  const shown = articles.filter(({ publishedMs }) => publishedMs <= nowMs).slice(traits.has('deletes-fast') ? -4 : -FEED_ENTRIES).reverse();
  const items = shown.flatMap((article) => (traits.has('twice') && article.number % 5 === 0 && nowMs > article.publishedMs + 3 * HOUR_MS ? [writeItem(article, world, '-2'), writeItem(article, world, '')] : [writeItem(article, world, '')]));
  const isAtom = traits.has('atom');
  let xml = isAtom
    ? `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>${world.host}</title><id>urn:${world.host}</id>${items.join('')}</feed>`
    : `<?xml version="1.0" encoding="${traits.has('latin1') ? 'windows-1252' : 'utf-8'}"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${world.host}</title><link>http://${world.host}/</link>${items.join('')}</channel></rss>`;
  if (traits.has('breaks') && dayOfWorld % 2 === 1 && hourOf(nowMs) < 12) xml = xml.replaceAll('</title><link>', ' Q&A & more</title><link>').slice(0, -40);
  const body = traits.has('latin1') || traits.has('mislabels') ? Buffer.from(xml, 'latin1') : xml;
  const newest = Math.max(0, ...shown.map((article) => versionAt(article, nowMs).fromMs));
  const validators: Record<string, string> = traits.has('no-validators') ? {} : traits.has('last-modified') ? { 'last-modified': new Date(newest).toUTCString() } : { etag: `"${items.length}-${Buffer.byteLength(xml)}-${newest}-${dayOfWorld}"` };
  return { status: 200, headers: { 'content-type': `${isAtom ? 'application/atom+xml' : 'application/rss+xml'}${traits.has('mislabels') ? '; charset=utf-8' : ''}`, ...validators }, body };
}

function writeItem(article: TrueArticle, { host, traits, nowMs, port, dayOfWorld }: FeedWorld, suffix: string): string {
  const { number, title } = article;
  const { paragraphs } = versionAt(article, nowMs);
  const said = traits.has('retitles') && nowMs > article.publishedMs + 5 * HOUR_MS ? `Updated: ${title}` : title;
  const html = paragraphs.map((text) => `<p>${text}</p>`).join('');
  const folder = traits.has('forbids') && number % 4 === 3 ? 'closed' : 'world';
  const guid = traits.has('new-guids') ? `${host}/${Math.floor(dayOfWorld / 3)}/${number}${suffix}` : `${host}?p=${number}${suffix}`;
  const link = linkOf(`/${folder}/story-${number}${suffix}`, { host, traits, port, dayOfWorld });
  const shownTitle = traits.has('latin1') || traits.has('mislabels') ? `Café ${said}` : said;
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (traits.has('atom')) {
    const date = new Date(traits.has('bumps') ? nowMs - 600_000 : article.publishedMs).toISOString();
    return `<entry><title>${shownTitle}</title><link rel="alternate" href="${escaped(link)}"/><id>${guid}</id><published>${new Date(article.publishedMs).toISOString()}</published><updated>${date}</updated>${traits.has('whole-text') ? `<content type="html">${escaped(html)}</content>` : `<summary>${escaped(paragraphs[0] ?? '')}</summary>`}</entry>`;
  }
  const body = traits.has('whole-text') ? `<content:encoded><![CDATA[${html}]]></content:encoded>` : '';
  return `<item><title>${shownTitle}</title><link>${escaped(link)}</link><guid isPermaLink="false">${guid}</guid>${dateOf(article, traits, nowMs)}<description>${escaped(paragraphs[0] ?? '')}</description>${body}</item>`;
}

function linkOf(path: string, { host, traits, port, dayOfWorld }: { readonly host: string; readonly traits: ReadonlySet<Trait>; readonly port: number; readonly dayOfWorld: number }): string {
  const scheme = traits.has('flips-scheme') && dayOfWorld % 2 === 1 ? 'https' : 'http';
  const mobile = traits.has('mobile') ? ['', 'm.', 'amp.'][dayOfWorld % 3] ?? '' : '';
  const query = traits.has('tracks') ? `?utm_source=rss&utm_campaign=day${dayOfWorld}` : '';
  return `${scheme}://${mobile}${host}:${port}${path}${query}`;
}

/** Every way a date is given wrongly, one after the other. */
function dateOf({ publishedMs, number }: TrueArticle, traits: ReadonlySet<Trait>, nowMs: number): string {
  const rfc = (ms: number): string => new Date(ms).toUTCString();
  if (traits.has('bumps')) return `<pubDate>${rfc(nowMs - 600_000)}</pubDate>`;
  if (!traits.has('odd-dates')) return `<pubDate>${rfc(publishedMs)}</pubDate>`;
  switch (number % 5) {
    case 0: return '';
    case 1: return `<pubDate>${new Date(publishedMs).toISOString().slice(0, 10)}</pubDate>`;
    case 2: return `<pubDate>${rfc(publishedMs).replace('GMT', 'XYZT')}</pubDate>`;
    case 3: return `<pubDate>${rfc(publishedMs + 3 * DAY_MS)}</pubDate>`;
    default: return '<pubDate>the day before yesterday</pubDate>';
  }
}

function hourOf(ms: number): number {
  return new Date(ms).getUTCHours();
}
