import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openApp, type OpenAppOptions } from '../../src/app.ts';
import type { App } from '../../src/app-contract.ts';
import { readConfig } from '../../src/config.ts';

export interface TestDesk {
  readonly folder: string;
  open(options?: OpenAppOptions, settings?: Record<string, string>): Promise<App>;
}

/** What ships; the tagger is in it, which takes a second to load. */
export const SHIPPED_MODELS = new URL('../../embeddings/models', import.meta.url).pathname;
const EMBEDDING_MODEL = 'bge-small-en-v1.5';

/**
 * A desk of its own in a temporary folder, with the real stores and the embedding model that ships, and with attribution by
 * rules unless `MODELS_DIR` is set to `SHIPPED_MODELS`. Removed when the file's tests end.
 */
export function testDesk(): TestDesk {
  const folder = mkdtempSync(join(tmpdir(), 'desk-app-'));
  const models = join(folder, 'models-without-tagger');
  mkdirSync(models);
  symlinkSync(join(SHIPPED_MODELS, EMBEDDING_MODEL), join(models, EMBEDDING_MODEL));
  const open = new Set<App>();
  afterAll(async () => {
    await Promise.all([...open].map((app) => app.close()));
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    async open(options = {}, settings = {}) {
      const config = readConfig({ DATA_DIR: join(folder, 'data'), EMBEDDINGS_DIR: join(folder, 'embeddings'), MODELS_DIR: models, EMBEDDING_WORKERS: '1', ...settings }, { cwd: folder });
      const app = await openApp(config, options);
      const closing: App = { ...app, close: async () => { open.delete(closing); await app.close(); } };
      open.add(closing);
      return closing;
    },
  };
}
