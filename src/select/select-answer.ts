import type { Answer, Statement } from '../domain/answer.ts';
import type { ArticleHead } from '../domain/article.ts';
import type { Passage } from '../domain/passage.ts';
import type { Query } from '../domain/query.ts';
import { calibrateConfidence, confidenceInputs } from './calibrate-confidence.ts';
import { chooseStatements } from './choose-statements.ts';
import { CHANCE_MIN, CONFIDENCE_MIN, STATEMENT_CONFIDENCE_MIN } from './judge-confidence.ts';
import type { SelectorPorts } from './ports.ts';
import { profileQuestion } from './question-profile.ts';
import { rankUnits, type RankedUnit } from './rank-units.ts';
import { articleKey, poolSentences, type PoolLimits } from './sentence-pool.ts';

export interface SelectorOptions {
  /** Statements printed when the caller does not say, 1 to 5. */
  readonly statementsMax?: number;
  /** Passages read, best first. */
  readonly passagesMax?: number;
  /** Sentences embedded for one question; each costs about 10 ms. */
  readonly sentencesMax?: number;
  /** Less support than this for the best statement, and nothing is printed, 0 to 1. */
  readonly confidenceMin?: number;
  /** Less chance than this that the answer is right, and nothing is printed, 0 to 1. */
  readonly chanceMin?: number;
}

/** Ranked passages in, an answer or an honest "not found" out. `limit` overrides `statementsMax` for one question. */
export type Select = (query: Query, passages: readonly Passage[], signal?: AbortSignal, limit?: number) => Promise<Answer>;

/** What is read for one answer, unless the options say otherwise. */
export const SELECT_LIMITS: PoolLimits = { passagesMax: 12, sentencesMax: 80 };
const STATEMENTS_LIMIT = 5;
/** For one question whose first statements are known and will be left out. */
const LIMIT_MAX = 30;
const NEAREST_MAX = 3;

/**
 * Builds the selector: it reads the articles of the best passages, ranks their sentences and prints the best as slices
 * of their article, or refuses and names the nearest coverage.
 *
 * @throws RangeError if an option is out of its range; the returned function throws what its ports throw.
 * @example
 * const select = createSelector({ readArticle, quotesOf, embed, embedQuestion, coverage });
 * const answer = await select(understand(question), await retrieve(question));
 */
export function createSelector(ports: SelectorPorts, options: SelectorOptions = {}): Select {
  const { statementsMax = 3, passagesMax = SELECT_LIMITS.passagesMax, sentencesMax = SELECT_LIMITS.sentencesMax, confidenceMin = CONFIDENCE_MIN, chanceMin = CHANCE_MIN } = options;
  checkCount('statementsMax', statementsMax, STATEMENTS_LIMIT);
  checkCount('passagesMax', passagesMax, 100);
  checkCount('sentencesMax', sentencesMax, 1_000);
  checkShare('confidenceMin', confidenceMin);
  checkShare('chanceMin', chanceMin);
  return async (query, passages, signal, limit = statementsMax) => {
    checkCount('limit', limit, LIMIT_MAX);
    signal?.throwIfAborted();
    const profile = profileQuestion(query);
    const pool = await poolSentences(query, passages, ports, { passagesMax, sentencesMax }, signal);
    const ranked = rankUnits(pool, profile).filter(({ bySpeaker }) => bySpeaker);
    const chosen = chooseStatements(ranked.filter((unit) => unit.confidence >= Math.min(STATEMENT_CONFIDENCE_MIN, confidenceMin)), limit);
    // The best supported statement speaks for the answer; a refusal says how near the best came.
    const support = (chosen.length > 0 ? chosen : ranked).reduce((most, unit) => Math.max(most, unit.confidence), 0);
    const confidence = calibrateConfidence(confidenceInputs(query, chosen[0] ?? ranked[0], support));
    const coverage = await ports.coverage();
    const [first, ...others] = chosen.map((unit, i) => statementOf(unit, i + 1));
    if (first === undefined || support < confidenceMin || confidence < chanceMin) return { status: 'not-found', nearest: nearestHeads(passages), confidence, coverage };
    return { status: 'answered', statements: [first, ...others], confidence, coverage };
  };
}

function statementOf({ unit, text, article: { head } }: RankedUnit, n: number): Statement {
  const placed = { text, articleId: head.id, revision: head.revision, span: unit.span, citation: { n, article: head } };
  return unit.type === 'report' ? { ...placed, type: 'report', speaker: null } : { ...placed, type: unit.type, speaker: unit.speaker };
}

/**
 * Cosine to the question from which a passage is on its matter; unrelated news of one language lies below (bge-small:
 * 0.38 to 0.55 for questions about nothing in the sample). A name in common is near enough.
 */
const NEAR_SIMILARITY_MIN = 0.57;

/** Whether a passage comes near the question at all. Passages without these signals do. */
export function isNear({ signals: { dense = 1, names = 0 } }: Passage): boolean {
  return dense >= NEAR_SIMILARITY_MIN || names > 0;
}

/** Articles of the best passages that come near the question, each once. */
function nearestHeads(passages: readonly Passage[]): ArticleHead[] {
  const heads = new Map<string, ArticleHead>();
  for (const passage of passages) {
    const { article } = passage;
    if (isNear(passage) && !heads.has(articleKey(article))) heads.set(articleKey(article), article);
  }
  return [...heads.values()].slice(0, NEAREST_MAX);
}

function checkCount(name: string, count: number, max: number): void {
  if (!Number.isInteger(count) || count < 1 || count > max) throw new RangeError(`${name} must be a whole number from 1 to ${max}, got ${count}`);
}

function checkShare(name: string, share: number): void {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`${name} must be from 0 to 1, got ${share}`);
}
