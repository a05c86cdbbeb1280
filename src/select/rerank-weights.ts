import type { SentenceEvidence } from './sentence-evidence.ts';

/** What the sentences of a passage add to the score that retrieval gave it. Written by bench/train-rerank.ts. */
export const RERANK_WEIGHTS: Readonly<Record<keyof SentenceEvidence, number>> = { sentenceBest: 0.4, sentenceNear: 2 };
