import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that start no process and leave nothing behind in theirs: they can share one, and load our code once. */
const TOGETHER = ['attribute', 'chunk', 'discord', 'extract', 'fetch', 'render', 'retrieve', 'schedule', 'select', 'sources', 'store', 'story', 'summarise', 'text', 'understand', 'vector-index', 'verify'].map((folder) => `tests/${folder}/**/*.test.ts`);
const LONG = 'tests/**/*.long.test.ts';

export default defineConfig({
  test: {
    setupFiles: ['tests/fast-check-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Tests over the wire mostly wait: both cores may as well be busy. By default vitest leaves one idle.
    maxWorkers: 2,
    // A hundred processes of ours are started; compiled code that is remembered starts each in a third of the time.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'compiled') },
    projects: [
      { extends: true, test: { name: 'together', include: TOGETHER, exclude: [LONG], isolate: false } },
      { extends: true, test: { name: 'apart', include: ['tests/**/*.test.ts'], exclude: [LONG, ...TOGETHER] } },
    ],
  },
});
