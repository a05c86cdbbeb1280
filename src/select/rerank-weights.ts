/**
 * What a passage's best sentence counts for beside the score that retrieval gave it. Fitted by bench/train-rerank.ts on 700
 * training questions (SHA-256 of the pools 87c1f08cc56912c7…): hit@1 / @4 / @10 / MRR@10 of the read passages 0.557 / 0.704 / 0.799 / 0.633,
 * cross-validated with it 0.566 / 0.721 / 0.800 / 0.642.
 */
export const SENTENCE_WEIGHT = 0.523;
