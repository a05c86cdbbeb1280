import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { attribute } from '../../src/attribute/index.ts';
import { sliceSpan } from '../../src/domain/span.ts';

const FIXTURES = new URL('../fixtures/attribute/', import.meta.url);
const expectedQuote = z.object({
  type: z.enum(['direct', 'indirect']), words: z.string(), speaker: z.string().nullable(), mention: z.string().nullable(), cue: z.string().nullable(), asserted: z.boolean(),
});
const fixture = z.object({ title: z.string().nullable(), byline: z.string().nullable(), text: z.string(), quotes: z.array(expectedQuote) });

/** A fixture lists what must be found; what else is found beside it is not its business. */
describe.each(readdirSync(FIXTURES).filter((name) => name.endsWith('.json')))('in %s', (name) => {
  const { quotes: expected, ...article } = fixture.parse(JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8')));
  const found = attribute(article).map((quote) => ({
    type: quote.type,
    words: sliceSpan(article.text, quote.span),
    speaker: quote.speaker,
    mention: quote.speakerMention === null ? null : sliceSpan(article.text, quote.speakerMention),
    cue: quote.cue === null ? null : sliceSpan(article.text, quote.cue),
    asserted: quote.asserted,
  }));

  test.each(expected)('$type "$words" is attributed to $speaker', (quote) => {
    expect(found).toContainEqual(quote);
  });
});
