/** A chunk as a vector index needs it. */
export interface ChunkVector {
  readonly key: string;
  readonly articleId: string;
  readonly revision: number;
  readonly ordinal: number;
  readonly publishedAtMs: number | null;
  readonly outlet: string | null;
  readonly stateMedia: boolean;
  /** Unit length. */
  readonly vector: Float32Array;
}

/**
 * A few thousand chunks of one month: the unit in which vectors are read and projections written. An article stays in
 * its shard unless its date moves to another month, so that a commit touches one shard and not the month.
 */
export interface Shard {
  /** `2023-12`, then `2023-12.2`, … when the month outgrows one; `undated`. Fit for a folder name. */
  readonly name: string;
  /** `YYYY-MM` in UTC, or null for undated articles. */
  readonly month: string | null;
  /** The store's generation at the last change within this shard. */
  readonly generation: number;
  readonly chunks: number;
}
