import { createChunker } from '../chunk/index.ts';
import type { Article } from '../domain/article.ts';
import { embeddedText } from '../domain/chunk.ts';
import { sliceSpan } from '../domain/span.ts';
import type { Embedder } from '../embed/index.ts';
import type { StoryArticle } from '../story/index.ts';

/** As the app's own chunks. */
const CHUNK_TOKENS_MAX = 240;
const CHUNKS_READ = 3;

/** What grouping looks at of an article that is in no store: its first chunks, embedded as ingest does. */
export function createStoryReader(embedder: Pick<Embedder, 'embed' | 'countTokens'>): (article: Article, signal?: AbortSignal) => Promise<StoryArticle> {
  const chunk = createChunker({ tokensMax: CHUNK_TOKENS_MAX, countTokens: (texts) => embedder.countTokens(texts) });
  return async (article, signal) => {
    const chunks = (await chunk(article)).slice(0, CHUNKS_READ);
    const vectors = await embedder.embed(chunks.map(({ span }) => embeddedText(article.title, sliceSpan(article.text, span))), 'passage', signal);
    return { article, vectors };
  };
}

/** An article of an evaluation set: what the set does not give is not known. */
export function bareArticle(given: Pick<Article, 'id' | 'text'> & Partial<Article>): Article {
  return {
    revision: 1, outlet: null, agency: null, title: null, byline: null, place: null, publishedAt: null, url: null, kind: 'news',
    stateMedia: false, claims: null, language: 'en', sample: false, origin: given.id, ...given,
  };
}
