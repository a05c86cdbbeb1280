/** Parameters that say how a reader came, never which article it is. */
const TRACKING = /^(?:utm_\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|cmpid|cmp|ocid|ito|ftag|ncid|sr_share|smid|smtyp|srcref|srsltid|ref_src|ref_url|share_id|at_(?:medium|campaign|custom\d|link_\w+|ptr_name|format|bbc_team)|guccounter|guce_\w+|xtor|echobox|wt\.mc_id)$/i;

/**
 * The address under which one article is known: host in lower case, no default port, no fragment, no tracking
 * parameters. Null if it is not an http(s) address.
 */
export function canonicalUrl(address: string, base?: string): string | null {
  const url = URL.parse(address.trim(), base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  // Deleted one by one: setting `search` anew would re-encode what the site itself wrote.
  for (const name of new Set(url.searchParams.keys())) if (TRACKING.test(name)) url.searchParams.delete(name);
  // A question mark with nothing behind it says nothing; of two, the second is the query itself and stays.
  if (url.search === '') url.search = '';
  return url.href;
}
