import type { Signal } from './sentence-signals.ts';

/** Weights of the first ranking, which weighs the votes. */
export const FIRST_WEIGHTS: Readonly<Partial<Record<Signal, number>>> = {
  similarity: 3, similarityRank: 0.5, passageRank: 1, articleOrder: 0.5, coverage: 1.2, coverageRare: 1.5, coverageAround: 0.8, names: 0.5, numbers: 0.5, candidate: 0.8,
  candidateNear: 0.8, candidateByFocus: 0.5, long: -0.5, short: -0.4, leansOnContext: -0.4, asks: -1.5, weekOf: 0.4, fresh: 0.4,
};

/** Weights of the final ranking. */
export const FINAL_WEIGHTS: Readonly<Partial<Record<Signal, number>>> = { ...FIRST_WEIGHTS, vote: 1, voteRare: 0.7, wordVote: 0.4, direct: 0.1, wordsWanted: 0.5 };

/** Weights where somebody's words are asked for: set by hand, as no training question asks so. The speaker is settled; the topic may stand beside the words. */
export const SPEAKER_WEIGHTS: Readonly<Partial<Record<Signal, number>>> = {
  similarity: 3, similarityRank: 0.5, passageRank: 0.8, coverage: 0.8, coverageRare: 0.8, coverageAround: 1.8, coverageTitle: 0.4, names: 0.2, numbers: 0.4,
  direct: 0.3, wordsWanted: 0.9, long: -0.6, short: -0.3, asks: -0.5, leansOnContext: -0.2,
};
