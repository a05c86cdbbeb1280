export type { Embedder, EmbeddingHaste, EmbeddingPurpose } from './ports.ts';
export { createTransformersEmbedder, type TransformersEmbedderOptions } from './transformers-embedder.ts';
export { createCachedEmbedder } from './cached-embedder.ts';
export { verifyModelFiles } from './model-files.ts';
export { createBulkEmbedder } from './bulk-embedder.ts';
export { createRememberingEmbedder } from './remembering-embedder.ts';
