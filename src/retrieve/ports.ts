import type { ArticleHead } from '../domain/article.ts';
import type { Chunk } from '../domain/chunk.ts';
import type { ChunkFilter, Scored, SearchOptions } from '../domain/chunk-filter.ts';
import type { StoredQuote } from '../domain/quote.ts';

/** A chunk with its article and its slice of the text. */
export interface RetrievedChunk {
  readonly key: string;
  readonly chunk: Chunk;
  readonly article: ArticleHead;
  readonly text: string;
}

/** BM25 over words; any term suffices for a match. */
export interface WordSearchPort {
  searchChunks(terms: readonly string[], options: SearchOptions): readonly Scored[];
  searchArticles(terms: readonly string[], options: SearchOptions): readonly Scored[];
  searchTitles(terms: readonly string[], options: SearchOptions): readonly Scored[];
}

export interface ChunkReadPort {
  /** In the order of the keys; unknown keys are left out. */
  readChunks(keys: readonly string[]): readonly RetrievedChunk[];
  chunksOf(articleId: string): readonly RetrievedChunk[];
}

export interface QuotePort {
  /** Newest article first. The speaker is matched by whole words at the beginning or end of the name. */
  findQuotes(filter: ChunkFilter & { readonly speaker?: string | null }, page: { readonly limit: number }): readonly StoredQuote[];
  quotesInChunks(keys: readonly string[]): readonly StoredQuote[];
}

/** The stored articles, as retrieval needs them. `DeskStore` is one. */
export interface RetrievalStore extends WordSearchPort, ChunkReadPort, QuotePort {}

/** Nearest chunks by cosine. `ChunkIndex` is one. */
export interface VectorSearchPort {
  search(vector: Float32Array, options: SearchOptions): Promise<readonly Scored[]>;
}

/** Questions to unit vectors. `Embedder` is one. */
export interface QuestionEmbedder {
  embed(texts: readonly string[], purpose: 'question', signal?: AbortSignal): Promise<Float32Array[]>;
}

export interface RetrievalPorts {
  readonly store: RetrievalStore;
  readonly index: VectorSearchPort;
  readonly embedder: QuestionEmbedder;
}
