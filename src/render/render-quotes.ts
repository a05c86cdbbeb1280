import type { Statement } from '../domain/answer.ts';
import type { ArticleHead } from '../domain/article.ts';
import type { StoredQuote } from '../domain/quote.ts';
import { numberSources } from './number-sources.ts';

/** A quote with its words, the sentences that hold it, and its article. */
export interface QuoteInArticle extends StoredQuote {
  readonly text: string;
  readonly article: ArticleHead;
  readonly sentence: { readonly start: number; readonly end: number; readonly text: string };
}

const STANDS_ALONE_WORDS_MIN = 3;
const OPENS_QUOTATION = /^["“]?$|[,:]\s*["“]$/u;
/** Around a quotation, these may turn it: then the whole sentence is printed. */
const TURNED = /\b(?:den(?:y|ied|ies|ying)|never|no|not|nor|false(?:ly)?|if|whether|unless|would have|asked|claim(?:s|ed)? that)\b|n['’]t\b/iu;

/** Quotes as statements: full sentences their speakers assert as they stand, everything else inside its whole sentence, each once. */
export function quoteStatements(quotes: readonly QuoteInArticle[]): Statement[] {
  const seen = new Set<string>();
  const statements = quotes.flatMap((quote): Statement[] => {
    const isDirect = standsAlone(quote);
    const { start, end, text } = isDirect ? { ...quote.span, text: quote.text } : quote.sentence;
    const key = `${quote.articleId}@${quote.revision}:${start}-${end}:${quote.speaker ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const { articleId, revision, speaker } = quote;
    return [{ text, articleId, revision, span: { start, end }, citation: { n: 1, article: quote.article }, type: isDirect ? 'direct' : 'indirect', speaker }];
  });
  return numberSources(statements);
}

function standsAlone({ type, asserted, span, text, sentence }: QuoteInArticle): boolean {
  if (type !== 'direct' || !asserted) return false;
  const before = sentence.text.slice(0, Math.max(0, span.start - sentence.start));
  const after = sentence.text.slice(Math.max(0, span.end - sentence.start));
  const isOpen = /^[\p{Lu}\p{N}]/u.test(text) && OPENS_QUOTATION.test(before);
  const isClosed = /[.!?…,—–-]['’)\]]*$/u.test(text) || /^["”]\s*[,.]/u.test(after);
  return isOpen && isClosed && !TURNED.test(before) && !TURNED.test(after) && text.split(/\s+/).length >= STANDS_ALONE_WORDS_MIN;
}
