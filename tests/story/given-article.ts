import type { Article } from '../../src/domain/article.ts';
import type { StoredQuote } from '../../src/domain/quote.ts';
import { statedInstant } from '../../src/domain/stated-instant.ts';
import type { StoryArticle } from '../../src/story/index.ts';
import { wordVector } from '../fakes/word-embedder.ts';

/** An invented article; its vector counts its words. */
export function given({ at, ...fields }: Partial<Article> & { readonly id: string; readonly text: string; readonly at?: string | null }): StoryArticle {
  const article: Article = {
    revision: 1, outlet: 'Sarith Ledger', agency: null, title: `Title of ${fields.id}`, byline: null, place: null,
    publishedAt: at === null ? null : statedInstant(at ?? '2026-03-04T09:00:00Z'), url: `https://news.example/${fields.id}`, kind: 'news',
    stateMedia: false, claims: null, language: 'en', sample: true, origin: `${fields.id}.txt`, ...fields,
  };
  return { article, vectors: [wordVector(`${article.title ?? ''} ${article.text}`, 64)] };
}

/** A direct quotation of an article: the words between the marks. */
export function said({ article }: StoryArticle, words: string, speaker: string): StoredQuote {
  const start = article.text.indexOf(words);
  if (start === -1) throw new Error(`"${words}" is not in ${article.id}`);
  return { articleId: article.id, revision: article.revision, type: 'direct', span: { start, end: start + words.length }, speaker, speakerMention: null, cue: null, asserted: true, confidence: 0.9 };
}
