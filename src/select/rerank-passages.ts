import type { Passage } from '../domain/passage.ts';
import type { Query } from '../domain/query.ts';
import type { SelectorPorts } from './ports.ts';
import { profileQuestion } from './question-profile.ts';
import { rankUnits, type RankedUnit } from './rank-units.ts';
import { RERANK_WEIGHTS } from './rerank-weights.ts';
import { gatherEvidence, type SentenceEvidence } from './sentence-evidence.ts';
import { poolSentences, type PoolLimits } from './sentence-pool.ts';

/** Passages as retrieval ranked them in, the same passages out, the first of them ordered anew by their sentences. */
export type Rerank = (query: Query, passages: readonly Passage[], signal?: AbortSignal) => Promise<Passage[]>;

/** As many passages as an answer is looked for in, and as many sentences as these mostly have. */
const LIMITS: PoolLimits = { passagesMax: 20, sentencesMax: 160 };

/**
 * Builds the second stage of passage ranking: what a chunk's mean vector and its words cannot tell, whether one sentence
 * of it answers, its sentences can. Only for questions that want nobody's words: for others retrieval weighs who speaks.
 *
 * @throws the returned function throws what its ports throw.
 */
export function createReranker(ports: SelectorPorts, limits: PoolLimits = LIMITS): Rerank {
  return async (query, passages, signal) => {
    if (query.speaker !== null) return [...passages];
    const pool = await poolSentences(query, passages, ports, limits, signal);
    return rerankPassages(passages, rankUnits(pool, profileQuestion(query)));
  };
}

/** Passages of which no sentence was read keep their order behind those of which some were. Pure. */
export function rerankPassages(passages: readonly Passage[], units: readonly RankedUnit[]): Passage[] {
  const evidence = gatherEvidence(passages, units);
  const read = passages.flatMap((passage, at) => {
    const own = evidence[at];
    return own === null || own === undefined ? [] : [weighIn(passage, own)];
  });
  const unread = passages.filter((_, at) => evidence[at] === null);
  return [...read.sort((a, b) => b.score - a.score), ...unread];
}

/** The passage with the sentences' shares added to its score. */
function weighIn(passage: Passage, evidence: SentenceEvidence): Passage {
  const shares = Object.fromEntries(Object.entries(evidence).map(([name, value]: [string, number]) => [name, value * RERANK_WEIGHTS[name as keyof SentenceEvidence]]));
  const added = Object.values(shares).reduce((sum, share) => sum + share, 0);
  return {
    ...passage,
    score: passage.score + added,
    signals: { ...passage.signals, ...evidence },
    ...(passage.shares === undefined ? {} : { shares: { ...passage.shares, ...shares } }),
  };
}
