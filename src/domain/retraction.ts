/** Why an article may no longer be quoted: its page answers that it is gone, its agency killed it, its outlet took it back, or somebody with a right to asked. */
export const RETRACTION_REASONS = ['gone', 'killed', 'retracted', 'asked'] as const;
export type RetractionReason = (typeof RETRACTION_REASONS)[number];

/** An article that is kept, because something posted may cite it, and is in no answer any more. */
export interface Retraction {
  readonly reason: RetractionReason;
  /** Epoch milliseconds. */
  readonly atMs: number;
}
