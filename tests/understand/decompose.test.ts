import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decompose, understandQuestion } from '../../src/understand/index.ts';

const ASKED_AT_MS = Date.UTC(2026, 2, 7, 12);
const parts = (question: string) => decompose(understandQuestion({ question, askedAtMs: ASKED_AT_MS, outlet: 'Meridian Courier' }));

describe('a question for the words of several', () => {
  test.each([
    ['What do Kyiv and Moscow say about the corridor?', ['Kyiv', 'Moscow'], 'the corridor'],
    ['What did both Varo and Osmarin say about the gate?', ['Varo', 'Osmarin'], 'the gate'],
    ['What did Varo, Osmarin and Rosk say about the gate?', ['Varo', 'Osmarin', 'Rosk'], 'the gate'],
    ['Do Velmora and Kalderra agree on who fired first?', ['Velmora', 'Kalderra'], 'who fired first'],
    ['Where do Velmora and Kalderra differ over the shooting?', ['Velmora', 'Kalderra'], 'the shooting'],
    ['Compare the statements of Varo and Osmarin on the treaty.', ['Varo', 'Osmarin'], 'the treaty'],
    ['How did Varo and Foreign Minister Osmarin react to the vote?', ['Varo', 'Osmarin'], 'the vote'],
  ])('is one for each: %s', (question, speakers, topic) => {
    const found = parts(question);
    expect(found.map(({ speaker }) => speaker)).toEqual(speakers);
    for (const part of found) {
      expect(part.topic.replace(/[?.]$/, '')).toContain(topic);
      const others = speakers.filter((speaker) => speaker !== part.speaker);
      for (const other of others) expect(`${part.question} ${part.names.join(' ')} ${part.terms.join(' ')}`.toLowerCase()).not.toContain(other.toLowerCase());
      expect(part).toMatchObject({ answerType: 'statement', askedAtMs: ASKED_AT_MS, outlet: 'Meridian Courier' });
    }
  });

  test('may be two clauses, the second of which leans on the first', () => {
    expect(parts('What did Varo say about the gate, and what did Osmarin say about it?').map(({ speaker, topic }) => [speaker, topic])).toEqual([['Varo', 'the gate'], ['Osmarin', 'the gate']]);
    expect(parts('What did Varo say about the gate and what did Osmarin say about the price of maize?').map(({ topic }) => topic)).toEqual(['the gate', 'the price of maize']);
  });
});

test.each([
  'What did Lavrov say about Ukraine and Georgia?', 'Who won the run-off?', 'What did the Ministry of Trade and Industry say about maize?', 'Did Velmora and Kalderra agree to a truce?',
  'What did Varo say when she met Osmarin and Rosk?', 'What did A, B, C, D and E say about it?', 'What did Varo and Varo say about it?', 'Why did the talks fail and what happened next?',
])('a question for one’s words, or nobody’s, stays one: %s', (question) => {
  expect(parts(question)).toEqual([]);
});

test('any question has no parts, or from two to three of different speakers', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 80 }), fc.stringMatching(/^What did [A-Z][a-z]{1,6}(, [A-Z][a-z]{1,6}){0,3} and [A-Z][a-z]{1,6} say( about [a-z ]{0,20})?\?$/)), (question) => {
    const speakers = parts(question).map(({ speaker }) => speaker?.toLowerCase());
    expect([0, 2, 3]).toContain(speakers.length);
    expect(new Set(speakers).size).toBe(speakers.length);
  }));
});
