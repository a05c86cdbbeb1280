export type { Embedder, EmbeddingHaste, EmbeddingPurpose, TokenTagger } from './ports.ts';
export { createTransformersEmbedder, createTransformersModels, type TransformersEmbedderOptions, type TransformersModels } from './transformers-embedder.ts';
export { createCachedEmbedder } from './cached-embedder.ts';
export { verifyModelFiles } from './model-files.ts';
export { createBulkEmbedder } from './bulk-embedder.ts';
export { createRememberingEmbedder } from './remembering-embedder.ts';
export { TAGGER_FOLDER } from './tagger-manifest.ts';
