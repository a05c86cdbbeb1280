import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARTICLES_FOLDER } from '../../sample/read-sample.ts';
import { openQuoteStore, type QuoteStore } from './quote-store.ts';
import { tryEdits, tryTypography } from './try-edits.ts';

/** A slice of what `edits.long.test.ts` asks ten thousand times. */
describe('quotes of the sample', () => {
  let store: QuoteStore;
  beforeAll(async () => {
    store = await openQuoteStore([ARTICLES_FOLDER]);
  });
  afterAll(() => store.close());

  test('with a word changed, dropped or added, or under another name, are never found', async () => {
    const { missed, verdicts } = await tryEdits(store, 320, 1);
    expect(missed).toEqual([]);
    // Nearly all are recognised for what they are, not only missed.
    expect((verdicts.changed.altered ?? 0) + (verdicts.dropped.altered ?? 0) + (verdicts.added.altered ?? 0)).toBeGreaterThan(200);
    expect(verdicts['swapped speaker'].misattributed ?? 0).toBeGreaterThan(75);
  });

  test('are found in whatever typography they are asked for', async () => {
    const { lost, short } = await tryTypography(store, 300, 2);
    expect(lost).toEqual([]);
    expect(short.found).toBe(short.asked);
  });
});
