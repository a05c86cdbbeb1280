import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTokenTagger } from '../../src/embed/token-tagger.ts';

test('where the tagger is not installed there is none, and nothing is loaded', () => {
  const empty = mkdtempSync(join(tmpdir(), 'models-'));
  expect(createTokenTagger(empty, () => Promise.reject(new Error('no thread is needed')))).toBeNull();
  rmSync(empty, { recursive: true });
});
