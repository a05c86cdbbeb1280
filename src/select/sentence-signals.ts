import type { Query } from '../domain/query.ts';
import { newsMoment } from '../text/news-moment.ts';
import { answerCandidates, type AnswerCandidate } from './answer-candidates.ts';
import type { QuestionProfile, WeighedTerm } from './question-profile.ts';
import type { PooledUnit } from './sentence-pool.ts';
import { isFunctionWord, keysOf, rarityOf } from './words.ts';

/** Each reason to print a sentence, kept apart; all are of the order of 0 to 1. */
export const SIGNALS = [
  'similarity', 'similarityBelowBest', 'similarityRank', 'passageRank', 'passageScore', 'articleOrder', 'articleShare', 'passageFirst',
  'coverage', 'coverageRare', 'coverageAround', 'coverageTitle', 'coverageUncovered', 'phrase', 'names', 'namesAround', 'numbers',
  'candidate', 'candidates', 'candidateNear', 'candidateByFocus', 'kindUnknown', 'novelty',
  'opening', 'lead', 'words', 'long', 'short', 'leansOnContext', 'asks', 'direct', 'spoken', 'wordsWanted', 'dated', 'fresh', 'weekOf', 'later',
  'vote', 'voteBest', 'voteRare', 'wordVote',
] as const;
export type Signal = (typeof SIGNALS)[number];
export type Signals = Record<Signal, number>;

export interface SignalledUnit extends PooledUnit {
  readonly candidates: readonly AnswerCandidate[];
  readonly signals: Signals;
}

