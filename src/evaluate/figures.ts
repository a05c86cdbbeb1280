/** The sets of an evaluation, by the names that `--only` takes. */
export const EVALUATION_SETS = ['sample', 'seed', 'retrieval', 'answers', 'abstention', 'quotes', 'extraction', 'stories', 'votes'] as const;
export type EvaluationSet = (typeof EVALUATION_SETS)[number];

/** One row of the table. A null is printed as a dash: it has no meaning there, or nobody has published it. */
export interface Figure {
  readonly name: string;
  readonly ours: Value | null;
  /** The plain baseline, measured in the same run on the same input. */
  readonly baseline: Value | null;
  readonly known: KnownFigure | null;
}

/** A share of 0 to 1, a count out of a total, or a plain amount. */
export type Value =
  | { readonly kind: 'share'; readonly value: number }
  | { readonly kind: 'count'; readonly value: number; readonly of: number }
  | { readonly kind: 'amount'; readonly value: number };

/** What others measured, and what this project aims at. */
export interface KnownFigure {
  /** The best published figure for the task, or a plain baseline published with the set. */
  readonly published: string | null;
  readonly goal: string | null;
}

/** What became of one question, article or page: for reading failures, not for the table. */
export type Outcome = Readonly<Record<string, unknown>>;

export interface Measured {
  readonly figures: readonly Figure[];
  readonly outcomes: readonly Outcome[];
}

/** What became of one set. */
export type SetResult =
  | {
      readonly set: EvaluationSet;
      readonly title: string;
      /** Set when only a part was measured, and which. */
      readonly partial: string | null;
      /** What the baseline column is. */
      readonly baseline: string;
      readonly figures: readonly Figure[];
      readonly milliseconds: number;
    }
  | { readonly set: EvaluationSet; readonly title: string; readonly absent: string };

export const share = (value: number): Value => ({ kind: 'share', value });
export const count = (value: number, of: number): Value => ({ kind: 'count', value, of });
export const amount = (value: number): Value => ({ kind: 'amount', value });
