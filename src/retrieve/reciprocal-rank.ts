/** Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009: k = 60. */
const RANK_OFFSET = 60;

/** Fuses rankings of keys: the sum over rankings of 1 / (60 + rank), rank counted from 1. */
export function fuseReciprocalRanks(rankings: readonly (readonly string[])[]): Map<string, number> {
  const fused = new Map<string, number>();
  for (const ranking of rankings) {
    for (const [at, key] of ranking.entries()) fused.set(key, (fused.get(key) ?? 0) + 1 / (RANK_OFFSET + at + 1));
  }
  return fused;
}
