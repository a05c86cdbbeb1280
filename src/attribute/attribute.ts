import type { Article } from '../domain/article.ts';
import type { Quote } from '../domain/quote.ts';
import type { Span } from '../domain/span.ts';
import { findQuotations, type Quotation } from './find-quotations.ts';

/** What attribution reads of an article. Spans of the quotes point into `text`. */
export type AttributionInput = Pick<Article, 'text' | 'title' | 'byline'>;

const REACH = 120;
const CUE = 'said|says|added|told|warned|noted|stated|declared|announced|insisted|argued|wrote|continued|explained|asked|replied';
const NAME = "(?:he|she|they|it|(?:[Tt]he )?(?:\\p{Lu}[\\p{L}'’.-]*(?: (?:of|for|and) )?\\s?){1,5})";
const AFTER = new RegExp(`^[”"’'»,\\s]{0,4}(?:(${NAME})\\s?\\b(${CUE})\\b|(${CUE}) (${NAME}))`, 'iu');
const BEFORE = new RegExp(`(${NAME})\\s?\\b(${CUE})\\b[^.?!]{0,40}[,:]?\\s?["“«‘'„]$`, 'u');

/**
 * Finds the words attributed to somebody in an article, in reading order.
 * Pure, synchronous, total over any text, and linear in its length.
 */
export function attribute({ text }: AttributionInput): Quote[] {
  return findQuotations(text).map((quotation) => quoteOf(text, quotation));
}

function quoteOf(text: string, quotation: Quotation): Quote {
  const found = after(text, quotation.outer.end) ?? before(text, quotation.outer.start + 1);
  const words = text.slice(quotation.inner.start, quotation.inner.end).split(/\s+/).length;
  return {
    type: 'direct',
    span: quotation.inner,
    speaker: found === null || /^(?:he|she|they|it)$/i.test(text.slice(found.mention.start, found.mention.end)) ? null : text.slice(found.mention.start, found.mention.end),
    speakerMention: found?.mention ?? null,
    cue: found?.cue ?? null,
    asserted: quotation.parent === null && found !== null && words > 3,
    confidence: found === null ? 0.3 : 0.6,
  };
}

interface Found {
  readonly mention: Span;
  readonly cue: Span;
}

function after(text: string, start: number): Found | null {
  return located(AFTER.exec(text.slice(start - 1, start + REACH)), start - 1);
}

function before(text: string, end: number): Found | null {
  const start = Math.max(0, end - REACH);
  return located(BEFORE.exec(text.slice(start, end)), start);
}

function located(match: RegExpExecArray | null, offset: number): Found | null {
  if (match === null) return null;
  const mention = (match[1] ?? match[4] ?? '').trim();
  const cue = match[2] ?? match[3] ?? '';
  const at = (word: string): Span => {
    const start = offset + match.index + match[0].indexOf(word);
    return { start, end: start + word.length };
  };
  return mention === '' || cue === '' ? null : { mention: at(mention), cue: at(cue) };
}
