import type { Signal } from './sentence-signals.ts';

/** Weights where somebody's words are asked for: set by hand, as no training question asks so. The speaker is settled; the topic may stand beside the words. */
export const SPEAKER_WEIGHTS: Readonly<Partial<Record<Signal, number>>> = {
  similarity: 5, similarityRank: 0.5, passageRank: 0.8, coverage: 0.8, coverageRare: 0.8, coverageAround: 1.8, coverageTitle: 0.4, names: 0.2, numbers: 0.4,
  direct: 0.3, wordsWanted: 1.5, long: -0.6, short: -0.3, asks: -0.5, leansOnContext: -0.2,
};
