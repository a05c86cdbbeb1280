import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sliceSpan } from '../../src/domain/span.ts';
import { attributors } from './attributors.ts';

const SEED = new URL('../../../shared/seed/article.txt', import.meta.url);
const isPresent = existsSync(SEED);
if (!isPresent) console.log('skipped: ../shared/seed/article.txt is absent (tests/fixtures/attribute/river-talks.json stands in for it)');

describe.skipIf(!isPresent).each(attributors())('the seed article, by %s', (_, attribute) => {
  const text = isPresent ? readFileSync(SEED, 'utf8') : '';
  const saying = async (words: string, type: 'direct' | 'indirect') => (await attribute({ text, title: null, byline: null })).find((quote) => quote.type === type && sliceSpan(text, quote.span).includes(words));

  test.each([
    ['this is our 7th meeting', 'direct', 'S Jaishankar', 'said'],
    ['multipolar world order', 'direct', 'S Jaishankar', 'said'],
    ['Vibrant Gujarat', 'direct', 'S Jaishankar', 'added'],
    ['have been in frequent contact', 'indirect', 'S Jaishankar', 'said'],
    ['very long and very good', 'indirect', 'Sergey Lavrov', 'said'],
    ['time-tested India-Russia partnership', 'direct', 'Ministry of External Affairs', 'said'],
  ] as const)('"%s" (%s) is said by %s', async (words, type, speaker, cue) => {
    const quote = await saying(words, type);
    expect(quote).toMatchObject({ speaker, asserted: true });
    expect(quote?.cue && sliceSpan(text, quote.cue)).toBe(cue);
  });
});
