import type { ChunkFilter } from '../domain/chunk-filter.ts';
import type { Passage } from '../domain/passage.ts';
import type { Query } from '../domain/query.ts';
import { createRetriever, type RetrievalPorts } from '../retrieve/index.ts';

/** The passages of these articles that may answer, best first. */
export type RetrieveWithin = (query: Query, articleIds: readonly string[], options: { readonly limit: number; readonly signal?: AbortSignal | undefined }) => Promise<readonly Passage[]>;

/** Retrieval in which nothing but some articles is searched, so that what is new need not outrank all that is old. */
export function createRetrieveWithin({ store, index, embedder }: RetrievalPorts): RetrieveWithin {
  return (query, articleIds, options) => {
    const own = new Set(articleIds);
    const within = <O extends { readonly filter?: ChunkFilter | undefined }>(asked: O): O => {
      const narrower = asked.filter?.articleIds?.filter((id) => own.has(id));
      return { ...asked, filter: { ...asked.filter, articleIds: narrower ?? articleIds } };
    };
    return createRetriever({
      store: {
        searchChunks: (terms, asked) => store.searchChunks(terms, within(asked)),
        searchArticles: (terms, asked) => store.searchArticles(terms, within(asked)),
        searchTitles: (terms, asked) => store.searchTitles(terms, within(asked)),
        readChunks: (keys) => store.readChunks(keys),
        chunksOf: (articleId) => store.chunksOf(articleId),
        findQuotes: (filter, page) => store.findQuotes({ ...filter, articleIds }, page),
        quotesInChunks: (keys) => store.quotesInChunks(keys),
      },
      index: { search: (vector, asked) => index.search(vector, within(asked)) },
      embedder,
    }).retrieve(query, options);
  };
}
