import { describe, expect, test } from 'vitest';
import { attribute, createAttributor } from '../../src/attribute/index.ts';
import type { Quote } from '../../src/domain/quote.ts';
import { sliceSpan } from '../../src/domain/span.ts';
import { scriptedTagger, type ScriptedReport } from './scripted-tagger.ts';

const quotesOf = (text: string, reports: readonly ScriptedReport[]): Promise<Quote[]> => createAttributor(scriptedTagger(reports)).attribute({ text, title: null, byline: null });
const shown = (text: string, quotes: readonly Quote[]): string[] => quotes.map(({ type, span, speaker }) => `${type}, ${speaker}: ${sliceSpan(text, span)}`);

describe('attribution by the tagger and the rules together', () => {
  test('the tagger finds the words and their source, the rules whose name that is', async () => {
    const text = 'Minister Tove Halvorsen flew in.\n\nShe barked that the lock was shut.';
    const quotes = await quotesOf(text, [{ cue: 'barked', source: 'She', contents: ['that the lock was shut'] }]);
    expect(shown(text, quotes)).toEqual(['indirect, Tove Halvorsen: that the lock was shut']);
    expect(quotes[0]).toMatchObject({ speakerMention: { start: 34, end: 37 }, cue: { start: 38, end: 44 } });
  });

  test('what is reported within marks alone is direct, piece by piece, and the marks are left out', async () => {
    const text = '“The lock is shut,” Tove Halvorsen said. “It stays shut.”';
    const quotes = await quotesOf(text, [{ cue: 'said', source: 'Tove Halvorsen', contents: ['“The lock is shut,”', '“It stays shut.”'] }]);
    expect(shown(text, quotes)).toEqual(['direct, Tove Halvorsen: The lock is shut,', 'direct, Tove Halvorsen: It stays shut.']);
    expect(quotes.every(({ asserted }) => asserted)).toBe(true);
  });

  test('a report that holds a quotation is told whole, and the quotation by itself; a term is not', async () => {
    const text = 'Halvorsen said the “so-called” lock was “shut until the rains”.';
    const quotes = await quotesOf(text, [{ cue: 'said', source: 'Halvorsen', contents: ['the “so-called” lock was “shut until the rains”'] }]);
    expect(shown(text, quotes)).toEqual(['indirect, Halvorsen: the “so-called” lock was “shut until the rains”', 'direct, Halvorsen: shut until the rains']);
  });

  test('a report that is mostly a quotation is listed once, as the quotation', async () => {
    const text = 'Halvorsen said the lock “stays shut until the rains are over”.';
    const quotes = await quotesOf(text, [{ cue: 'said', source: 'Halvorsen', contents: ['the lock “stays shut until the rains are over”'] }]);
    expect(shown(text, quotes)).toEqual(['direct, Halvorsen: stays shut until the rains are over']);
  });

  test('a cue that the rules do not know asserts nothing', async () => {
    const text = 'Halvorsen would back shutting the lock.';
    const [quote] = await quotesOf(text, [{ cue: 'would back', source: 'Halvorsen', contents: ['shutting the lock'] }]);
    expect(quote).toMatchObject({ type: 'indirect', speaker: 'Halvorsen', asserted: false });
  });

  test('what is asked is nobody’s claim', async () => {
    const text = 'Asked by a reporter whether “the lock will open by Friday”, Halvorsen said only that the engineers would report.';
    const quotes = await quotesOf(text, [{ cue: 'said', source: 'Halvorsen', contents: ['whether “the lock will open by Friday”'] }]);
    expect(quotes.map(({ type }) => type)).toContain('direct');
    expect(quotes.filter(({ asserted }) => asserted)).toEqual([]);
  });

  test('a denial stays a denial', async () => {
    const text = 'Halvorsen denied that the lock was shut.';
    const [quote] = await quotesOf(text, [{ cue: 'denied', source: 'Halvorsen', contents: ['that the lock was shut'] }]);
    expect(quote?.asserted).toBe(false);
  });

  test('where the tagger names another speaker than the rules, the words are not to be printed under a name', async () => {
    const text = 'Anders Rook waited. “The lock is shut,” Tove Halvorsen said.';
    const agreed = await quotesOf(text, [{ cue: 'said', source: 'Tove Halvorsen', contents: ['“The lock is shut,”'] }]);
    const disputed = await quotesOf(text, [{ source: 'Anders Rook', cue: 'said', contents: ['“The lock is shut,”'] }]);
    expect(agreed[0]?.confidence).toBeGreaterThan(0.7);
    expect(disputed[0]?.confidence).toBeLessThan(0.5);
  });

  test('without a source nobody is named and nothing is asserted', async () => {
    const [quote] = await quotesOf('It was said that the lock was shut.', [{ cue: 'was said', source: null, contents: ['that the lock was shut'] }]);
    expect(quote).toMatchObject({ speaker: null, speakerMention: null, asserted: false });
  });
});

describe('which attributor runs', () => {
  test('without a tagger the rules do, and say so in the version', async () => {
    const article = { text: '“The lock is shut,” Tove Halvorsen said.', title: null, byline: null };
    const rules = createAttributor(null);
    expect(await rules.attribute(article)).toEqual(attribute(article));
    expect(rules.version).not.toBe(createAttributor(scriptedTagger([])).version);
  });

  test('an article without words has no quotes', async () => {
    expect(await quotesOf('\n \n', [])).toEqual([]);
  });
});
