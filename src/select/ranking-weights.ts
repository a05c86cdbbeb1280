import type { Signal } from './sentence-signals.ts';

/** Weights of the first ranking, which weighs the votes. */
export const FIRST_WEIGHTS: Readonly<Partial<Record<Signal, number>>> = {
  similarity: 3, similarityRank: 0.5, passageRank: 1, articleOrder: 0.5, coverage: 2, coverageAround: 0.8, names: 0.5, numbers: 0.5, candidate: 0.8,
  candidateNear: 0.8, candidateByFocus: 0.5, long: -0.5, short: -0.4, leansOnContext: -0.4, asks: -1.5, weekOf: 0.4, fresh: 0.4,
};

/** Weights of the final ranking. */
export const FINAL_WEIGHTS: Readonly<Partial<Record<Signal, number>>> = { ...FIRST_WEIGHTS, vote: 1, voteRare: 0.7, wordVote: 0.4, direct: 0.1 };
