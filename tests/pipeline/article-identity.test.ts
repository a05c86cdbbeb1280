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

test('an address keeps the id it always had; over http, as AMP or for phones it has the id of the page it stands for', () => {
  const ofAddress = (url: string): string => articleIdOf({ givenId: null, url, title: null, text: 'It rained.' });
  expect(ofAddress('https://www.news.example/a/?id=1')).toBe('100054479325c73e');
  for (const same of ['http://www.news.example/a/?id=1', 'https://www.news.example/a/amp/?id=1', 'https://www.google.com/amp/s/www.news.example/a/?id=1', 'https://m.www.news.example/a/?id=1&amp=1']) expect(ofAddress(same)).toBe('100054479325c73e');
  expect(ofAddress('https://www.news.example/a/?id=2')).not.toBe('100054479325c73e');
});
