import { describe, expect, test } from 'vitest';
import { sliceSpan } from '../../src/domain/span.ts';
import { printableUnits, type PrintableUnit } from '../../src/select/printable-unit.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { storedQuotes, type TestQuote } from './desk-of-articles.ts';

/** Every unit of every sentence, with its words. */
function unitsOf(text: string, quotes: readonly TestQuote[]): (PrintableUnit & { readonly text: string })[] {
  const sentences = splitSentences(text);
  const stored = storedQuotes({ id: 'a', text, quotes });
  return sentences.flatMap((_, at) => printableUnits({ text, sentences, at, quotes: stored })).map((unit) => ({ ...unit, text: sliceSpan(text, unit.span) }));
}
const directs = (text: string, quotes: readonly TestQuote[]): string[] => unitsOf(text, quotes).filter(({ type }) => type === 'direct').map((unit) => unit.text);

describe('a direct quote printed alone', () => {
  test('is the full sentence before its attribution, without marks and comma', () => {
    const text = '"The harbour will open on Monday," Orla Brandt said.';
    expect(directs(text, [{ words: 'The harbour will open on Monday,', speaker: 'Orla Brandt' }])).toEqual(['The harbour will open on Monday']);
  });

  test('takes its short neighbours of the same quotation along', () => {
    const text = '"We opened a gate. We did not sell the river," Brandt said.';
    expect(directs(text, [{ words: 'We opened a gate. We did not sell the river,', speaker: 'Orla Brandt' }])).toContain('We opened a gate. We did not sell the river');
  });

  test('may follow its attribution after a comma or a colon', () => {
    const text = 'Brandt told reporters: “The harbour is ours.”';
    expect(directs(text, [{ words: 'The harbour is ours.', speaker: 'Orla Brandt' }])).toEqual(['The harbour is ours.']);
  });

  test.each(['SECRETARY BRANDT:   ', 'Brandt: (In Velmoran.) '])('may be the first sentence of a turn in a transcript, after “%s”', (label) => {
    const words = 'The harbour will open on Monday. Nobody has told me of any reason why it should not, and I would have heard of one long before today if there were any.';
    expect(directs(`${label}${words}`, [{ words, speaker: 'Orla Brandt' }])[0]).toMatch(/^The harbour will open on Monday\./);
  });

  test.each([
    ['a fragment', 'Brandt called the harbour "very strong, very steady" on Monday.', 'very strong, very steady'],
    ['a fragment with a capital', 'Brandt said that "The Harbour Plan" was ready for use.', 'The Harbour Plan'],
    ['a denial', 'Brandt denied: "The harbour is closed to ships."', 'The harbour is closed to ships.'],
    ['a rumour', '"The harbour is closed to ships," the rumours went, Brandt said.', 'The harbour is closed to ships,'],
    ['irony', '"The harbour has never worked better," Brandt said with heavy irony.', 'The harbour has never worked better,'],
    ['a quotation within', '"They say \'the harbour is dead\' and it is a lie," Brandt said.', 'They say \'the harbour is dead\' and it is a lie,'],
    ['the first half of a broken sentence', '"We will open the harbour," Brandt said, "if the storm allows it."', 'We will open the harbour,'],
    ['a question put to the speaker', 'Asked whether "The harbour will open on Friday", Brandt laughed.', 'The harbour will open on Friday'],
    ['the subject of the outlet\'s sentence', '"The harbour of the north" is what Brandt calls it.', 'The harbour of the north'],
  ])('is not %s', (_, text, words) => {
    expect(directs(text, [{ words, speaker: 'Orla Brandt' }])).toEqual([]);
    expect(unitsOf(text, [{ words, speaker: 'Orla Brandt' }]).map((unit) => unit.text)).toEqual([text]);
  });

  test.each([
    ['not asserted', { asserted: false }],
    ['unsure', { confidence: 0.2 }],
    ['without a speaker', { speaker: null }],
  ])('is not one that is %s', (_, given) => {
    const text = '"The harbour will open on Monday," Brandt said.';
    expect(directs(text, [{ words: 'The harbour will open on Monday,', speaker: 'Orla Brandt', ...given }])).toEqual([]);
  });
});

describe('a sentence printed whole', () => {
  test('carries its one speaker', () => {
    const text = 'Brandt said the harbour would open.';
    expect(unitsOf(text, [{ words: 'the harbour would open', speaker: 'Orla Brandt', type: 'indirect' }])).toMatchObject([{ type: 'indirect', speaker: 'Orla Brandt', text }]);
  });

  test('is the outlet\'s own if two people speak in it', () => {
    const text = 'Brandt said the harbour would open, and Moritz said it would not.';
    const units = unitsOf(text, [{ words: 'the harbour would open', speaker: 'Orla Brandt', type: 'indirect' }, { words: 'it would not', speaker: 'Ulf Moritz', type: 'indirect' }]);
    expect(units).toMatchObject([{ type: 'report', speaker: null }]);
  });

  test('closes the quotation that its first sentence opens', () => {
    const text = '"The storm is over. Ships may leave," he said, adding that pilots were ready.';
    const whole = unitsOf(text, [{ words: 'The storm is over. Ships may leave,', speaker: 'Orla Brandt' }]).filter(({ type }) => type === 'indirect');
    expect(new Set(whole.map((unit) => unit.text))).toEqual(new Set([text]));
  });

  test('is nobody\'s, and not the outlet\'s, if it lies in a quotation whose speaker is unknown', () => {
    const text = '"The storm is over and ships may leave."';
    expect(unitsOf(text, [{ words: 'The storm is over and ships may leave.', speaker: null, asserted: true }])).toMatchObject([{ type: 'indirect', speaker: null }]);
  });

  test('is left out if it is cut from the words that frame a long quotation', () => {
    const long = 'Nobody would believe it for a moment in this town of ours by the grey sea, where the ships lie still. '.repeat(5);
    const text = `"${long}The harbour is on fire. ${long.trim()}" was how the hoax began.`;
    const units = unitsOf(text, [{ words: `${long}The harbour is on fire. ${long.trim()}`, speaker: 'Orla Brandt', asserted: false }]);
    expect(units.map((unit) => unit.text)).not.toContain('The harbour is on fire.');
  });
});
