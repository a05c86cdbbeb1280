import type { ArticleHead } from '../domain/article.ts';
import { outletLabel } from '../text/outlet-label.ts';
import { printableLine, printableText, printableUrl } from '../text/printable.ts';
import type { QuotationBlock } from './blocks.ts';
import { labelsOf } from './describe-source.ts';
import { canStandInline, fitQuotation } from './fit-quotation.ts';

/** What is printed of a statement or a found quote. */
export interface Quotable {
  readonly text: string;
  readonly type: 'direct' | 'indirect' | 'report' | 'context';
  readonly speaker: string | null;
  readonly article: ArticleHead;
  readonly n: number;
  /** Said outside the words if they are not shortened. */
  readonly note?: string | null;
}

/** Enough for a long paragraph; past it, a quotation is shortened to whole sentences. */
export const QUOTATION_CHARS_MAX = 1_500;

/** A paper says nothing: what "the statement said" is told by the outlet, whose sentence names the paper. */
const PAPERS = /(?:^|\s)(?:statement|report|document|letter|communiqu[eé]|declaration|release|petition|indictment|ruling|treaty|agreement|accord|pact|deal|filing|survey|study|poll|memo|article)$/i;

/** One quotation for printing, or null if its place cannot hold even one whole sentence of it. */
export function renderStatement({ text, type: stated, speaker, article, n, note = null }: Quotable, charsMax = QUOTATION_CHARS_MAX): QuotationBlock | null {
  const type = stated === 'indirect' && PAPERS.test(speaker ?? '') ? 'report' : stated;
  const fitted = fitQuotation(printableText(text), charsMax);
  if (fitted === null) return null;
  // The comma before "he said" belongs to the sentence around the quotation.
  const words = type === 'direct' ? fitted.words.replace(/,$/, '') : fitted.words;
  return {
    kind: 'quotation',
    words,
    style: type === 'direct' && canStandInline(words) ? 'inline' : 'block',
    type,
    speaker: type === 'report' || type === 'context' ? null : printableLine(speaker ?? '') || null,
    outlet: outletLabel(article),
    publishedAt: article.publishedAt,
    labels: labelsOf(article),
    link: printableUrl(article.url),
    n,
    note: fitted.note ?? note,
  };
}
