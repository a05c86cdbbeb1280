import type { PageElement } from '../text/page-dom.ts';
import { isNestedTooDeeply, parsePage } from '../text/page-dom.ts';
import type { FeedEntry } from './feed.ts';

/** Fewer words are a teaser or a note on the wire; a page may say more, and asking it costs one request. */
const WORDS_MIN = 250;
/** With a summary beside it that it clearly outgrows, a shorter body is a short article. */
const WORDS_BESIDE_SUMMARY_MIN = 120;
const OUTGROWS = 2;
/** A feed whose bodies are all cut at one length is one of teasers, however long. */
const SIMILAR_SHARE = 0.7;
const SAME_LENGTH = 0.05;
const OTHERS_MIN = 4;

const BLOCKS = 'p, li, blockquote, h1, h2, h3, h4, h5, h6, div, br, tr';
const SYNDICATION = /\bThe post\b.{1,300}\b(?:appeared first on|first appeared on)\b[^.]{1,120}\.?\s*$/is;
/** What stands where a text was cut, below it or at its end. */
const CUT = /(?:…|\.{3}|\[\s*(?:…|\.{3}|&hellip;)\s*\]|\(more\)|(?:read|see|view|show)\s+(?:the\s+)?(?:more|full|rest|whole|entire|complete)\b[^.!?]{0,80}|(?:continue|keep)\s+reading\b[^.!?]{0,120}|read\s+(?:on|the\s+(?:article|story|post))\b[^.!?]{0,80}|(?:full|more)\s+(?:story|article)\b[^.!?]{0,40}|click\s+here\b[^.!?]{0,80})[\s.»›>→:]*$/i;
const ENDS_SENTENCE = /[.!?]["'”’»)\]]*$/;

/**
 * Whether an entry's own HTML is the whole article, so that its page need not be asked for. Cautious: a wrong "no" costs
 * a request, a wrong "yes" half an article. `others` are the rest of its feed, which show where a publisher cuts.
 */
export function isWholeText(entry: FeedEntry, others: readonly FeedEntry[]): boolean {
  const html = bodyOf(entry);
  if (html === null) return false;
  const text = endTrimmed(html);
  const words = countWords(text);
  const summaryWords = entry.contentHtml === null || entry.summaryHtml === null ? null : countWords(endTrimmed(entry.summaryHtml));
  const outgrows = summaryWords !== null && summaryWords > 0 && words >= OUTGROWS * summaryWords;
  if (words < (outgrows ? WORDS_BESIDE_SUMMARY_MIN : WORDS_MIN)) return false;
  if (CUT.test(text) || !ENDS_SENTENCE.test(text)) return false;
  return !isCutAtOneLength(words, others);
}

/** The longer of an entry's two texts: some publishers put the whole into the summary. */
export function bodyOf({ contentHtml, summaryHtml }: FeedEntry): string | null {
  if (contentHtml === null || summaryHtml === null) return contentHtml ?? summaryHtml;
  return contentHtml.length >= summaryHtml.length ? contentHtml : summaryHtml;
}

/** Plain text of an entry's HTML, with the line of WordPress and the last links, which stand below any text, taken off its end. */
function endTrimmed(html: string): string {
  if (isNestedTooDeeply(html)) return '';
  const document = parsePage(html);
  for (const element of document.querySelectorAll('script, style, img, iframe, figure')) element.remove();
  const pieces: string[] = [];
  const walk = (element: PageElement): void => {
    for (const node of element.childNodes) {
      if (node.nodeType === 3) pieces.push(node.textContent ?? '');
      if (node.nodeType !== 1) continue;
      const child = node as PageElement;
      const isBlock = BLOCKS.split(', ').includes(child.localName);
      if (isBlock) pieces.push('\n');
      walk(child);
      if (isBlock) pieces.push('\n');
    }
  };
  if (document.body !== null) walk(document.body);
  return pieces.join('').replace(SYNDICATION, '').replace(/[^\S\n]+/g, ' ').trim();
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
}

/** Articles differ in length; excerpts of "the first 300 words" do not. */
function isCutAtOneLength(words: number, others: readonly FeedEntry[]): boolean {
  const lengths = others.map(bodyOf).filter((html) => html !== null).map((html) => countWords(endTrimmed(html)));
  if (lengths.length < OTHERS_MIN) return false;
  return lengths.filter((length) => Math.abs(length - words) <= SAME_LENGTH * words).length >= SIMILAR_SHARE * lengths.length;
}
