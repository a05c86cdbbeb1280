import { foldWords, holdsAny } from './gold-words.ts';
import type { GoldQuestion } from './gold-question.ts';

/** A printed statement, as far as it is scored. */
export interface PrintedStatement {
  readonly text: string;
  readonly speaker: string | null;
}

/** What was printed for one question; no statements means that it was refused. */
export type Printed = readonly PrintedStatement[];

export interface QuestionScores {
  readonly answerable: number;
  /** Gold words in the first statement; in the first three. */
  readonly first: number;
  readonly inThree: number;
  /** Of the questions that ask for a speaker: the statement with the gold words names that speaker. */
  readonly withSpeaker: number;
  readonly speakerRight: number;
  readonly unanswerable: number;
  readonly refusedRight: number;
  /** Answerable, but refused. */
  readonly refusedWrong: number;
}

/** How one question went; kept for reading failures. */
export interface QuestionOutcome {
  readonly right: boolean;
  readonly first: boolean;
  readonly speakerRight: boolean | null;
}

/** The first statement of three that holds gold words decides the speaker: what a reader would take as the answer. */
export function judgeQuestion(gold: GoldQuestion, printed: Printed): QuestionOutcome {
  if (gold.none === true) return { right: printed.length === 0, first: printed.length === 0, speakerRight: null };
  const right = printed.slice(0, 3).find(({ text }) => holdsAny(text, gold.any ?? []));
  return {
    right: right !== undefined,
    first: right !== undefined && right === printed[0],
    speakerRight: gold.speaker === undefined ? null : right !== undefined && namesSpeaker(right.speaker, gold.speaker),
  };
}

/** Sums over a set of questions. */
export function scoreQuestions(gold: readonly GoldQuestion[], printed: readonly Printed[]): QuestionScores {
  const outcomes = gold.map((one, i) => ({ none: one.none === true, refused: (printed[i] ?? []).length === 0, ...judgeQuestion(one, printed[i] ?? []) }));
  const answerable = outcomes.filter(({ none }) => !none);
  const unanswerable = outcomes.filter(({ none }) => none);
  return {
    answerable: answerable.length,
    first: answerable.filter(({ first }) => first).length,
    inThree: answerable.filter(({ right }) => right).length,
    withSpeaker: answerable.filter(({ speakerRight }) => speakerRight !== null).length,
    speakerRight: answerable.filter(({ speakerRight }) => speakerRight === true).length,
    unanswerable: unanswerable.length,
    refusedRight: unanswerable.filter(({ right }) => right).length,
    refusedWrong: answerable.filter(({ refused }) => refused).length,
  };
}

/** "Jaishankar" is named by "S Jaishankar", and "Ingrid Falkmoe" by "Falkmoe". */
function namesSpeaker(speaker: string | null, wanted: string): boolean {
  if (speaker === null) return false;
  const [given, asked] = [foldWords(speaker), foldWords(wanted)];
  return given.includes(asked) || (given.trim() !== '' && asked.endsWith(given));
}
