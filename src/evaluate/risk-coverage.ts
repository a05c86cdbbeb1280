/** A question with how sure the desk was of its answer, and whether the gold words stood in it. */
export interface Judged {
  /** Null where nothing was printed. */
  readonly confidence: number | null;
  readonly right: boolean;
}

/** Answering the surest questions first: after each, the share of all that is answered and the share of those that is wrong. */
export interface RiskAtCoverage {
  readonly coverage: number;
  readonly risk: number;
  /** What was answered last: a threshold that would stop here. */
  readonly confidence: number;
}

/** The risk-coverage curve (El-Yaniv and Wiener, "On the foundations of noise-free selective classification", JMLR 2010). Questions of one confidence stand or fall together. */
export function riskCoverage(judged: readonly Judged[]): RiskAtCoverage[] {
  const answered = judged.flatMap(({ confidence, right }) => (confidence === null ? [] : [{ confidence, right }])).sort((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  return answered.flatMap(({ confidence, right }, at) => {
    wrong += right ? 0 : 1;
    return answered[at + 1]?.confidence === confidence ? [] : [{ coverage: (at + 1) / judged.length, risk: wrong / (at + 1), confidence }];
  });
}

/** The greatest share of the questions that can be answered with at least `precision` of the answers right; 0 if none can. */
export function coverageAt(curve: readonly RiskAtCoverage[], precision: number): number {
  return curve.reduce((most, { coverage, risk }) => (1 - risk >= precision ? Math.max(most, coverage) : most), 0);
}
