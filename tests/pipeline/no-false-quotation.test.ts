import { describe, expect, test } from 'vitest';
import type { Attributor } from '../../src/attribute/index.ts';
import type { StoredQuote } from '../../src/domain/quote.ts';
import { sliceSpan } from '../../src/domain/span.ts';
import { printableUnits } from '../../src/select/printable-unit.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { attributors } from '../attribute/attributors.ts';

/** What attribution and the printing rules together would put under a name, over every sentence of a text. */
async function printedBy(attribute: Attributor['attribute'], text: string): Promise<{ type: string; speaker: string | null; words: string }[]> {
  const quotes: StoredQuote[] = (await attribute({ text, title: null, byline: null })).map((quote) => ({ ...quote, articleId: 'a', revision: 1 }));
  const sentences = splitSentences(text);
  return sentences
    .flatMap((_, at) => printableUnits({ text, sentences, at, quotes }))
    .map(({ type, speaker, span }) => ({ type, speaker, words: sliceSpan(text, span) }));
}

const NAMES = 'Karl Oster leads the council of Pell. Gail Penrose edits the Pell Crier. Orsk Dravel leads the opposition.';
const withNames = (text: string): string => `${NAMES}\n\n${text}`;

describe.each(attributors())('%s', (_, attribute) => {
  const printed = (text: string): ReturnType<typeof printedBy> => printedBy(attribute, text);
  /** What of it would stand as the speaker's own words. */
  const printedDirect = async (text: string): Promise<string[]> => (await printed(text)).filter(({ type }) => type === 'direct').map(({ speaker, words }) => `${speaker}: ${words}`);

  describe('nobody is given words that the article puts in another mouth', () => {
    test.each([
      ['the object of a relative clause', 'The lawyer who sued Oster said: "The minister betrayed his oath."'],
      ['the object of a participle', 'The court sentencing Oster said: "The minister betrayed his oath."'],
      ['somebody led by the one named', 'Opponents led by Oster said: "The harbour was sold for nothing."'],
      ['somebody named to be excluded', 'It was Alan Frith, not Oster, who said: "The pilots deserve higher pay."'],
    ])('%s', async (_, text) => {
      expect((await printedDirect(withNames(text))).filter((line) => line.startsWith('Karl Oster'))).toEqual([]);
    });

    test('of two people with one surname neither is chosen', async () => {
      const text = 'President Lena Kestrel met Senator Jonas Kestrel in Arvane.\n\n"The pipeline must be closed," Kestrel said.';
      expect((await attribute({ text, title: null, byline: null })).find(({ type }) => type === 'direct')?.speaker).toBe('Kestrel');
      const titled = text.replace('Kestrel said', 'President Kestrel said');
      expect((await attribute({ text: titled, title: null, byline: null })).find(({ type }) => type === 'direct')?.speaker).toBe('Lena Kestrel');
    });

    test('the one who asks does not answer', async () => {
      const text = withNames('"Will the reserves be called?" Dravel asked. "The reserves will be called tomorrow," came the reply.');
      expect((await printedDirect(text)).filter((line) => line.includes('tomorrow'))).toEqual([]);
    });
  });

  describe('disowned words are never printed bare', () => {
    test.each([
      'It is a lie that Dravel said, "The envoy should be hanged."',
      '"The grain port belongs to Tollan," Dravel told a rally, according to a fake transcript.',
      'Dravel stopped short of saying: "The envoy should be hanged."',
      'A deepfake video shows Dravel saying: "The envoy should be hanged."',
      '"The reef guards are armed." Wrong, said Penrose.',
      '"We will leave the pact." Dravel said those words had been invented by his enemies.',
      '"The tariff is theft," Penrose said. The quotation has since been withdrawn as fake.',
      'Penrose, quoting Dravel, said: "The canal workers are lazy and overpaid."',
      '"The passport office will open on Sundays,\' Penrose said.',
    ])('%s', async (text) => {
      expect(await printedDirect(withNames(text))).toEqual([]);
    });

    test('a sentence of a long quotation is not cut from the speaker’s own frame', async () => {
      const text = withNames('"Let me tell you what my opponents are going around saying in every village along this coast, week after week, to anyone who will listen to them. The lagoon has been sold to Gorlan. The fishing rights have been handed to Halmark by the assembly. That is the story they have invented," Penrose said.');
      expect((await printed(text)).filter(({ words }) => /lagoon|fishing/.test(words) && !words.includes('opponents'))).toEqual([]);
    });

    test('a quotation that the next sentence takes back is not printed without it', async () => {
      const text = withNames('"I will bomb the Vessin bridge." Dravel never said those words; they were invented by a comedian.');
      expect((await printed(text)).filter(({ words }) => words.includes('bomb') && !words.includes('never'))).toEqual([]);
    });
  });

  test('plain speech is still printed as its speaker’s words', async () => {
    expect(await printedDirect(withNames('"The harbour is open to every flag," Dravel told reporters. He had met Oster on Monday.'))).toEqual(['Orsk Dravel: The harbour is open to every flag']);
    expect(await printedDirect(withNames('Penrose said: "We print what we can prove."'))).toEqual(['Gail Penrose: We print what we can prove.']);
  });
});
