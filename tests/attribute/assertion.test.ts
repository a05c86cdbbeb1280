import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { attribute } from '../../src/attribute/index.ts';
import { sliceSpan } from '../../src/domain/span.ts';

const trapLine = z.object({ kind: z.string(), words: z.string(), sentence: z.string() });
const SAMPLE_TRAPS = readFileSync(new URL('../../data/sample/traps.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => trapLine.parse(JSON.parse(line)));

/** Own traps beside the sample's: words that would be false if they were printed alone under the speaker's name. */
const TRAPS: { kind: string; words: string; sentence: string }[] = [
  { kind: 'denial', words: 'the mine is flooded', sentence: 'Cressey denied that “the mine is flooded”.' },
  { kind: 'never said', words: 'we sold the port', sentence: 'Vale never said “we sold the port”, her office insists.' },
  { kind: 'rejected claims', words: 'the vote was bought', sentence: 'Quill rejected claims that "the vote was bought" on Friday.' },
  { kind: 'condition', words: 'the dam has failed', sentence: 'If Halvorsen says “the dam has failed”, the town will be cleared.' },
  { kind: 'would say', words: 'I am resigning today', sentence: 'Wain would say “I am resigning today” only if the council asked.' },
  { kind: 'question', words: 'there is no more grain', sentence: 'Did Lindqvar say “there is no more grain” to the envoys?' },
  { kind: 'nested', words: 'Ostrel will pay', sentence: '“Their papers print ‘Ostrel will pay’ every morning,” Lindqvar said.' },
  { kind: 'scare quotes', words: 'peace column', sentence: 'Vale said the “peace column” had burned two barns.' },
  { kind: 'negated cue', words: 'the cable was cut', sentence: 'Brandt did not say that “the cable was cut”.' },
  { kind: 'refusal', words: 'the war is over', sentence: 'The president refused to say “the war is over”.' },
  { kind: 'scare quotes without a cue', words: 'voluntary', sentence: 'The “voluntary” levy is taken from every wage.' },
  { kind: 'whether', words: 'the bridge is safe', sentence: 'Ash asked whether “the bridge is safe”.' },
];

describe.each([['the sample', SAMPLE_TRAPS], ['this project', TRAPS]])('traps of %s', (_whose, traps) => {
  test.each(traps)('$kind: "$words" is never asserted alone', ({ words, sentence }) => {
    const alone = attribute({ text: sentence, title: null, byline: null })
      .filter(({ asserted, span }) => asserted && bare(sliceSpan(sentence, span)) === bare(words));
    expect(alone).toEqual([]);
  });
});

describe('what is asserted', () => {
  test.each([
    ['said', '“The bridge is safe,” Ash said.'],
    ['warned', 'Ash warned: “The bridge is safe.”'],
    ['went on to say', 'Ash went on to say: “The bridge is safe.”'],
    ['told', '“The bridge is safe,” Ash told the council.'],
    ['added', '"The bridge is safe," added Ash.'],
  ])('words beside "%s" are the speaker’s own', (_cue, text) => {
    const [quote] = attribute({ text, title: null, byline: null });
    expect(quote).toMatchObject({ type: 'direct', speaker: 'Ash', asserted: true });
  });

  test('a report inside a report is second-hand', () => {
    const text = 'Vale said that Brandt had claimed the pumps were sabotaged.';
    const quotes = attribute({ text, title: null, byline: null });
    expect(quotes.find(({ cue }) => cue !== null && sliceSpan(text, cue) === 'claimed')).toMatchObject({ asserted: false, speaker: 'Brandt' });
    expect(quotes.find(({ cue }) => cue !== null && sliceSpan(text, cue) === 'said')).toMatchObject({ asserted: true, speaker: 'Vale' });
  });
});

function bare(words: string): string {
  return words.replace(/^[\s"“”‘’']+|[\s"“”‘’',.]+$/g, '').toLowerCase();
}
