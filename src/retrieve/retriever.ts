import type { Passage } from '../domain/passage.ts';
import type { Query } from '../domain/query.ts';
import { countVotes, type VotesOfPassage } from './count-votes.ts';
import { gatherCandidates } from './gather-candidates.ts';
import { measureSignals, type MeasuredChunk } from './measure-signals.ts';
import type { RetrievalPorts, RetrievedChunk } from './ports.ts';
import { createWordReader, stemsOf } from './passage-words.ts';
import { profileQuestion, type QuestionProfile } from './question-profile.ts';
import { scoreLinear } from './score.ts';
import { explainPassage, scorePassage } from './score-passage.ts';
import { scoreSpeaker } from './speaker-prior.ts';
import type { Signals } from './signal-table.ts';
import { FIRST_MODEL } from './weights.ts';

export interface RetrieveOptions {
  /** At most this many passages. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Retriever {
  /**
   * The passages that may answer, best first; empty if the store holds nothing within the query's limits.
   * @throws RangeError if the limit is not a positive integer; DOMException `AbortError` when the signal fires.
   */
  retrieve(query: Query, options: RetrieveOptions): Promise<Passage[]>;
}

/**
 * Ranks stored chunks for a question: gather candidates, measure signals, rank, let the best vote for answers, rank again.
 * @example
 * const retriever = createRetriever({ store, index, embedder });
 * const passages = await retriever.retrieve(understandQuestion({ question, askedAtMs }), { limit: 10 });
 */
export function createRetriever(ports: RetrievalPorts): Retriever {
  return {
    async retrieve(query, { limit, signal }) {
      if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`limit must be a positive integer, got ${limit}`);
      const measured = await measureCandidates(ports, query, signal);
      return measured
        .map(({ found, signals }) => toPassage(found, signals))
        .sort((a, b) => b.score - a.score || (a.chunk.articleId < b.chunk.articleId ? -1 : a.chunk.articleId > b.chunk.articleId ? 1 : a.chunk.ordinal - b.chunk.ordinal))
        .slice(0, limit)
        .map((passage) => ({ ...passage, shares: explainPassage(passage.signals) }));
    },
  };
}

function toPassage({ chunk, article, text }: RetrievedChunk, signals: Signals): Passage {
  return { chunk, article, text, score: scorePassage(signals), signals };
}

/** Every candidate with all its signals, unranked: what the ranking is trained on. */
export async function measureCandidates(ports: RetrievalPorts, query: Query, signal?: AbortSignal): Promise<{ readonly found: RetrievedChunk; readonly signals: Signals }[]> {
  signal?.throwIfAborted();
  const [vector] = await ports.embedder.embed([query.question], 'question', signal);
  if (vector === undefined) throw new RangeError('The embedder gave no vector for the question');
  const candidates = await gatherCandidates(ports, query, vector, signal);
  const chunks = ports.store.readChunks(candidates.keys);
  signal?.throwIfAborted();
  const stems = stemsOf(...query.terms);
  const read = createWordReader(stems);
  const words = chunks.map(({ text }) => read(text));
  const profile = profileQuestion(query, candidates.frequencies);
  const quotes = query.speaker === null ? [] : ports.store.quotesInChunks(candidates.keys);
  const measured = measureSignals(profile, { candidates, chunks, words, quotes, read });
  signal?.throwIfAborted();
  return withVotes(profile, measured);
}

function withVotes(profile: QuestionProfile, measured: readonly MeasuredChunk[]): { readonly found: RetrievedChunk; readonly signals: Signals }[] {
  const scores = measured.map(({ signals }) => scoreLinear(FIRST_MODEL, signals) + scoreSpeaker(signals));
  const best = scores.reduce((max, score) => Math.max(max, score), -Infinity);
  const voters = measured.map(({ found, words }, at) => ({
    key: found.key, articleId: found.chunk.articleId, text: found.text, words, relevance: Math.exp((scores[at] ?? 0) - best),
  }));
  const votes = countVotes(profile, voters);
  return measured.map(({ found, signals }) => ({ found, signals: { ...signals, ...voteSignals(votes.get(found.key)) } }));
}

function voteSignals(votes: VotesOfPassage | undefined): Pick<Signals, 'answerType' | 'answerSentence' | 'votes' | 'votesNear' | 'votesMargin'> {
  return { answerType: (votes?.kinds ?? 0) > 0 ? 1 : 0, answerSentence: votes?.sentence ?? 0, votes: votes?.any ?? 0, votesNear: votes?.near ?? 0, votesMargin: votes?.margin ?? 0 };
}
