import { answerCandidates } from '../text/answer-candidates.ts';
import type { PassageWords } from './passage-words.ts';
import type { QuestionProfile } from './question-profile.ts';

/** A passage that may vote, with how relevant it looked before votes were counted (0 to 1). */
export interface Voter {
  readonly key: string;
  readonly articleId: string;
  readonly text: string;
  readonly words: PassageWords;
  readonly relevance: number;
}

export interface VotesOfPassage {
  readonly any: number;
  readonly near: number;
  readonly margin: number;
  /** Share of the question's weight in the best sentence that holds one. */
  readonly sentence: number;
  /** How many different answers it holds. */
  readonly kinds: number;
}

/** Passages that vote; those below are not about the question. */
const VOTERS_MAX = 60;
/** Passages that are looked through at all: further down nothing reaches the top by its votes. */
const READ_MAX = 150;
/** A sentence that shares this much of the question's weight speaks of its matter. */
const NEAR_COVERAGE_MIN = 0.25;

interface Held {
  readonly any: ReadonlySet<string>;
  readonly near: ReadonlySet<string>;
  readonly sentence: number;
}

/**
 * Candidate answers of the kind the question asks for, counted over articles: each article gives an answer its most
 * relevant passage's weight, once. What several articles about the matter name is likelier the answer than what one
 * does; what stands in the question is no answer to it.
 */
export function countVotes(profile: QuestionProfile, voters: readonly Voter[]): Map<string, VotesOfPassage> {
  const held = new Map<string, Held>();
  const any = new Map<string, Map<string, number>>();
  const near = new Map<string, Map<string, number>>();
  const relevant = voters.toSorted((a, b) => b.relevance - a.relevance);
  for (const [at, voter] of relevant.slice(0, READ_MAX).entries()) {
    const found = candidatesOf(profile, voter);
    held.set(voter.key, found);
    if (at >= VOTERS_MAX) continue;
    cast(any, found.any, voter);
    cast(near, found.near, voter);
  }
  const totalAny = tally(any);
  const totalNear = tally(near);
  const all = [...totalAny.values()];
  const mean = all.length === 0 ? 0 : all.reduce((sum, value) => sum + value, 0) / all.length;
  return new Map([...held].map(([key, found]) => {
    const best = maximum(found.any, totalAny);
    return [key, { any: best, near: maximum(found.near, totalNear), margin: found.any.size === 0 ? 0 : best - mean, sentence: found.sentence, kinds: found.any.size }];
  }));
}

function candidatesOf({ query, given, weights }: QuestionProfile, { text, words }: Voter): Held {
  const any = new Set<string>();
  const near = new Set<string>();
  let sentence = 0;
  for (const { start, end, stems } of words.sentences) {
    const keys = answerCandidates(text.slice(start, end), query.answerType).map(({ key }) => key).filter((key) => !given.has(key));
    const coverage = stems.values().reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0);
    if (keys.length > 0) sentence = Math.max(sentence, coverage);
    for (const key of keys) {
      any.add(key);
      if (coverage >= NEAR_COVERAGE_MIN) near.add(key);
    }
  }
  return { any, near, sentence };
}

function cast(votes: Map<string, Map<string, number>>, keys: ReadonlySet<string>, { articleId, relevance }: Voter): void {
  for (const key of keys) {
    const byArticle = votes.get(key) ?? new Map<string, number>();
    byArticle.set(articleId, Math.max(byArticle.get(articleId) ?? 0, relevance));
    votes.set(key, byArticle);
  }
}

/** Adds up each answer's articles, as a share of the most voted for. */
function tally(votes: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, number> {
  const sums = [...votes].map(([key, byArticle]) => [key, byArticle.values().reduce((sum, value) => sum + value, 0)] as const);
  const most = sums.reduce((max, [, sum]) => Math.max(max, sum), 0) || 1;
  return new Map(sums.map(([key, sum]) => [key, sum / most]));
}

function maximum(keys: ReadonlySet<string>, votes: ReadonlyMap<string, number>): number {
  let best = 0;
  for (const key of keys) best = Math.max(best, votes.get(key) ?? 0);
  return best;
}
