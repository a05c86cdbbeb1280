import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute } from '../../src/attribute/index.ts';
import { findTurns } from '../../src/attribute/find-turns.ts';
import { sliceSpan } from '../../src/domain/span.ts';

const BRIEFING = `Tove Halvorsen, Secretary of State
Brynholt, Velmora
Press Room
SECRETARY HALVORSEN:   Good afternoon. I spoke this morning with Foreign Minister Anders Rook.
We agreed that the grain barges can sail again. He told me, “Velmora has nothing to fear.”
MODERATOR: First question, please.
QUESTION: Thank you. Will you lift the port order?
SECRETARY HALVORSEN: We will not lift it before the inspectors are back.
(Laughter.)
MR VALE: If I may add: our embassy stays open.
QUESTION: And the fishing talks?
SECRETARY HALVORSEN: (In Velmoran.) They go on, and I hope they end this month.
(The briefing was concluded at 3:12 p.m.)
Office of the Spokesperson`;

function turnsOf(text: string): (readonly [string | null, string])[] {
  return attribute({ text, title: null, byline: null }).filter(({ type }) => type === 'direct').map(({ speaker, span }) => [speaker, sliceSpan(text, span)]);
}

describe('transcripts', () => {
  test('each paragraph of a briefing is its speaker’s, under the fullest name in the text', () => {
    expect(turnsOf(BRIEFING)).toEqual([
      ['Tove Halvorsen', 'Good afternoon. I spoke this morning with Foreign Minister Anders Rook.'],
      ['Tove Halvorsen', 'We agreed that the grain barges can sail again. He told me, “Velmora has nothing to fear.”'],
      ['Tove Halvorsen', 'We will not lift it before the inspectors are back.'],
      ['Vale', 'If I may add: our embassy stays open.'],
      ['Tove Halvorsen', 'They go on, and I hope they end this month.'],
    ]);
  });

  test('the mention is the label as it stands, and the words stand as said', () => {
    const [first] = attribute({ text: BRIEFING, title: null, byline: null });
    expect(first).toMatchObject({ type: 'direct', cue: null, asserted: true });
    expect(sliceSpan(BRIEFING, first?.speakerMention ?? { start: 0, end: 0 })).toBe('SECRETARY HALVORSEN');
  });

  test('nobody is named for what "QUESTION" asks, and nothing inside a turn is anyone else’s', () => {
    const quotes = attribute({ text: BRIEFING, title: null, byline: null });
    expect(quotes.every(({ span }) => !sliceSpan(BRIEFING, span).includes('port order?'))).toBe(true);
    expect(new Set(quotes.map(({ speaker }) => speaker))).toEqual(new Set(['Tove Halvorsen', 'Vale']));
  });

  test('an interview in an article: what the outlet says between and after the turns is not the guest’s', () => {
    const text = `Anders Rook spoke to the Courier on Monday, after weeks in which nobody had heard from him.
The minister had been expected at the lock. He did not come.
A crowd waited.
It rained.
The lock was shut.
Barges lay in rows.
Nobody knew why.
Some had sailed for days.
The talk turned to the lock.
Courier: Will you open the lock?
Rook: I will open it when the rains come.
Courier: And if you are asked to resign?
Rook: I have never run from anything.
Rook said this with a smile.
The ministry did not reply to a letter.`;
    expect(turnsOf(text)).toEqual([
      ['Courier', 'Will you open the lock?'],
      ['Anders Rook', 'I will open it when the rains come.'],
      ['Courier', 'And if you are asked to resign?'],
      ['Anders Rook', 'I have never run from anything.'],
    ]);
  });

  test('labels inside quotation marks, as some outlets print them, are left out of the words', () => {
    const text = '"VALE: Will he be there?\n\n"ROOK: I will not. It was a joke.\n\n"We have a lock to open.\n\n"VALE: Thank you, Minister.\n\n"ROOK: Thank you."';
    expect(turnsOf(text)).toEqual([
      ['Vale', 'Will he be there?'], ['Rook', 'I will not. It was a joke.'], ['Rook', 'We have a lock to open.'], ['Vale', 'Thank you, Minister.'], ['Rook', 'Thank you.'],
    ]);
  });

  test('one speaker alone is a transcript only under an office in capitals', () => {
    expect(turnsOf('MINISTER ROOK: I thank you all. We will open the lock.\nWe owe it to our children.')).toHaveLength(2);
    expect(findTurns('Rook: I thank you all. We will open the lock.\nWe owe it to our children.')).toEqual([]);
  });

  test.each([
    ['datelines', 'BRYNHOLT: The lock was shut on Monday.\nOSTMERE: The minister said he would not come.\nBRYNHOLT: Barges waited.\nOSTMERE: It rained.'],
    ['a table', 'DRIVER: Anders Rook\nHOMETOWN: Ostmere\nDRIVER: Tove Halvorsen\nHOMETOWN: Brynholt\nDRIVER: Pavo Vale\nHOMETOWN: Lindqvar'],
    ['news by town, some towns twice', 'Brynholt: You can sail again, we hear.\nOstmere: Our lock is shut.\nLindqvar: Who knows?\nHask: We wait.\nVelm: You may fish.\nOrlo: It rained.\nOstmere: We had snow.\nBrynholt: Our ferry is late.\nCarn: Do you skate?\nDell: I do not.'],
    ['a check of facts', 'Statement: “I opened the lock,” and “we paid for it.”\nContext: We looked at the accounts.\nStatement: “I never ran.”\nContext: Our reporter saw you run.'],
    ['links to other pages', 'READ MORE: Why we shut the lock\nThe lock was shut.\nWATCH: What you should know\nREAD MORE: Can you sail?\nWATCH: Our film'],
    ['questions and answers without names', 'Q: Will you open the lock?\nA: I will.\nQ: When do you do it?\nA: We shall see.'],
  ])('%s are none', (_, text) => {
    expect(findTurns(text)).toEqual([]);
  });

  test('turns come in order, and their words lie in their paragraph after the label, whatever the text', () => {
    const line = fc.constantFrom('MR ROOK: I am here.', 'ROOK: We go.', 'VALE: You said so?', '"ROOK: (Laughs.) No, I', 'QUESTION: Why?', '(Laughter.)', 'Note: we cut this.', 'Rook said no.', ': x', 'A:', '“', 'MR ROOK:', 'The lock is shut.', 'MR ROOK: ()  ');
    fc.assert(fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = lines.join('\n');
      let end = 0;
      for (const { paragraph, words, label } of findTurns(text)) {
        expect(paragraph.start).toBeGreaterThanOrEqual(end);
        end = paragraph.end;
        expect(label.end).toBeLessThan(end);
        if (words === null) continue;
        expect(words.start).toBeGreaterThanOrEqual(Math.max(paragraph.start, label.end <= paragraph.start ? 0 : label.end));
        expect(words.end).toBeLessThanOrEqual(end);
        expect(words.end).toBeGreaterThan(words.start);
      }
    }));
  });
});