/** How near the noun asked for stands: "31 *boats*", "one of its *officers*, Lieutenant …". */
const FOCUS_CHARS = 30;
const DAY_MS = 86_400_000;
/** A subject that only the sentence before can explain. */
const LEANS = /^["“']?(?:he|she|it|they|this|that|these|those|his|her|their|its|but|and|so|also|then|there|such|here|both|another|instead|meanwhile|however|still|yet)\b/i;

/** Every signal of every unit but the votes, which need a first ranking. */
export function signalUnits(pool: readonly PooledUnit[], profile: QuestionProfile): SignalledUnit[] {
  const bestSimilarity = Math.max(0, ...pool.map(({ similarity }) => similarity));
  const bySimilarity = [...new Set(pool.map(({ similarity }) => similarity))].sort((a, b) => b - a);
  const scores = pool.map(({ passage }) => passage.score);
  const scoreMin = Math.min(...scores);
  const scoreRange = Math.max(...scores) - scoreMin;
  const passagesOf = (unit: PooledUnit): number => new Set(pool.filter(({ article }) => article === unit.article).map(({ passageRank }) => passageRank)).size;
  const passages = new Set(pool.map(({ passageRank }) => passageRank)).size;
  const rareTerms = weighByPool(profile.terms, pool);
  return pool.map((unit) => {
    const candidates = answerCandidates(unit.text, unit.words, profile);
    const count = unit.words.length;
    return {
      ...unit,
      candidates,
      signals: {
        ...NO_VOTES,
        similarity: Math.max(0, (unit.similarity - 0.4) / 0.5),
        similarityBelowBest: (bestSimilarity - unit.similarity) * 4,
        similarityRank: 1 / (1 + bySimilarity.indexOf(unit.similarity)),
        passageRank: 1 / (1 + unit.passageRank),
        passageScore: scoreRange > 0 ? (unit.passage.score - scoreMin) / scoreRange : 1,
        articleOrder: 1 / (1 + unit.article.order),
        articleShare: passagesOf(unit) / Math.max(1, passages),
        passageFirst: Number(unit.passageRank === 0),
        ...coverageSignals(unit, profile),
        coverageRare: coverageOf(rareTerms, unit.keys),
        ...candidateSignals(unit, candidates, profile),
        ...formSignals(unit),
        wordsWanted: Number(unit.unit.type === 'direct' && profile.query.speaker !== null && profile.query.answerType === 'statement'),
        novelty: share(unit.words.filter(({ key }) => !isFunctionWord(key)), ({ key }) => !profile.keys.has(key)),
        words: Math.min(2, count / 30),
        ...timeSignals(unit, profile.query),
      },
    };
  });
}

const NO_VOTES = { vote: 0, voteBest: 0, voteRare: 0, wordVote: 0 } as const;

/** Terms that nearly every sentence at hand holds (the story's own names) do not tell them apart. */
function weighByPool(terms: readonly WeighedTerm[], pool: readonly PooledUnit[]): WeighedTerm[] {
  return terms.map(({ key, weight }) => {
    const holding = pool.filter(({ keys }) => keys.has(key)).length;
    return { key, weight: (weight * Math.log((pool.length + 1) / (holding + 0.5))) / Math.log(2 * pool.length + 2) };
  });
}

function coverageSignals({ keys, contextKeys, article, words, unit }: PooledUnit, { terms, names, numbers, keys: asked }: QuestionProfile): Pick<Signals, 'coverage' | 'coverageAround' | 'coverageTitle' | 'coverageUncovered' | 'phrase' | 'names' | 'namesAround' | 'numbers'> {
  const speaker = keysOf(unit.speaker ?? '');
  const around = new Set([...keys, ...contextKeys, ...speaker]);
  const wide = new Set([...around, ...article.titleKeys]);
  const pairs = words.filter((word, at) => asked.has(word.key) && asked.has(words[at + 1]?.key ?? '') && !isFunctionWord(word.key)).length;
  return {
    coverage: coverageOf(terms, keys),
    coverageAround: coverageOf(terms, around),
    coverageTitle: coverageOf(terms, article.titleKeys),
    coverageUncovered: 1 - coverageOf(terms, wide),
    phrase: Math.min(1, pairs / 4),
    // "We have met six times," said by Jaishankar, is about Jaishankar.
    names: share(names, (name) => name.keys.every((key) => keys.has(key) || speaker.has(key))),
    namesAround: share(names, (name) => name.keys.some((key) => wide.has(key))),
    numbers: share(numbers, (number) => keys.has(number)),
  };
}

function candidateSignals(unit: PooledUnit, candidates: readonly AnswerCandidate[], { terms, focus, kind }: QuestionProfile): Pick<Signals, 'candidate' | 'candidates' | 'candidateNear' | 'candidateByFocus' | 'kindUnknown'> {
  const weights = new Map(terms.map(({ key, weight }) => [key, weight]));
  const near = Math.max(0, ...candidates.map((candidate) => nearness(unit, candidate, weights)));
  const byFocus = focus !== null && candidates.some(({ words }) => wordsBetween(unit, (words[0]?.start ?? 0) - FOCUS_CHARS, (words.at(-1)?.end ?? 0) + FOCUS_CHARS).includes(focus));
  return {
    candidate: Number(candidates.length > 0),
    candidates: Math.min(1, candidates.length / 5),
    candidateNear: near,
    candidateByFocus: Number(byFocus),
    kindUnknown: Number(kind === 'none'),
  };
}

/** Share of the question's weight that stands within ten words of the candidate. */
function nearness(unit: PooledUnit, candidate: AnswerCandidate, weights: ReadonlyMap<string, number>): number {
  const first = unit.words.indexOf(candidate.words[0] as (typeof unit.words)[number]);
  const close = new Set(unit.words.slice(Math.max(0, first - 10), first + candidate.words.length + 10).map(({ key }) => key));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? 0 : [...weights].reduce((sum, [key, weight]) => sum + (close.has(key) ? weight : 0), 0) / total;
}

function wordsBetween({ words }: PooledUnit, from: number, to: number): string[] {
  return words.filter(({ start }) => from <= start && start < to).map(({ key }) => key);
}

function formSignals({ text, words, unit, at }: PooledUnit): Pick<Signals, 'opening' | 'lead' | 'long' | 'short' | 'leansOnContext' | 'asks' | 'direct' | 'spoken'> {
  return {
    opening: 1 / (1 + at),
    lead: Number(at < 3),
    long: Math.max(0, words.length - 35) / 20,
    short: Number(words.length < 8),
    leansOnContext: Number(LEANS.test(text)),
    asks: Number(/\?["”’)]*$/.test(text)),
    direct: Number(unit.type === 'direct'),
    spoken: Number(unit.type !== 'report'),
  };
}

function timeSignals({ article }: PooledUnit, query: Query): Pick<Signals, 'dated' | 'fresh' | 'weekOf' | 'later'> {
  const published = article.head.publishedAt;
  if (published === null) return { dated: 0, fresh: 0, weekOf: 0, later: 0 };
  const days = (newsMoment(query, published.epochMs) - published.epochMs) / DAY_MS;
  return { dated: 1, fresh: Math.exp(-Math.abs(days) / 20), weekOf: Number(-2 <= days && days <= 9), later: Number(days < -10) };
}

/** Weighted share of the terms that a set of words holds; 0 for a question without terms. */
export function coverageOf(terms: readonly WeighedTerm[], keys: ReadonlySet<string>): number {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : terms.reduce((sum, { key, weight }) => sum + (keys.has(key) ? weight : 0), 0) / total;
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}

/** Content words of a unit that the question does not hold, for votes where no kind of answer is known. */
export function newWords({ keys }: PooledUnit, asked: ReadonlySet<string>): string[] {
  return [...keys].filter((key) => !asked.has(key) && rarityOf(key) > 0.5);
}
