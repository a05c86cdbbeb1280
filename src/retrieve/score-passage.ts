import { explainTrees, scoreTrees, type TreeEnsemble } from '../domain/tree-ensemble.ts';
import TREES from './passage-trees.json' with { type: 'json' };
import { scoreLinear, shareLinear } from './score.ts';
import type { SignalName } from './signal-table.ts';
import { scoreSpeaker, SPEAKER_WEIGHTS } from './speaker-prior.ts';
import { FINAL_MODEL } from './weights.ts';

/** Written by bench/train-retrieve.ts beside the linear weights, on the same questions. */
const PASSAGE_TREES: TreeEnsemble = TREES;

/**
 * A passage's score: a line through the signals, what trees add where signals matter together ("near in time, if it is on
 * the matter at all"), and what is set by hand for questions that want somebody's words.
 */
export function scorePassage(signals: Readonly<Partial<Record<SignalName, number>>>): number {
  return scoreLinear(FINAL_MODEL, signals) + scoreTrees(PASSAGE_TREES, inputsOf(signals)) + scoreSpeaker(signals);
}

/**
 * What each signal adds to the score or takes from it, against the mean passage of training; signals that do neither are
 * left out. `base`, the mean passage's own score, and the shares add up to the score.
 */
export function explainPassage(signals: Readonly<Partial<Record<SignalName, number>>>): Record<string, number> {
  const { base, shares } = explainTrees(PASSAGE_TREES, inputsOf(signals));
  const all: Record<string, number> = { base, ...shares };
  const add = (name: string, share: number): void => { all[name] = (all[name] ?? 0) + share; };
  for (const [name, share] of shareLinear(FINAL_MODEL, signals)) add(name, share);
  for (const [name, weight] of SPEAKER_WEIGHTS) add(name, weight * (signals[name] ?? 0));
  return Object.fromEntries(Object.entries(all).filter(([, share]) => share !== 0));
}

function inputsOf(signals: Readonly<Partial<Record<SignalName, number>>>): number[] {
  // A 32-bit value, as in training: a threshold lies exactly on one.
  return PASSAGE_TREES.inputs.map((name) => Math.fround(signals[name as SignalName] ?? 0));
}
