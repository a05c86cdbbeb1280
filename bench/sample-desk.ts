import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../src/app-contract.ts';
import { openApp } from '../src/app.ts';
import { readConfig, type Config } from '../src/config.ts';
import type { Article } from '../src/domain/article.ts';

/** The sample articles in a store of their own, gone afterwards. */
export interface SampleDesk {
  readonly app: App;
  readonly config: Config;
  readonly articles: readonly Article[];
}

/** Opens the real app over a throw-away store that holds the sample, and runs `work` with it. */
export async function withSampleDesk<T>(work: (desk: SampleDesk) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const config: Config = { ...readConfig(), dataDir: join(folder, 'data'), embeddingsDir: join(folder, 'embeddings') };
  const app = await openApp(config);
  try {
    const { stored } = await app.ingest([config.sampleDir], {});
    const found = await Promise.all(stored.map(({ articleId }) => app.show(articleId)));
    return await work({ app, config, articles: found.filter((article) => article !== null) });
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}
