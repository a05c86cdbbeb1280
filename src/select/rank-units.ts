import { countVotes } from './count-votes.ts';
import type { QuestionProfile } from './question-profile.ts';
import { FINAL_WEIGHTS, FIRST_WEIGHTS } from './ranking-weights.ts';
import type { PooledUnit } from './sentence-pool.ts';
import { SPEAKER_WEIGHTS } from './speaker-weights.ts';
import { SIGNALS, signalUnits, type Signal, type SignalledUnit, type Signals } from './sentence-signals.ts';

export interface RankedUnit extends SignalledUnit {
  readonly score: number;
}

/** Two passes of one linear form: the first weighs each sentence alone, the second also by what other articles say. */
export function rankUnits(pool: readonly PooledUnit[], profile: QuestionProfile): RankedUnit[] {
  if (pool.length === 0) return [];
  const alone = signalUnits(pool, profile);
  const voted = countVotes(alone, alone.map(({ signals }) => weigh(signals, FIRST_WEIGHTS)), profile);
  const weights = profile.query.speaker === null ? FINAL_WEIGHTS : SPEAKER_WEIGHTS;
  return voted
    .map((unit) => ({ ...unit, score: weigh(unit.signals, weights) }))
    .sort((a, b) => b.score - a.score || a.passageRank - b.passageRank || a.at - b.at);
}

export function weigh(signals: Signals, weights: Readonly<Partial<Record<Signal, number>>>): number {
  return SIGNALS.reduce((sum, name) => sum + signals[name] * (weights[name] ?? 0), 0);
}
