import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Turn } from '../../src/domain/turn.ts';
import { resolveFollowUp, understandQuestion } from '../../src/understand/index.ts';

const ASKED_AT_MS = Date.UTC(2026, 2, 7, 12);

function turnOf(question: string, speakersPrinted: readonly string[] = []): Turn {
  const { speaker, topic, names } = understandQuestion({ question, askedAtMs: ASKED_AT_MS });
  return { question, speaker, topic, names: [...names, ...speakersPrinted], articleIds: ['a1'], shown: [] };
}

function resolved(message: string, ...turns: readonly Turn[]): string {
  const followUp = resolveFollowUp(message, turns);
  return followUp.kind === 'question' ? followUp.question : followUp.kind;
}

const OIL = turnOf('What did Ilke Varo say about oil exports?');
const FERRY = turnOf('How many people died in the Linna Star disaster?', ['Jomo Telleh']);
const PLANT = turnOf('Which nuclear plant were the agreements with Osmarin about?', ['Rafe Osmarin']);

describe('a follow-up', () => {
  test.each([
    ['and what did Brekk say?', 'What did Brekk say about oil exports?'],
    ['What about Brekk?', 'What did Brekk say about oil exports?'],
    ['what about Russia?', 'What did Ilke Varo say about Russia?'],
    ['And on grain?', 'What did Ilke Varo say about grain?'],
    ['What did she say about the river?', 'What did Ilke Varo say about the river?'],
    ['what was her reaction to the vote?', 'what was Ilke Varo\'s reaction to the vote?'],
    ['What did they say about grain?', 'What did Ilke Varo say about grain?'],
  ])('takes speaker or topic from the turn before: %s', (message, question) => {
    expect(resolved(message, OIL)).toBe(question);
  });

  test.each([
    ['when was that?', 'time'],
    ['why?', 'reason'],
    ['where did it happen?', 'place'],
    ['how many?', 'number'],
    ['who said that?', 'person'],
  ])('asks "%s" of the matter before', (message, answerType) => {
    const question = resolved(message, FERRY);
    const query = understandQuestion({ question, askedAtMs: ASKED_AT_MS });
    expect(query.answerType).toBe(answerType);
    expect(query.terms).toEqual(expect.arrayContaining(['linna', 'star', 'disaster']));
  });

  test('joins what it adds as it was put, so that it can be read', () => {
    expect(resolved('why?', FERRY)).toBe('why: people died in the Linna Star disaster?');
    expect(resolved('what does she say about it', turnOf('How many died on the ferry?', ['Jomo Telleh']))).toBe('what does Jomo Telleh say about died on the ferry?');
  });

  test('joins the next one to the matter, not to the follow-up between', () => {
    expect(resolved('and when was that?', turnOf('why: people died in the Linna Star disaster?'))).toBe('When was that: people died in the Linna Star disaster?');
    expect(resolved('why was it imposed?', turnOf('when will it be reviewed: maize ban?'))).toBe('why was it imposed: maize ban?');
  });

  test('does not add what the question names already', () => {
    expect(resolved('what does she want?', turnOf('tell me about Zarina Holok'))).toBe('what does Zarina Holok want?');
  });

  test('exchanges a name within a question that had no speaker', () => {
    expect(resolved('what about Kenya?', turnOf('Has India condemned the invasion?'))).toBe('Has Kenya condemned the invasion?');
  });

  test('never makes a person of a ship', () => {
    expect(resolved('What did he say about safety?', FERRY)).toBe('What did Jomo Telleh say about safety?');
    expect(resolved('What did he say about safety?', turnOf('How many people died in the Linna Star disaster?'))).not.toContain('Linna Star say');
  });

  test('"they" are the people of the turn before', () => {
    expect(resolved('What did they say about fuel?', PLANT)).toBe('What did Osmarin and Rafe Osmarin say about fuel?');
    expect(resolved('Did they meet?', turnOf('Have Moscow and Kyiv agreed?'))).toBe('Did Moscow and Kyiv meet?');
  });

  test('leans on the last turn, not on an earlier one', () => {
    expect(resolved('and what did Brekk say?', OIL, turnOf('What did Varo say about the dam?'))).toBe('What did Brekk say about the dam?');
  });

  test.each(['more', 'More please', 'show me more', 'anything else?', 'go on', 'next', 'and?', 'another one', 'What else?', 'Did she say anything else?', 'what else did he say'])('"%s" asks for the rest', (message) => {
    expect(resolveFollowUp(message, [FERRY, OIL])).toEqual({ kind: 'more', turn: OIL });
  });

  test.each(['more', 'why?', 'and?', 'when was that?', 'What did they say?'])('"%s" with nothing before it is told so', (message) => {
    expect(resolveFollowUp(message, [])).toEqual({ kind: 'nothing-before' });
  });
});

describe('a question that stands alone', () => {
  test.each([
    'What did Tolliver say about the treaty?',
    'Where is the Karr Gorge Dam?',
    'What did Varo say when she was asked about the gates?',
    'Who won the run-off in Pashar?',
    'Is there a ceasefire between Velmora and Kalderra?',
    'Which country said that it will leave the league?',
  ])('stays as it is: %s', (question) => {
    expect(resolved(question, OIL)).toBe(question);
    expect(resolved(question)).toBe(question);
  });
});

test('any message after any turn resolves to something, at once', () => {
  const message = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.stringMatching(/^(and |what about |why |he |they |it |Lavrov |more |\?){0,8}$/));
  fc.assert(fc.property(message, fc.array(fc.string({ maxLength: 80 }), { maxLength: 2 }), (text, questions) => {
    const followUp = resolveFollowUp(text, questions.map((question) => turnOf(question)));
    expect(['question', 'more', 'nothing-before']).toContain(followUp.kind);
    if (followUp.kind === 'question' && questions.length === 0) expect(followUp.question).toBe(text.trim());
  }), { numRuns: 300 });
  const started = performance.now();
  resolveFollowUp('and he and they '.repeat(60_000), [OIL]);
  expect(performance.now() - started).toBeLessThan(2_000);
});
