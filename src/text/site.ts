import { isIP } from 'node:net';
import { getDomain } from 'tldts';

/** Hosts of many authors, each under a name of their own, that the public suffix list does not list. */
const SHARED_BY_NAME: ReadonlySet<string> = new Set([
  'beehiiv.com', 'ghost.io', 'livejournal.com', 'medium.com', 'over-blog.com', 'squarespace.com', 'substack.com', 'tumblr.com', 'typepad.com', 'weebly.com', 'wordpress.com',
]);
/** Hosts of many authors under one name: how many parts of the path tell one from another. */
const SHARED_BY_PATH: Readonly<Record<string, number>> = {
  'medium.com': 1, 't.me': 1, 'x.com': 1, 'twitter.com': 1, 'facebook.com': 1, 'sites.google.com': 2, 'web.archive.org': Number.POSITIVE_INFINITY,
};

/** A host in lower case without brackets or trailing dots. */
export function plainHost(hostname: string): string {
  return hostname.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.+$/, '');
}

/**
 * The part of a host that somebody registered, by the public suffix list that ships with `tldts` ("bbc.co.uk",
 * "name.github.io"); the host itself where it has none: a number, "localhost", a suffix.
 */
export function registrableDomain(hostname: string): string {
  const host = plainHost(hostname);
  const domain = getDomain(host, { allowPrivateDomains: true, extractHostname: false }) ?? host;
  if (!SHARED_BY_NAME.has(domain) || host === domain) return domain;
  const author = host.slice(0, -domain.length - 1).split('.').at(-1) ?? '';
  return author === 'www' ? domain : `${author}.${domain}`;
}

/** Whether somebody can have registered the host's name: not a number, not "localhost", not a suffix. */
export function isRegistrable(hostname: string): boolean {
  return getDomain(plainHost(hostname), { allowPrivateDomains: true, extractHostname: false }) !== null;
}

/**
 * Whether two addresses are of one site, so that one may speak for the other: the same registrable domain, or, of hosts
 * that nobody can have registered, the same host and port. On a host of many authors, the same author.
 */
export function isSameSite(one: string, other: string): boolean {
  const site = siteOf(one);
  return site !== null && site === siteOf(other);
}

function siteOf(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  const host = plainHost(url.hostname);
  if (isIP(host) !== 0 || !isRegistrable(host)) return `${host}:${url.port}`;
  const domain = registrableDomain(host);
  const parts = SHARED_BY_PATH[host.replace(/^www\./, '')] ?? 0;
  return parts === 0 ? domain : [domain, ...url.pathname.split('/').slice(1).slice(0, parts)].join('/');
}
