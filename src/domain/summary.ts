/** Two sentences of a language model on the statements of an answer. Never a quotation, and always labelled as the model's. */
export interface Summary {
  /** One line; each sentence cites sources of the answer ("… on Friday [1]."). What stands in “ ” is proven like any quotation. */
  readonly text: string;
  /** As the setting names it. */
  readonly model: string;
}

export type SummaryOutcome =
  /** No model is set. */
  | { readonly status: 'off' }
  | { readonly status: 'written'; readonly summary: Summary }
  /** For the log; it holds no word of the model's and nothing secret. */
  | { readonly status: 'dropped'; readonly reason: string };
