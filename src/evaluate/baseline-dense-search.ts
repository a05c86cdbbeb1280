import { cosineOf } from '../domain/cosine.ts';
import type { Embedder } from '../embed/index.ts';
import { splitSentences } from '../text/sentences.ts';
import { sliceSpan } from '../domain/span.ts';
import type { PrintedAnswer } from './score-answers.ts';
import type { RankedPassage } from './score-search.ts';

/** What the baseline needs of an index and a store: nearest chunks, and their words. */
export interface DenseSearchPorts {
  readonly embedder: Pick<Embedder, 'embed'>;
  readonly search: (vector: Float32Array, limit: number) => Promise<readonly { readonly key: string }[]>;
  readonly readChunks: (keys: readonly string[]) => readonly { readonly text: string; readonly article: { readonly id: string; readonly url: string | null } }[];
}

const ANSWER_PASSAGES = 5;
const ANSWER_SENTENCES = 3;

/** The plain baseline for retrieval: one dense search, its top passages as they come. */
export async function denseSearch(question: string, limit: number, { embedder, search, readChunks }: DenseSearchPorts, signal: AbortSignal): Promise<RankedPassage[]> {
  const [vector] = await embedder.embed([question], 'question', signal);
  if (vector === undefined) return [];
  const found = await search(vector, limit);
  return readChunks(found.map(({ key }) => key)).map(({ text, article }) => ({ articleId: article.id, url: article.url, text }));
}

/** The plain baseline for answers: of the top five passages' sentences, the three nearest to the question. It never refuses. */
export async function denseAnswer(question: string, passages: readonly RankedPassage[], embedder: Pick<Embedder, 'embed'>, signal: AbortSignal): Promise<PrintedAnswer> {
  const sentences = passages.slice(0, ANSWER_PASSAGES).flatMap(({ text }) => splitSentences(text).map((span) => sliceSpan(text, span)));
  const nearest = await nearestSentences(question, sentences, embedder, signal);
  const statements = nearest.slice(0, ANSWER_SENTENCES).map((text) => ({ text }));
  return { status: statements.length > 0 ? 'answered' : 'not-found', statements };
}

/** Sentences in the order of their dense similarity to the question, each once. */
export async function nearestSentences(question: string, sentences: readonly string[], embedder: Pick<Embedder, 'embed'>, signal: AbortSignal): Promise<string[]> {
  const distinct = [...new Set(sentences)];
  const [asked] = await embedder.embed([question], 'question', signal);
  const vectors = await embedder.embed(distinct, 'passage', signal);
  if (asked === undefined) return [];
  return distinct
    .map((text, i) => ({ text, similarity: cosineOf(asked, vectors[i]) }))
    .sort((a, b) => b.similarity - a.similarity)
    .map(({ text }) => text);
}
