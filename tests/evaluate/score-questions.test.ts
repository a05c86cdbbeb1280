import { describe, expect, it } from 'vitest';
import { judgeQuestion, scoreQuestions } from '../../src/evaluate/score-questions.ts';
import { printsBare } from '../../src/evaluate/score-traps.ts';

const said = (text: string, speaker: string | null = null): { text: string; speaker: string | null } => ({ text, speaker });

describe('questions with gold words', () => {
  const asked = { q: 'What did Falkmoe say?', any: ['whose was first'], speaker: 'Ingrid Falkmoe' };

  it('are right if the words stand in one of three statements, and first if in the first', () => {
    expect(judgeQuestion(asked, [said('It does not tell me whose was first.', 'Ingrid Falkmoe')])).toEqual({ right: true, first: true, speakerRight: true });
    expect(judgeQuestion(asked, [said('x'), said('y'), said('Whose was first?', 'Falkmoe')])).toEqual({ right: true, first: false, speakerRight: true });
    expect(judgeQuestion(asked, [said('x'), said('y'), said('z'), said('whose was first')]).right).toBe(false);
  });

  it('need the speaker on the statement that holds the words', () => {
    expect(judgeQuestion(asked, [said('whose was first', 'Tomas Brekk'), said('whose was first', 'Ingrid Falkmoe')]).speakerRight).toBe(false);
    expect(judgeQuestion(asked, [said('whose was first')]).speakerRight).toBe(false);
    expect(judgeQuestion(asked, [said('whose was first', '')]).speakerRight).toBe(false);
  });

  it('without an answer are right only if refused', () => {
    const none = { q: 'Who won?', none: true };
    expect(judgeQuestion(none, []).right).toBe(true);
    expect(judgeQuestion(none, [said('Nobody did.')]).right).toBe(false);
  });

  it('are counted apart, answerable and not', () => {
    const scores = scoreQuestions([asked, asked, { q: 'Who won?', none: true }], [[said('whose was first', 'Falkmoe')], [], [said('noise')]]);
    expect(scores).toEqual({ answerable: 2, first: 1, inThree: 1, withSpeaker: 2, speakerRight: 1, unanswerable: 1, refusedRight: 0, refusedWrong: 1 });
  });
});

describe('a trap is printed bare', () => {
  const trap = { words: 'the border is closed', sentence: 'Orlitz denied that "the border is closed", saying that lorries were crossing.' };

  it('when its words, or a piece of them, stand alone', () => {
    expect(printsBare('the border is closed', trap)).toBe(true);
    expect(printsBare('border is closed', trap)).toBe(true);
    expect(printsBare('that "The border is closed",', trap)).toBe(true);
  });

  it('but not in its sentence, nor when something else is printed', () => {
    expect(printsBare(trap.sentence, trap)).toBe(false);
    expect(printsBare('lorries were crossing', trap)).toBe(false);
    expect(printsBare('The border is closed to lorries from Kalderra until Monday, the ministry said.', trap)).toBe(false);
  });

  it('but not inside a longer quotation that turns its meaning', () => {
    const nested = { words: 'we wanted this', sentence: '“He says ‘we wanted this’, and that is a lie,” she said.' };
    expect(printsBare('He says ‘we wanted this’, and that is a lie', nested)).toBe(false);
  });
});
