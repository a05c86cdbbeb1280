import { isTracking } from '../text/tracking-parameters.ts';

/**
 * An address as it is printed: host in lower case, no default port, no fragment, no tracking parameters. Null if it is
 * not an http(s) address. Whether two are one article's is asked of `identityUrl`.
 */
export function canonicalUrl(address: string, base?: string): string | null {
  const url = URL.parse(address.trim(), base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  // Deleted one by one: setting `search` anew would re-encode what the site itself wrote.
  for (const name of new Set(url.searchParams.keys())) if (isTracking(name)) url.searchParams.delete(name);
  // A question mark with nothing behind it says nothing; of two, the second is the query itself and stays.
  if (url.search === '') url.search = '';
  return url.href;
}
