import type { ArticleCommit, DeskStore } from '../../src/store/index.ts';
import type { Article } from '../../src/domain/article.ts';
import type { Chunk } from '../../src/domain/chunk.ts';
import { embeddedText } from '../../src/domain/chunk.ts';
import type { Quote } from '../../src/domain/quote.ts';
import { sliceSpan } from '../../src/domain/span.ts';
import { statedInstant } from '../../src/domain/stated-instant.ts';
import { minHashSignature } from '../../src/text/near-duplicate.ts';
import { wordVector } from '../fakes/word-embedder.ts';

export const DIMENSIONS = 64;

/** An article about an invented country; every field may be overridden. */
export function articleOf(fields: Partial<Omit<Article, 'publishedAt'>> & { publishedAt?: string | null } = {}): Article {
  const { publishedAt = '2024-03-05T09:30:00Z', ...rest } = fields;
  return {
    id: 'a1', revision: 1, outlet: 'Meridian Courier', agency: null, title: 'Varen signs ferry treaty', byline: 'Ilse Maron', place: 'Tolm',
    url: 'https://courier.example/ferry', kind: 'news', stateMedia: false, claims: null, language: 'en', sample: false, origin: 'ferry.txt',
    text: 'Varen signed the ferry treaty on Tuesday.\n\n"We shall open both harbours," said Minister Oda Brandt.\n\nThe boats sail in May.',
    ...rest,
    publishedAt: publishedAt === null ? null : statedInstant(publishedAt),
  };
}

/** One chunk a paragraph. */
export function chunksOf({ id, revision, text }: Article): Chunk[] {
  return [...text.matchAll(/[^\n]+/g)].map((match, ordinal) => ({
    articleId: id, revision, ordinal, span: { start: match.index, end: match.index + match[0].length },
  }));
}

/** A commit as the pipeline would make it, with the words' vectors. */
export function commitOf(article: Article, quotes: readonly Quote[] = []): ArticleCommit {
  const chunks = chunksOf(article);
  return {
    article, chunks, quotes,
    fingerprint: `${article.title}|${article.text}|words|1`,
    vectors: chunks.map(({ span }) => wordVector(embeddedText(article.title, sliceSpan(article.text, span)), DIMENSIONS)),
    signature: minHashSignature(article.text),
  };
}

/** Stores the article under the revision it needs. */
export function store(into: DeskStore, article: Article, quotes: readonly Quote[] = []): ReturnType<DeskStore['commitArticle']> {
  return into.commitArticle(commitOf({ ...article, revision: into.revisionFor(article) }, quotes));
}

/** A quote of the words between `text` and its speaker, found by search so that spans cannot be mistyped. */
export function quoteOf(article: Article, words: string, speaker: string | null, fields: Partial<Quote> = {}): Quote {
  const start = article.text.indexOf(words);
  if (start === -1) throw new Error(`"${words}" is not in the text`);
  return { type: 'direct', span: { start, end: start + words.length }, speaker, speakerMention: null, cue: null, asserted: true, confidence: 0.9, ...fields };
}
