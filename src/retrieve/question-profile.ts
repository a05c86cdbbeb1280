import type { Query } from '../domain/query.ts';
import { answerCandidates } from '../text/answer-candidates.ts';
import { foldName } from '../text/fold-name.ts';
import { splitJointNames } from '../text/joint-names.ts';
import { wordTokens } from '../text/word-tokens.ts';
import { stemsOf } from './passage-words.ts';

/** A question in the forms that signals compare with; made once a question. */
export interface QuestionProfile {
  readonly query: Query;
  /** Stems of the terms with their weights, which add up to 1. */
  readonly weights: ReadonlyMap<string, number>;
  /** Folded terms that follow each other in the question, as "one two". */
  readonly pairs: readonly string[];
  /** Folded names. */
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  /** Folded speakers asked for. */
  readonly speakers: readonly string[];
  /** What could answer the question and stands in it already. */
  readonly given: ReadonlySet<string>;
}

/** Weighs each term's stems by its rarity (inverse document frequency). `frequencies`: of how many articles it is a word. */
export function profileQuestion(query: Query, frequencies: ReadonlyMap<string, number>): QuestionProfile {
  const most = Math.max(1, ...frequencies.values());
  const rarity = query.terms.flatMap((term) => {
    const weight = Math.log(1 + (most + 1) / ((frequencies.get(term) ?? 0) + 0.5));
    return [...stemsOf(term)].map((stem) => [stem, weight] as const);
  });
  const sum = rarity.reduce((total, [, weight]) => total + weight, 0) || 1;
  return {
    query,
    weights: new Map(rarity.map(([stem, weight]) => [stem, weight / sum])),
    pairs: pairsOf(query.question, query.terms),
    names: query.names.map(foldName).filter((name) => name !== ''),
    numbers: query.numbers.map(foldName).filter((number) => number !== ''),
    speakers: query.speaker === null ? [] : splitJointNames(query.speaker).map(foldName),
    given: new Set(answerCandidates(query.question, query.answerType).flatMap(({ key }) => [key, ...key.split(' ')])),
  };
}

/** Neighbouring words of the question that are both terms. */
function pairsOf(question: string, terms: readonly string[]): string[] {
  const wanted = new Set(terms);
  const words = wordTokens(question).map(({ folded }) => folded);
  const pairs = words.slice(1).flatMap((word, at) => (wanted.has(word) && wanted.has(words[at] ?? '') ? [foldName(`${words[at]} ${word}`)] : []));
  return [...new Set(pairs)];
}
