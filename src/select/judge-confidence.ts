import type { QuestionProfile } from './question-profile.ts';
import type { RankedUnit } from './rank-units.ts';
import { weighEvidence, type Evidence } from './weigh-evidence.ts';

/** Below this the desk says that it found nothing. */
export const CONFIDENCE_MIN = 0.5;

/**
 * How sure it is that the chosen units answer the question, 0 to 1: the best supported of them counts.
 * Fitted by bench/train-select.ts on questions with and without the articles that answer them.
 */
export function judgeConfidence(chosen: readonly RankedUnit[], profile: QuestionProfile): number {
  return Math.max(0, ...chosen.map((unit) => confidenceIn(weighEvidence(unit, profile))));
}

function confidenceIn({ names, namesMissing, words, similarity, candidate, presumed }: Evidence): number {
  // "Why did X resign?" presumes that X resigned: unless the article has the deed, the premise is not the article's.
  if (!presumed) return REFUSED;
  const evidence = -6 + 4 * similarity + 3 * words + 2.5 * names - 4 * namesMissing + candidate;
  return 1 / (1 + Math.exp(-evidence));
}

const REFUSED = 0.1;
