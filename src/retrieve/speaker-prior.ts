import type { SignalName } from './signal-table.ts';

/**
 * What it is worth that a passage holds words of the speaker asked for. Set by hand, because no training question asks for
 * anybody's words: more than the trained signals differ between two passages on one matter (some two units), so that
 * "What did Lavrov say…" is answered with Lavrov's words, and less than they differ between two matters.
 */
export const SPEAKER_WEIGHTS: readonly (readonly [SignalName, number])[] = [['speakerQuoted', 2], ['speakerTopic', 4], ['speakerNamed', 0.75]];

export function scoreSpeaker(signals: Readonly<Partial<Record<SignalName, number>>>): number {
  return SPEAKER_WEIGHTS.reduce((sum, [name, weight]) => sum + weight * (signals[name] ?? 0), 0);
}
