import { parsePage } from '../text/page-dom.ts';
import type { FeedEntry } from './feed.ts';

/** A shorter text may be a whole notice, but nothing tells it from a teaser; several paragraphs in the element for whole texts do. */
const WHOLE_WORDS_MIN = 120;
const NOTICE_WORDS_MIN = 40;
/** Against a summary, the content must add at least this to be more than its longer form. */
const LONGER_THAN_SUMMARY = 1.5;
/** How a teaser ends: with dots, or an invitation to read on. WordPress's "The post … appeared first on …" ends whole texts too, so it is taken off first. */
const TEASER_END = /(?:\[?(?:…|\.\.\.)\]?|(?:read|continue|keep) (?:more|reading|the full (?:story|article))|read the rest.*|more\s*[»›>→]*|(?:full|whole) (?:story|article).*|click here.*|subscribe.*)\s*[»›>→\])]*$/i;
const APPEARED_FIRST = /\s*the post .{0,300}? (?:appeared )?first (?:appeared )?on .{0,200}\.?\s*$/i;
const SENTENCE_END = /[.!?]["'”’»)\]]*$/;

/**
 * The HTML of an entry's whole article, or null if its page must be fetched for it. Careful: a teaser taken for the
 * article would be all that is ever quoted from it, while a page fetched in vain costs one request.
 */
export function isWholeText({ contentHtml, summaryHtml }: FeedEntry): string | null {
  const html = contentHtml ?? summaryHtml;
  if (html === null) return null;
  const text = textOf(html);
  const body = text.replace(APPEARED_FIRST, '');
  const words = body.split(/\s+/).filter((word) => word !== '').length;
  const isNotice = contentHtml !== null && words >= NOTICE_WORDS_MIN && body.split('\n').length >= 2;
  if ((words < WHOLE_WORDS_MIN && !isNotice) || TEASER_END.test(body) || !SENTENCE_END.test(lastLine(body))) return null;
  // In the element meant for summaries only a long text of several paragraphs is an article.
  if (contentHtml === null) return words >= 2 * WHOLE_WORDS_MIN && /<\/p>|<br/i.test(html) ? html : null;
  if (summaryHtml === null) return html;
  const summaryText = textOf(summaryHtml);
  const isSame = summaryText === text;
  return isSame || words >= LONGER_THAN_SUMMARY * summaryText.split(/\s+/).length ? html : null;
}

function textOf(html: string): string {
  const spaced = html.replace(/<(?:\/p|br|\/div|\/li|\/h\d|\/blockquote)\b[^>]*>/gi, '$&\n');
  return (parsePage(spaced).body?.textContent ?? '').replace(/[^\S\n]+/g, ' ').replace(/ ?\n\s*/g, '\n').trim();
}

/** The last line that is a sentence's worth: signatures, hashes and empty ends below it are passed over. */
function lastLine(text: string): string {
  return text.split('\n').filter((line) => line.trim().split(/\s+/).length >= 6).at(-1)?.trim() ?? '';
}
