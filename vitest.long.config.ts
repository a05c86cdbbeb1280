import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What takes longer than `npm test` may: run on purpose, its results written down in docs/. */
export default defineConfig({
  test: {
    include: ['tests/**/*.long.test.ts'],
    setupFiles: ['tests/fast-check-seed.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    pool: 'forks',
    fileParallelism: false,
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'compiled') },
  },
});
