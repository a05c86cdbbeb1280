import type { Passage } from '../domain/passage.ts';
import type { Query } from '../domain/query.ts';
import { bestSentences } from './best-sentences.ts';
import type { SelectorPorts } from './ports.ts';
import { profileQuestion } from './question-profile.ts';
import { rankUnits, type RankedUnit } from './rank-units.ts';
import { SENTENCE_WEIGHT } from './rerank-weights.ts';
import { poolSentences, type PoolLimits } from './sentence-pool.ts';

/** Passages as retrieval ranked them in, the same passages out, the first of them ordered anew by their sentences. */
export type Rerank = (query: Query, passages: readonly Passage[], signal?: AbortSignal) => Promise<Passage[]>;

/** As many passages as an answer is looked for in, and as many sentences as these mostly have. */
export const RERANK_LIMITS: PoolLimits = { passagesMax: 20, sentencesMax: 160 };

/**
 * Builds the second stage of passage ranking: what a chunk's mean vector and its words cannot tell, whether one sentence
 * of it answers, its sentences can. Only for questions that want nobody's words: for others retrieval weighs who speaks.
 *
 * @throws the returned function throws what its ports throw.
 */
export function createReranker(ports: SelectorPorts, limits: PoolLimits = RERANK_LIMITS): Rerank {
  return async (query, passages, signal) => {
    if (query.speaker !== null) return [...passages];
    const pool = await poolSentences(query, passages, ports, limits, signal);
    return rerankPassages(passages, rankUnits(pool, profileQuestion(query)));
  };
}

/** Passages of which no sentence was read keep their order behind those of which some were. Pure. */
export function rerankPassages(passages: readonly Passage[], units: readonly RankedUnit[]): Passage[] {
  const best = bestSentences(passages, units);
  const read: Passage[] = [];
  const unread: Passage[] = [];
  passages.forEach((passage, at) => {
    const sentenceBest = best[at] ?? null;
    if (sentenceBest === null) unread.push(passage);
    else read.push(weighIn(passage, sentenceBest));
  });
  return [...read.sort((a, b) => b.score - a.score), ...unread];
}

/** The passage with its best sentence's share added to its score. */
function weighIn(passage: Passage, sentenceBest: number): Passage {
  const share = SENTENCE_WEIGHT * sentenceBest;
  return {
    ...passage,
    score: passage.score + share,
    signals: { ...passage.signals, sentenceBest },
    ...(passage.shares === undefined ? {} : { shares: { ...passage.shares, sentenceBest: share } }),
  };
}
