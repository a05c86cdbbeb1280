import { afterAll } from 'vitest';
import { createAttributor, type Attributor } from '../../src/attribute/index.ts';
import { createTransformersModels, type TransformersModels } from '../../src/embed/index.ts';

const modelsDir = new URL('../../embeddings/models', import.meta.url).pathname;

/**
 * What must hold of attribution holds of the rules alone and of the rules with the tagger that ships. The model is loaded by
 * the first text of a test file, and closed after its last.
 */
export function attributors(): readonly (readonly [name: string, attribute: Attributor['attribute']])[] {
  let models: Promise<TransformersModels> | null = null;
  afterAll(async () => { await (await models)?.embedder.close(); });
  const open = (): Promise<TransformersModels> => (models ??= createTransformersModels({
    modelsDir, model: 'bge-small-en-v1.5', dtype: 'q8', allowRemote: false, workers: 1, questionPrefix: '', pooling: 'cls', dimensions: 384,
  }));
  return [
    ['the rules', (article) => createAttributor(null).attribute(article)],
    ['the rules with the tagger', async (article) => {
      const { tagger } = await open();
      if (tagger === null) throw new Error('The tagger is not installed');
      return createAttributor(tagger).attribute(article);
    }],
  ];
}
