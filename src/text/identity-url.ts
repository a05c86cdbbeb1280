import { isRegistrable, isSameSite, plainHost, registrableDomain } from './site.ts';
import { tellsOnlyTheWay } from './tracking-parameters.ts';

/** Names in front of a host that tell how a page is laid out, not whose it is. */
const LAYOUT_LABEL = /^(?:m|mobile|amp)$/;
const AMP_PARAMETERS: readonly (readonly [RegExp, RegExp])[] = [
  [/^_?amp$/i, /^(?:|1|true|amp)$/i], [/^output(?:type)?$/i, /^amp$/i], [/^(?:amp_(?:js_v|gsa|ct|r|tf|kit|lite)|usqp)$/i, /^/],
];
/** https://www-news-example.cdn.ampproject.org/c/s/www.news.example/a and https://www.google.com/amp/s/www.news.example/a */
const AMP_CACHE_HOST = /^[\w-]+\.cdn\.ampproject\.org$/;
const AMP_CACHE_PATH = /^\/[cv]\/(?:s\/)?([^/]+)(\/.*)?$/;
const GOOGLE_HOST = /^(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}$/;
const GOOGLE_PATH = /^\/amp\/(?:s\/)?([^/]+)(\/.*)?$/;

/**
 * The address of the plain page behind an AMP or mobile form, over https. Any other https address comes back letter for
 * letter: the ids of articles that are stored are made of it.
 */
export function plainAddress(address: string): string {
  const url = parse(unwrapAmpCache(address));
  if (url === null) return address;
  const before = url.href;
  url.protocol = 'https:';
  dropLabels(url, LAYOUT_LABEL);
  const path = withoutAmpPath(url.pathname);
  if (path !== url.pathname) url.pathname = path;
  const pairs = pairsOf(url);
  const kept = pairs.filter(({ name, value }) => !AMP_PARAMETERS.some(([names, values]) => names.test(name) && values.test(value)));
  if (kept.length < pairs.length) url.search = kept.map(({ raw }) => raw).join('&');
  return url.href === before ? unwrapAmpCache(address) : url.href;
}

/**
 * The key under which one article is known, however it is linked: https, no `www.`, AMP or mobile form, tracking
 * parameters, fragment, trailing slash or index.html, parameters in the order of their names. Whatever else differs may
 * be another article. Never printed or fetched; `canonicalUrl` gives the printed address.
 *
 * @example
 * identityUrl('http://m.news.example/a/?utm_source=x&id=7#top') // 'https://news.example/a?id=7'
 */
export function identityUrl(address: string): string {
  // Each step takes something away that may have hidden another ("/a/amp/index.html"), until nothing is left to take.
  let key = address;
  for (let next = identityStep(key); next !== key; next = identityStep(key)) key = next;
  return key;
}

/**
 * The keys of an article: that of its own address, and those of the addresses that led to it or that its page gives,
 * where they are of its own site. Another site cannot make its address an article's, nor an article's address its own.
 */
export function aliasKeys(url: string, others: readonly string[]): string[] {
  const own = identityUrl(url);
  // What leads to a front page has as a rule expired; it is not another name of the front page.
  const isFront = parse(own)?.pathname === '/';
  return [...new Set([own, ...(isFront ? [] : others.map(identityUrl).filter((key) => isSameSite(key, own)))])];
}

/** An address through Google's AMP cache or viewer as that of the publisher whose page it shows; any other as it is. */
export function unwrapAmpCache(address: string): string {
  const url = parse(address);
  if (url === null) return address;
  const [, host = '', rest = '/'] = (AMP_CACHE_HOST.test(url.hostname) ? AMP_CACHE_PATH : GOOGLE_HOST.test(url.hostname) ? GOOGLE_PATH : /^$/).exec(url.pathname) ?? [];
  const inner = host === '' ? null : parse(`https://${host}${rest}${url.search}`);
  return inner === null || !isRegistrable(inner.hostname) ? address : unwrapAmpCache(inner.href);
}

function parse(address: string): URL | null {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null;
}

function identityStep(address: string): string {
  const url = parse(plainAddress(address));
  if (url === null) return address;
  url.hash = '';
  url.username = '';
  url.password = '';
  url.hostname = url.hostname.startsWith('[') ? url.hostname : plainHost(url.hostname);
  dropLabels(url, /^www$/);
  url.pathname = url.pathname.replace(/\/index\.html?$/i, '/').replace(/(?<=.)\/+$/, '').replace(/%[0-9a-f]{2}/g, (escape) => escape.toUpperCase());
  const pairs = pairsOf(url).filter(({ raw, name, value }) => raw !== '' && !tellsOnlyTheWay(name, value)).map(({ raw }) => normalPair(raw));
  // By name only, and stably: of two with one name, the order may mean something.
  url.search = pairs.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).map(({ name, value }) => (value === '' ? name : `${name}=${value}`)).join('&');
  return url.href;
}

/** Takes labels off a host, in front of what was registered only: m.example.org has one, m.example does not. */
function dropLabels(url: URL, dropped: RegExp): void {
  const host = plainHost(url.hostname);
  const domain = registrableDomain(host);
  if (!isRegistrable(host) || host === domain) return;
  const labels = host.slice(0, -domain.length - 1).split('.');
  const kept = labels.filter((label) => !dropped.test(label)).map((label) => (dropped === LAYOUT_LABEL ? label.replace(/^amp-(?=.)/, '') : label));
  const plain = [...kept, domain].join('.');
  if (plain !== host) url.hostname = plain;
}

/** "/amp/a", "/a/amp", "/a/amp/", "/a.amp", "/a.amp.html"; a path that is nothing else stays. */
function withoutAmpPath(path: string): string {
  const plain = path.replace(/(?<=[^/])\.amp(?=(?:\.html?)?\/?$)/i, '').replace(/(?<=\/[^/].*)\/amp(?=\/?$)/i, '').replace(/^\/amp\/+(?=[^/])/i, '/');
  return plain === path ? path : withoutAmpPath(plain);
}

interface Pair {
  readonly raw: string;
  readonly name: string;
  readonly value: string;
}

function pairsOf(url: URL): Pair[] {
  if (url.search === '') return [];
  return url.search.slice(1).split('&').map((raw) => {
    const [[name, value] = ['', '']] = new URLSearchParams(raw);
    return { raw, name, value };
  });
}

/** One spelling of each byte, so that "%2f", "%2F" and "/" are one; bytes that are no UTF-8 stay apart. */
function normalPair(raw: string): { readonly name: string; readonly value: string } {
  const at = raw.indexOf('=');
  const spell = (part: string): string => part.replace(/\+/g, '%20').replace(/%[0-9a-f]{2}|[^\w*.-]/gi, (found) => {
    const code = found.length === 3 ? Number.parseInt(found.slice(1), 16) : found.charCodeAt(0);
    const char = String.fromCharCode(code);
    return /[\w*.-]/.test(char) ? char : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return at === -1 ? { name: spell(raw), value: '' } : { name: spell(raw.slice(0, at)), value: spell(raw.slice(at + 1)) };
}
