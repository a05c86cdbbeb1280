/**
 * Hard limits on what is searched. What is absent or null does not limit; all that is given must hold.
 * The window is half-open, in epoch milliseconds; an article without a date is outside every window.
 */
export interface ChunkFilter {
  readonly sinceMs?: number | null | undefined;
  readonly untilMs?: number | null | undefined;
  /** The outlet's name, compared without regard to case, accents and punctuation. */
  readonly outlet?: string | null | undefined;
  /** Outlets left out, compared in the same way; articles of no known outlet stay. */
  readonly outletsHidden?: readonly string[] | null | undefined;
  /** False leaves state media out. */
  readonly stateMedia?: boolean | null | undefined;
  /** Only these articles; an empty list matches nothing. */
  readonly articleIds?: readonly string[] | null | undefined;
}

/** Something found by a search: a chunk key or an article id. A higher score is better; only comparable within one search. */
export interface Scored {
  readonly key: string;
  readonly score: number;
}

/** How much to return, and within which limits. */
export interface SearchOptions {
  readonly limit: number;
  readonly filter?: ChunkFilter | undefined;
}
