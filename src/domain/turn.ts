/** What a conversation remembers of one question, so that the next may lean on it ("and what did Lavrov say?"). */
export interface Turn {
  /** The question as it stood alone, its missing parts filled in. */
  readonly question: string;
  /** Whose words were asked for, or null. */
  readonly speaker: string | null;
  /** What the words were to be about. */
  readonly topic: string;
  /** Names in the question and in the speakers of the statements printed. */
  readonly names: readonly string[];
  /** The articles cited, best first. */
  readonly articleIds: readonly string[];
  /** What was printed so far, so that "more" prints something else. */
  readonly shown: readonly Shown[];
}

/** A printed statement, by its place. */
export interface Shown {
  readonly articleId: string;
  readonly start: number;
}
