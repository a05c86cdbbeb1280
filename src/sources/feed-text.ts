import { parsePage } from '../text/page-dom.ts';
import { printableLine } from '../text/printable.ts';

/** The tags that stand in feeds' titles and texts; anything else in pointed brackets is somebody's words. */
const HTML_TAG = /<\/?(?:a|abbr|article|b|big|blockquote|br|center|cite|code|div|em|figure|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|q|s|section|small|span|strike|strong|sub|sup|table|tbody|td|th|tr|tt|u|ul)(?:\s[^<>]*)?\/?>/i;
const HTML_TAGS = new RegExp(HTML_TAG.source, 'gi');
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;
/** Escaped once by the feed and once by the program that filled it, or twice; never more in practice. */
const PASSES_MAX = 2;

/** Whether a text is marked up, so that its pointed brackets are tags. */
export function isMarkedUp(text: string): boolean {
  return HTML_TAG.test(text);
}

/** A title, name or category as one line: tags gone, references resolved even where they were escaped twice. Null if nothing is left. */
export function lineOf(text: string | null | undefined): string | null {
  let line = text ?? '';
  for (let pass = 0; pass < PASSES_MAX && (REFERENCE.test(line) || HTML_TAG.test(line)); pass++) line = resolveReferences(line.replace(HTML_TAGS, ''));
  return printableLine(line).normalize('NFC') || null;
}

function resolveReferences(text: string): string {
  if (!REFERENCE.test(text)) return text;
  return parsePage(`<p>${text.replace(/</g, '&lt;')}</p>`).querySelector('p')?.textContent ?? text;
}

/** Plain text as HTML that shows the same: paragraphs where it has blank lines. */
export function htmlOfText(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped.split(/\n\s*\n/).map((paragraph) => `<p>${paragraph.trim()}</p>`).join('\n');
}

/** A text of unstated kind as HTML: most publishers put HTML where the format asks for plain text. Null if it is empty. */
export function htmlOf(text: string | null | undefined): string | null {
  if (text === null || text === undefined || text.trim() === '') return null;
  return isMarkedUp(text) || REFERENCE.test(text) ? text : htmlOfText(text);
}
