import type { Article } from '../../src/domain/article.ts';
import type { StoredQuote } from '../../src/domain/quote.ts';
import { statedInstant } from '../../src/domain/stated-instant.ts';
import type { Evidence } from '../../src/verify/index.ts';

export interface StoredArticle {
  readonly article: Article;
  readonly quotes: readonly StoredQuote[];
}

/** A store in memory, behind the port that the last check reads. */
export function evidenceOf(stored: readonly StoredArticle[]): Evidence {
  return {
    findArticle: (articleId, revision) => Promise.resolve(stored.find(({ article }) => article.id === articleId && article.revision === revision)?.article ?? null),
    findArticlesByUrl: (url) => Promise.resolve(stored.filter(({ article }) => article.url === url).map(({ article }) => article)),
    quotesOf: (articleId, revision) => Promise.resolve(stored.find(({ article }) => article.id === articleId && article.revision === revision)?.quotes ?? []),
  };
}

export function articleOf(fields: Partial<Article> & Pick<Article, 'id' | 'text'>): Article {
  return {
    revision: 1,
    outlet: 'Nkarra Standard',
    agency: null,
    title: 'Assembly votes on the maize ban',
    byline: null,
    place: null,
    publishedAt: statedInstant('2026-03-04T09:30:00+03:00'),
    url: `https://nkarra-standard.example/${encodeURIComponent(fields.id)}`,
    kind: 'news',
    stateMedia: false, claims: null,
    language: 'en',
    sample: true,
    origin: 'nkarra-assembly.txt',
    ...fields,
  };
}

/** A quote found by its words, so that a test reads as the article does. */
export function quoteOf(article: Article, words: string, fields: Partial<StoredQuote> = {}): StoredQuote {
  const start = article.text.indexOf(words);
  if (start === -1) throw new Error(`The article does not hold "${words}"`);
  return {
    articleId: article.id,
    revision: article.revision,
    type: 'direct',
    span: { start, end: start + words.length },
    speaker: null,
    speakerMention: null,
    cue: null,
    asserted: true,
    confidence: 1,
    ...fields,
  };
}
