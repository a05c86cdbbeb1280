import { scoreLinear, shareLinear } from './score.ts';
import type { SignalName } from './signal-table.ts';
import { scoreSpeaker, SPEAKER_WEIGHTS } from './speaker-prior.ts';
import { FINAL_MODEL } from './weights.ts';

/** A passage's score: a line through the signals, and what is set by hand for questions that want somebody's words. */
export function scorePassage(signals: Readonly<Partial<Record<SignalName, number>>>): number {
  return scoreLinear(FINAL_MODEL, signals) + scoreSpeaker(signals);
}

/**
 * What each signal adds to the score or takes from it, against the mean passage of training; signals that do neither are
 * left out. The shares add up to the score.
 */
export function explainPassage(signals: Readonly<Partial<Record<SignalName, number>>>): Record<string, number> {
  const all: Record<string, number> = Object.fromEntries(shareLinear(FINAL_MODEL, signals));
  for (const [name, weight] of SPEAKER_WEIGHTS) all[name] = (all[name] ?? 0) + weight * (signals[name] ?? 0);
  return Object.fromEntries(Object.entries(all).filter(([, share]) => share !== 0));
}
