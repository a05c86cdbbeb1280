import { countVotes } from './count-votes.ts';
import { judgeConfidence } from './judge-confidence.ts';
import type { QuestionProfile } from './question-profile.ts';
import { FINAL_WEIGHTS, FIRST_WEIGHTS } from './ranking-weights.ts';
import type { PooledUnit } from './sentence-pool.ts';
import { SPEAKER_WEIGHTS } from './speaker-weights.ts';
import { SIGNALS, signalUnits, type Signal, type SignalledUnit, type Signals } from './sentence-signals.ts';

export interface RankedUnit extends SignalledUnit {
  /** How sure it is that this unit answers, 0 to 1. */
  readonly confidence: number;
  readonly score: number;
}

/**
 * What the evidence counts for in the ranking, per unit of its log odds. On quiz questions anything from 0 to 0.5 prints
 * equally many answers; in a store of few articles it keeps sentences on something else out.
 */
const EVIDENCE_SHARE = 0.3;

/** What it is worth that a sentence denies where the question asks who did *not*. Set by hand: quizzes hardly ask so. */
const DENIAL_SHARE = 2;
const DENIES = /\b(?:not|never|no|none|nobody|neither|nor|without|refus\w+|reject\w+|declin\w+|oppos\w+|against|abstain\w+|boycott\w+|only)\b|n['’]t\b/i;

/** Two passes of one linear form: the first weighs each sentence alone, the second also by what other articles say. */
export function rankUnits(pool: readonly PooledUnit[], profile: QuestionProfile): RankedUnit[] {
  if (pool.length === 0) return [];
  const denial = ({ text }: PooledUnit): number => (profile.negated && DENIES.test(text) ? DENIAL_SHARE : 0);
  const alone = signalUnits(pool, profile);
  const voted = countVotes(alone, alone.map((unit) => weigh(unit.signals, FIRST_WEIGHTS) + denial(unit)), profile);
  const weights = profile.query.speaker === null ? FINAL_WEIGHTS : SPEAKER_WEIGHTS;
  return voted
    .map((unit) => {
      const confidence = judgeConfidence(unit, profile);
      return { ...unit, confidence, score: weigh(unit.signals, weights) + denial(unit) + EVIDENCE_SHARE * Math.log((confidence + 1e-3) / (1 - confidence + 1e-3)) };
    })
    .sort((a, b) => b.score - a.score || a.passageRank - b.passageRank || a.at - b.at);
}

export function weigh(signals: Signals, weights: Readonly<Partial<Record<Signal, number>>>): number {
  return SIGNALS.reduce((sum, name) => sum + signals[name] * (weights[name] ?? 0), 0);
}
