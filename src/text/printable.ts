/**
 * Characters that steer a terminal or a renderer instead of being seen: C0 and C1 controls, zero-width and bidirectional
 * ones, line and paragraph separators. Stored text holds none of them; names, titles and addresses pass through here too.
 */
const UNSEEN = /(?![\t\n])[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
/** The bar that marks block quotes on a terminal; a name or a title may not draw one. */
const BAR = /[│┃]/g;

/** A text without the characters that cannot be seen; tabs and line feeds stay. What it changes is no longer verbatim, and the last check says so. */
export function printableText(text: string): string {
  return text.replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n').replace(UNSEEN, '');
}

/** One line for a name, a title or a label: nothing unseen, white space single, no bar. */
export function printableLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(UNSEEN, '').replace(BAR, '|').replace(/ {2,}/g, ' ').trim();
}

/** An address that can be printed and copied back as it is, or null: http(s), and nothing but visible characters. */
export function printableUrl(url: string | null): string | null {
  if (url === null || !/^https?:\/\/\S+$/i.test(url)) return null;
  return printableLine(url) === url ? url : null;
}
