/** Parameters that say how a reader came, never which article it is. */
const TRACKING = /^(?:utm_\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|cmpid|cmp|ocid|ito|ftag|ncid|sr_share|smid|smtyp|srcref|srsltid|ref_src|ref_url|share_id|at_(?:medium|campaign|custom\d|link_\w+|ptr_name|format|bbc_team)|guccounter|guce_\w+|xtor|echobox|wt\.mc_id)$/i;

/** These may also choose an article; they tell of a reader's way only where their value is such a way. */
const WAY = /^(?:partner|ref|source|src|from|via|mod|campaign|traffic_source|rss|feed|share)$/i;
const WAYS = /^(?:rss\w*|feeds?|feedburner|atom|twitter|tw|x|facebook|fb|linkedin|whatsapp|telegram|reddit|email|newsletter|home(?:page)?|google(?:news)?|social|share|sharing|app|push)$/i;

/** Whether a parameter can be left out of an address that is printed. */
export function isTracking(name: string): boolean {
  return TRACKING.test(name);
}

/** Whether a parameter can be left out where two addresses are compared. */
export function tellsOnlyTheWay(name: string, value: string): boolean {
  return TRACKING.test(name) || (WAY.test(name) && WAYS.test(value));
}
