import type { QuestionProfile } from './question-profile.ts';
import { newWords, type SignalledUnit } from './sentence-signals.ts';

/** Lower favours the first-ranked sentences; tried 0.3 to 1.5 on the training questions. */
const TEMPERATURE = 0.6;

/**
 * Fills in the votes: each candidate answer collects, from every article once, the weight of its best sentence in a
 * first ranking. An answer that several articles give beats one that a single article repeats.
 */
export function countVotes(units: readonly SignalledUnit[], firstScores: readonly number[], { keys }: QuestionProfile): SignalledUnit[] {
  const best = Math.max(...firstScores);
  const weights = firstScores.map((score) => Math.exp((score - best) / TEMPERATURE));
  const forCandidates = tally(units, weights, ({ candidates }) => candidates.map(({ key }) => key));
  const forWords = tally(units, weights, (unit) => newWords(unit, keys));
  const bestVote = Math.max(1e-9, ...forCandidates.values());
  const articles = new Set(units.map(({ article }) => article)).size;
  return units.map((unit) => {
    const votes = unit.candidates.map(({ key }) => forCandidates.get(key) ?? 0).sort((a, b) => b - a);
    const wordVotes = newWords(unit, keys).map((key) => forWords.get(key) ?? 0).sort((a, b) => b - a).slice(0, 3);
    const vote = votes[0] ?? 0;
    return {
      ...unit,
      signals: {
        ...unit.signals,
        vote: vote / Math.max(1, Math.sqrt(articles)),
        voteBest: Number(vote === bestVote),
        voteRare: vote / bestVote,
        wordVote: wordVotes.reduce((sum, value) => sum + value, 0) / 3 / Math.max(1, Math.sqrt(articles)),
      },
    };
  });
}

function tally(units: readonly SignalledUnit[], weights: readonly number[], keysOf: (unit: SignalledUnit) => readonly string[]): Map<string, number> {
  const byArticle = new Map<string, Map<unknown, number>>();
  units.forEach((unit, i) => {
    for (const key of keysOf(unit)) {
      const votes = byArticle.get(key) ?? new Map<unknown, number>();
      votes.set(unit.article, Math.max(votes.get(unit.article) ?? 0, weights[i] ?? 0));
      byArticle.set(key, votes);
    }
  });
  return new Map([...byArticle].map(([key, votes]) => [key, [...votes.values()].reduce((sum, vote) => sum + vote, 0)]));
}
