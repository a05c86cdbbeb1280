import { termsOf, type TermMemory } from './article-terms.ts';
import type { StoryArticle } from './ports.ts';
import { TERM_SHARES } from './term-shares.ts';

/** A unit vector over terms, each key once. */
export interface SparseVector {
  readonly keys: Int32Array;
  readonly weights: Float32Array;
}

/** What an article is compared by. */
export interface Features {
  /** Words and names together: half of the weight is on names and numbers. */
  readonly terms: SparseVector;
  /** The middle of its first chunks at unit length; null without vectors. */
  readonly vector: Float32Array | null;
  /** Null if not given. */
  readonly publishedMs: number | null;
}

/** A news text says what happened at its top; 500 words. */
const CHARS_READ = 3_000;
const CHUNKS_READ = 3;
/** A term of a band stands in a little more than the band's floor. */
const WITHIN_BAND = 1.2;
/** Of articles that hold a term too rare for the table. */
const RARE_SHARE = 0.002;

const INFORMATION: ReadonlyMap<string, number> = new Map(
  TERM_SHARES.flatMap(({ share, terms }) => terms.trim().split(/\s+/).map((term) => [term, -Math.log(share * WITHIN_BAND)] as const)),
);
const RARE_INFORMATION = -Math.log(RARE_SHARE);

/** How telling a stem is: high for those that few articles hold, in nats. */
export function informationOf(stem: string): number {
  return INFORMATION.get(stem) ?? RARE_INFORMATION;
}

/** A term's number as a word (its number as a name is one more), and how telling it is. */
interface NumberedTerm {
  readonly number: number;
  readonly information: number;
}

/** Articles read between two pauses: some 30 ms. */
const BATCH = 50;

/** Features of articles; terms are numbered within this list alone. Yields where it may be interrupted. */
export function* featuresOf(articles: readonly StoryArticle[]): Generator<undefined, Features[]> {
  const known = new Map<string, NumberedTerm>();
  const memory: TermMemory = new Map();
  const features: Features[] = [];
  for (const { article, vectors } of articles) {
    features.push({
      terms: weighTerms(`${(article.title ?? '').slice(0, CHARS_READ)}\n${article.text.slice(0, CHARS_READ)}`, known, memory),
      vector: meanVector(vectors.slice(0, CHUNKS_READ)),
      publishedMs: article.publishedAt?.epochMs ?? null,
    });
    if (features.length % BATCH === 0) yield;
  }
  return features;
}

interface Counted extends NumberedTerm {
  all: number;
  names: number;
}

/** tf-idf over all words and over names alone, each at half of the square length: their dot product is the mean of two cosines. */
function weighTerms(text: string, known: Map<string, NumberedTerm>, memory: TermMemory): SparseVector {
  const counts = new Map<string, Counted>();
  for (const { key, names } of termsOf(text, CHARS_READ, memory)) {
    let counted = counts.get(key);
    if (counted === undefined) {
      const { number, information } = numbered(key, known);
      counted = { number, information, all: 0, names: 0 };
      counts.set(key, counted);
    }
    counted.all++;
    if (names) counted.names++;
  }
  const terms = [...counts.values()];
  const allLength = lengthOf(terms, 'all');
  const namesLength = lengthOf(terms, 'names');
  const keys = new Int32Array(terms.length * 2);
  const weights = new Float32Array(terms.length * 2);
  let size = 0;
  const add = (key: number, weight: number): void => {
    keys[size] = key;
    weights[size++] = weight;
  };
  for (const term of terms) {
    if (allLength > 0) add(term.number, weightOf(term, 'all') / allLength);
    if (term.names > 0 && namesLength > 0) add(term.number + 1, weightOf(term, 'names') / namesLength);
  }
  return { keys: keys.slice(0, size), weights: weights.slice(0, size) };
}

function numbered(key: string, known: Map<string, NumberedTerm>): NumberedTerm {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = { number: known.size * 2, information: informationOf(key) };
  known.set(key, made);
  return made;
}

function weightOf(term: Counted, kind: 'all' | 'names'): number {
  return Math.log(1 + term[kind]) * term.information;
}

function lengthOf(terms: readonly Counted[], kind: 'all' | 'names'): number {
  return Math.sqrt(2 * terms.reduce((sum, term) => sum + weightOf(term, kind) ** 2, 0));
}

function meanVector(vectors: readonly Float32Array[]): Float32Array | null {
  const [first] = vectors;
  if (first === undefined) return null;
  const sum = new Float32Array(first.length);
  for (const vector of vectors) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return length === 0 ? null : sum.map((value) => value / length);
}
