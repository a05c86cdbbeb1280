import type { Passage } from '../domain/passage.ts';
import type { Query } from '../domain/query.ts';
import { newsMoment } from '../text/news-moment.ts';
import { CONFIDENCE_WEIGHTS } from './confidence-weights.ts';

/** What tells how likely an answer is right. */
export interface ConfidenceInputs {
  /** How well the best supported statement is supported, 0 to 1: `judgeConfidence`. */
  readonly support: number;
  /** The leading statement's score in the ranking of sentences: how much of all that speaks for an answer it has. */
  readonly sentenceScore: number;
  /** Closeness of the first statement's article to the moment asked about, 1 to 0. */
  readonly fresh: number;
  /** By how much the answers that its passage holds are named in more articles than others: the signal `votesMargin`. */
  readonly agreed: number;
}

const DAY_MS = 86_400_000;
const FRESH_DAYS = 20;
/** Where the leading sentence's score lay on training questions, but for one in fifty at either end; and its mean, which stands for it where somebody's words are asked for. */
const SENTENCE_SCORE = { least: 3.1, mean: 5.7, most: 8.4 } as const;
/** Support beyond these is as good as none, or as all. */
const SUPPORT_EDGE = 0.02;

/** The statement that leads an answer: its score, and its passage. */
export interface ConfidenceLead {
  readonly score: number;
  readonly passage: Pick<Passage, 'article' | 'signals'>;
}

/** Of the statement that leads the answer, if there is one. */
export function confidenceInputs(query: Query, first: ConfidenceLead | undefined, support: number): ConfidenceInputs {
  const published = first?.passage.article.publishedAt?.epochMs ?? null;
  const fresh = published === null ? 0 : Math.exp(-Math.abs(newsMoment(query, published) - published) / DAY_MS / FRESH_DAYS);
  // Somebody's words are ranked by other weights, which were never calibrated.
  const sentenceScore = query.speaker !== null ? SENTENCE_SCORE.mean : (first?.score ?? SENTENCE_SCORE.least);
  return { support, sentenceScore, fresh, agreed: first?.passage.signals['votesMargin'] ?? 0 };
}

/** The inputs as the logistic regression sees them. */
export function confidenceRow({ support, sentenceScore, fresh, agreed }: ConfidenceInputs): number[] {
  const bounded = Math.min(1 - SUPPORT_EDGE, Math.max(SUPPORT_EDGE, support));
  return [Math.log(bounded / (1 - bounded)), Math.min(SENTENCE_SCORE.most, Math.max(SENTENCE_SCORE.least, sentenceScore)), fresh, agreed];
}

/** The chance, 0 to 1, that one of the first three statements holds the answer; 0 where nothing supports one. */
export function calibrateConfidence(inputs: ConfidenceInputs): number {
  if (inputs.support <= 0) return 0;
  const [origin = 0, ...weights] = CONFIDENCE_WEIGHTS;
  const evidence = confidenceRow(inputs).reduce((sum, value, k) => sum + value * (weights[k] ?? 0), origin);
  return 1 / (1 + Math.exp(-evidence));
}
