import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARTICLES_FOLDER } from '../../sample/read-sample.ts';
import { openQuoteStore } from './quote-store.ts';
import { tryEdits, tryTypography } from './try-edits.ts';

const EVALUATION = join(import.meta.dirname, '../../../../shared/eval');
/** Ten thousand of each in all. */
const STORES = [
  { name: 'the sample', source: ARTICLES_FOLDER, count: 2_000 },
  { name: 'State Department', source: join(EVALUATION, 'state-department/articles.jsonl.gz'), count: 4_000 },
  { name: 'RealTimeQA', source: join(EVALUATION, 'realtimeqa/articles.jsonl.gz'), count: 4_000 },
];

/** Figures go to docs/verification.md; what failed is written to the machine's temporary folder, to be read. */
describe.each(STORES)('$count edits and $count settings of quotes of $name', ({ name, source, count }) => {
  test.skipIf(!existsSync(source))('are flagged, and found', async () => {
    const store = await openQuoteStore([source]);
    try {
      const edits = await tryEdits(store, count, 1);
      const settings = await tryTypography(store, count, 2);
      const { missed, ...tally } = edits;
      writeFileSync(join(tmpdir(), `foreign-desk-edits-${name.replaceAll(' ', '-')}.json`), JSON.stringify({ missed, lost: settings.lost }, null, 1));
      console.log(JSON.stringify({ store: name, articles: store.texts.length, quotes: store.quotes.length, ...tally, missed: missed.length, asked: settings.asked, found: settings.found, short: settings.short }));
      expect(missed).toEqual([]);
      expect(settings.found / settings.asked).toBeGreaterThanOrEqual(0.99);
    } finally {
      store.close();
    }
  });
});
