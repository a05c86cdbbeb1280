import type { ArticleHead } from '../domain/article.ts';
import type { StoredQuote } from '../domain/quote.ts';
import type { ArticleStore, QuoteStore, VectorSource } from '../store/index.ts';
import type { StoryArticle } from '../story/index.ts';

/** Chunks whose vectors tell what an article is about. */
const CHUNKS_MAX = 3;
/** Articles read between two pauses; each costs some tenths of a millisecond. */
const BATCH = 50;

export interface StoryPorts {
  readonly store: ArticleStore & QuoteStore & Pick<VectorSource, 'vectorsOf'>;
  /** Lets whatever waits go first. */
  readonly pause: () => Promise<void>;
}

/** Articles with their texts, first vectors and quotes; what is stored no more is left out. */
export async function readStoryArticles(heads: readonly ArticleHead[], { store, pause }: StoryPorts, signal?: AbortSignal): Promise<{ readonly articles: readonly StoryArticle[]; readonly quotes: readonly StoredQuote[] }> {
  const articles: StoryArticle[] = [];
  const quotes: StoredQuote[] = [];
  for (const [at, { id, revision }] of heads.entries()) {
    if (at % BATCH === BATCH - 1) {
      await pause();
      signal?.throwIfAborted();
    }
    const article = store.findArticle(id, revision);
    if (article === null) continue;
    articles.push({ article, vectors: store.vectorsOf(id, CHUNKS_MAX) });
    quotes.push(...store.quotesOf(id, revision));
  }
  return { articles, quotes };
}
