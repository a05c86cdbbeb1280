import { expect, test } from 'vitest';
import { articleIdOf } from '../../src/pipeline/article-identity.ts';

const idOf = (givenId: string): string => articleIdOf({ givenId, url: null, title: null, text: 'It rained.' });

test('an id that a source asks to keep is kept if it can be printed', () => {
  expect(['lumen-12', 'a/b?c=1', 'Überblick 7'].map(idOf)).toEqual(['lumen-12', 'a/b?c=1', 'Überblick 7']);
});

test('half a character, what cannot be seen, and a page of text are no ids; two of them stay two', () => {
  const ids = ['\ud800', 'a\u202eb', 'a\nb', 'a\u0000b', 'x'.repeat(5_000)].map(idOf);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
  expect(new Set(ids).size).toBe(ids.length);
});
