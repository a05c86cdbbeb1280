import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/index.ts';

const SEED = join(import.meta.dirname, '../../../shared/seed/article.txt');
const isThere = existsSync(SEED);
if (!isThere) console.log('skipped: ../shared/seed/article.txt is absent (the fixtures text-* stand in for it)');

test.skipIf(!isThere)('the seed article comes out whole and without its page', () => {
  const bytes = readFileSync(SEED);
  const [extraction] = extractDocument({ origin: 'article.txt', url: null, contentType: null, bytes });
  expect(extraction?.kind).toBe('article');
  if (extraction?.kind !== 'article') return;
  const { article } = extraction;
  const lines = bytes.toString('utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '');

  expect(article.title).toBe(lines[1]);
  expect(article.agency).toBe('Press Trust of India');
  expect(article.place).toBe('Moscow');
  expect(article.publishedAt?.iso).toBe('2023-12-27T16:38:00+05:30');
  expect({ outlet: article.outlet, url: article.url, byline: article.byline }).toEqual({ outlet: null, url: null, byline: null });
  expect(article.kind).toBe('news');

  // The article runs from its first sentence to the ministry's press release; the channel line between is furniture.
  const first = lines.findIndex((line) => /^External Affairs Minister S Jaishankar on Wednesday/.test(line));
  const last = lines.findIndex((line) => /press release ahead of/.test(line));
  const paragraphs = lines.slice(first, last + 1).filter((line) => !/WhatsApp/.test(line));
  expect(paragraphs.length).toBe(12);
  expect(article.text).toBe(paragraphs.join('\n\n'));
});
