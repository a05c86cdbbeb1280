import type { SignalName } from './signal-table.ts';

/** A linear model over signals brought to mean 0 and deviation 1 as they were in training. */
export interface LinearModel<Name extends string = SignalName> {
  readonly signals: readonly Name[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly weights: readonly number[];
}

/** From rows of signal, mean, deviation, weight. */
export function linearModel(rows: readonly (readonly [signal: SignalName, mean: number, deviation: number, weight: number])[]): LinearModel {
  return {
    signals: rows.map(([signal]) => signal),
    means: rows.map(([, mean]) => mean),
    deviations: rows.map(([, , deviation]) => deviation),
    weights: rows.map(([, , , weight]) => weight),
  };
}

/** A signal further out than this in training's deviations is cut: a score must not hang on one odd value. */
export const DEVIATIONS_MAX = 4;

export function scoreLinear(model: LinearModel, signals: Readonly<Partial<Record<SignalName, number>>>): number {
  return shareLinear(model, signals).reduce((sum, [, share]) => sum + share, 0);
}

/** What each signal adds to the linear score, signal by signal. */
export function shareLinear(model: LinearModel, signals: Readonly<Partial<Record<SignalName, number>>>): (readonly [SignalName, number])[] {
  return model.signals.map((name, at) => {
    const deviation = model.deviations[at] ?? 1;
    const standard = ((signals[name] ?? 0) - (model.means[at] ?? 0)) / (deviation > 0 ? deviation : 1);
    return [name, (model.weights[at] ?? 0) * Math.min(DEVIATIONS_MAX, Math.max(-DEVIATIONS_MAX, standard))] as const;
  });
}
