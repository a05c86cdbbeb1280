export { CHUNKER_VERSION, createChunker, type Chunker, type ChunkerOptions } from './chunk-article.ts';
