import { countWords, holdsAny } from './gold-words.ts';
import { mean } from './mean.ts';

export interface PrintedAnswer {
  readonly status: 'answered' | 'not-found';
  readonly statements: readonly { readonly text: string }[];
}

export interface AnswerScores {
  readonly answered: number;
  /** Gold words in the first statement; in the first three. */
  readonly answer1: number;
  readonly answer3: number;
  /** Of what was answered, gold words in the first three statements. */
  readonly rightWhenAnswered: number;
  /** Mean words of the first three statements, over all questions. */
  readonly wordsPrinted: number;
}

/** Share of questions whose gold words stand in the first statements, and share answered at all. As `score.py answers`. */
export function scoreAnswers(gold: readonly { readonly answers: readonly string[] }[], printed: readonly PrintedAnswer[]): AnswerScores {
  const right = (k: number): number[] => printed.map((answer, i) => {
    const answers = gold[i]?.answers ?? [];
    return answer.statements.slice(0, k).some(({ text }) => holdsAny(text, answers)) ? 1 : 0;
  });
  const right3 = right(3);
  return {
    answered: mean(printed.map(({ status }) => (status === 'answered' ? 1 : 0))),
    answer1: mean(right(1)),
    answer3: mean(right3),
    rightWhenAnswered: mean(right3.filter((_, i) => printed[i]?.status === 'answered')),
    wordsPrinted: mean(printed.map(({ statements }) => statements.slice(0, 3).reduce((sum, { text }) => sum + countWords(text), 0))),
  };
}
