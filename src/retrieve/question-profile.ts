import type { Query } from '../domain/query.ts';
import { answerCandidates } from '../text/answer-candidates.ts';
import { foldName } from '../text/fold-name.ts';
import { splitJointNames } from '../text/joint-names.ts';
import { contextStems } from './passage-words.ts';

/** A question in the forms that signals compare with; made once a question. */
export interface QuestionProfile {
  readonly query: Query;
  /** Stems of the terms with their weights, which add up to 1. */
  readonly weights: ReadonlyMap<string, number>;
  /** Folded names, each as its words. */
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  /** Folded speakers asked for. */
  readonly speakers: readonly string[];
  /** What could answer the question and stands in it already. */
  readonly given: ReadonlySet<string>;
}

/** `frequencies`: of how many of `articles` articles each stem is a word. */
export function profileQuestion(query: Query, frequencies: ReadonlyMap<string, number>, articles: number): QuestionProfile {
  const stems = [...new Set(query.terms.flatMap((term) => [...contextStems(term)]))];
  const raw = stems.map((stem) => Math.log(1 + (articles + 1) / ((frequencies.get(stem) ?? 0) + 0.5)));
  const sum = raw.reduce((total, weight) => total + weight, 0) || 1;
  return {
    query,
    weights: new Map(stems.map((stem, at) => [stem, (raw[at] ?? 0) / sum])),
    names: query.names.map(foldName).filter((name) => name !== ''),
    numbers: query.numbers.map(foldName).filter((number) => number !== ''),
    speakers: query.speaker === null ? [] : splitJointNames(query.speaker).map(foldName),
    given: new Set(answerCandidates(query.question, query.answerType).flatMap(({ key }) => [key, ...key.split(' ')])),
  };
}

