import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/index.ts';
import { parsePage } from '../../src/text/page-dom.ts';
import type { PageElement } from '../../src/text/page-dom.ts';
import { htmlBlocks } from '../../src/extract/html/html-blocks.ts';

const PAGES = join(import.meta.dirname, '../../../shared/eval/extraction');
const isThere = existsSync(join(PAGES, 'items.dev.jsonl'));
if (!isThere) console.log('skipped: ../shared/eval/extraction is absent (the fixtures page-* stand in for it)');

interface Item { readonly url: string; readonly articleBody: string; readonly html: string }
type Shingles = Map<string, number>;

/** Word 4-grams with their counts, as ../shared/eval/score.py counts them. */
function shingles(text: string): Shingles {
  const words = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
  const counts: Shingles = new Map();
  for (let at = 0; words.length > 0 && at < Math.max(1, words.length - 3); at++) {
    const gram = words.slice(at, at + 4).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function score(items: readonly Item[], texts: readonly string[]): { f1: number; precision: number; recall: number } {
  const size = (counts: Shingles): number => counts.values().reduce((sum, count) => sum + count, 0);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const pairs = items.map((item, at) => {
    const gold = shingles(item.articleBody);
    const found = shingles(texts[at] ?? '');
    const both = gold.entries().reduce((sum, [gram, count]) => sum + Math.min(count, found.get(gram) ?? 0), 0);
    return { precision: found.size === 0 ? null : both / size(found), recall: both / size(gold) };
  });
  const precision = mean(pairs.flatMap((pair) => (pair.precision === null ? [] : [pair.precision])));
  const recall = mean(pairs.map((pair) => pair.recall));
  return { f1: (2 * precision * recall) / (precision + recall), precision, recall };
}

test.skipIf(!isThere)('finds the body of real pages better than Readability alone', () => {
  const items = readFileSync(join(PAGES, 'items.dev.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Item);
  const ours: string[] = [];
  const plain: string[] = [];
  for (const item of items) {
    const bytes = gunzipSync(readFileSync(join(PAGES, item.html)));
    const [extraction] = extractDocument({ origin: item.html, url: item.url, contentType: 'text/html', bytes }, { purpose: 'show' });
    ours.push(extraction?.kind === 'article' ? extraction.article.text : '');
    const content = new Readability(parsePage(bytes.toString('utf8')), { serializer: (element: unknown) => element as PageElement }).parse()?.content;
    plain.push(content === null || content === undefined ? '' : htmlBlocks(content).map((block) => block.text).join('\n'));
  }
  const figures = { ours: score(items, ours), plain: score(items, plain) };
  console.log(`extraction, ${items.length} pages`, figures);
  expect(figures.ours.f1).toBeGreaterThan(figures.plain.f1 + 0.02);
  expect(figures.ours.f1).toBeGreaterThan(0.98);
});
