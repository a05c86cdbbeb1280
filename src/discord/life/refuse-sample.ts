import type { App } from '../../app-contract.ts';
import type { Config } from '../../config.ts';
import { DeskError } from '../../errors.ts';

/**
 * Invented articles must never reach a channel.
 *
 * @throws DeskError if the store holds one.
 */
export async function refuseSample(app: Pick<App, 'sampleArticles'>, { dataDir, embeddingsDir }: Pick<Config, 'dataDir' | 'embeddingsDir'>): Promise<void> {
  const samples = await app.sampleArticles();
  if (samples === 0) return;
  throw new DeskError(`The store in ${dataDir} holds ${samples} invented sample ${samples === 1 ? 'article' : 'articles'}, and the bot must not cite them. Clear it with: rm -r ${dataDir}/foreign-desk.db* ${embeddingsDir}/index`);
}
