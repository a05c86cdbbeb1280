/** What kind of words would answer a question. */
export const ANSWER_TYPES = ['statement', 'person', 'organization', 'country', 'place', 'time', 'number', 'yes-no', 'reason', 'thing'] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];

/** Half-open window of epoch milliseconds; an open end is null. */
export interface TimeWindow {
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
}

/** A question, understood. */
export interface Query {
  /** As it stands alone: a follow-up has its missing parts filled in from the turns before. */
  readonly question: string;
  /** The moment from which "this week" and recency count, epoch milliseconds. */
  readonly askedAtMs: number;
  readonly answerType: AnswerType;
  /** Content words, lower case, in order, without the question's own scaffolding ("what did … say about"). */
  readonly terms: readonly string[];
  /** Names as written ("Sergey Lavrov", "UK"), longest form first. */
  readonly names: readonly string[];
  /** Numbers as written ("7th", "1,400", "2024"). */
  readonly numbers: readonly string[];
  /** Whose words are wanted ("What did Lavrov say…"), else null. */
  readonly speaker: string | null;
  /** What the words are about, once the speaker and the frame are taken off; equals `question` if there is no speaker. */
  readonly topic: string;
  /** A hard filter on publishedAt, from --since/--until (never guessed from the question). */
  readonly window: TimeWindow | null;
  /** A soft preference read out of the question ("in December", "last week"), as a window around the events. */
  readonly mentionedWindow: TimeWindow | null;
  /** A hard filter on the outlet, or null. */
  readonly outlet: string | null;
  /** Outlets that are neither searched nor named. */
  readonly outletsHidden: readonly string[];
  /** False leaves state media out of everything. */
  readonly stateMedia: boolean;
}
