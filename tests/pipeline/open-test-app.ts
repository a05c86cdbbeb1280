import { mkdtempSync, rmSync } from 'node:fs';
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

/** A desk of its own in a temporary folder, with the real stores and the model that ships. Removed when the file's tests end. */
export function testDesk(): TestDesk {
  const folder = mkdtempSync(join(tmpdir(), 'desk-app-'));
  const open = new Set<App>();
  afterAll(async () => {
    await Promise.all([...open].map((app) => app.close()));
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    async open(options = {}, settings = {}) {
      const config = readConfig({ DATA_DIR: join(folder, 'data'), EMBEDDINGS_DIR: join(folder, 'embeddings'), EMBEDDING_WORKERS: '1', ...settings }, { cwd: folder });
      const app = await openApp(config, options);
      const closing: App = { ...app, close: async () => { open.delete(closing); await app.close(); } };
      open.add(closing);
      return closing;
    },
  };
}
