import type { LinearModel } from './score.ts';
import type { SignalName } from './signal-table.ts';

/** Set by hand: signal, mean, deviation, weight. */
function handSet(rows: readonly (readonly [SignalName, number, number, number])[]): LinearModel {
  return { signals: rows.map(([name]) => name), means: rows.map(([, mean]) => mean), deviations: rows.map(([, , deviation]) => deviation), weights: rows.map(([, , , weight]) => weight) };
}

const FIRST = [
  ['dense', 0.6, 0.07, 0.5], ['wordsChunk', 0.4, 0.2, 0.3], ['wordsArticle', 0.4, 0.25, 0.3], ['wordsTitle', 0.3, 0.3, 0.15], ['fused', 0.6, 0.2, 0.3],
  ['coverage', 0.4, 0.2, 0.3], ['names', 0.4, 0.4, 0.2], ['speakerQuoted', 0, 0.5, 0.4], ['speakerTopic', 0, 0.5, 0.6], ['nearRelevant', 0.1, 0.25, 0.5], ['nearMonthRelevant', 0.2, 0.25, 0.2],
  ['mentionedWindow', 0.2, 0.4, 0.1],
] as const;

export const FIRST_MODEL: LinearModel = handSet(FIRST);
export const FINAL_MODEL: LinearModel = handSet([...FIRST, ['votesNear', 0.3, 0.3, 0.2]]);
