import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { articleOf } from '../store/stored-articles.ts';

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A vector of unit length in a random direction. */
export function unitVector(random: () => number, dimensions: number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => random() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

export const OUTLETS = ['Meridian Courier', 'The Ledger', 'Échos de Varen', null] as const;

/** Adds an article of some chunks with random vectors; every fifth is undated, every seventh state media, the others lie within half a year. */
export function addArticle(desk: DeskStore, number: number, { random, dimensions, chunks }: { random: () => number; dimensions: number; chunks: number }): void {
  const text = Array.from({ length: chunks }, (_, i) => `Words ${number} and ${i}.`).join('\n');
  const day = Math.floor(random() * 180);
  const publishedAt = number % 5 === 4 ? null : new Date(Date.UTC(2024, 0, 1 + day, 12)).toISOString().replace('.000', '');
  const article = articleOf({ id: `n${number}`, title: null, text, publishedAt, outlet: OUTLETS[number % OUTLETS.length] ?? null, stateMedia: number % 7 === 3 });
  const spans = [...text.matchAll(/[^\n]+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  desk.commitArticle({
    article: { ...article, revision: desk.revisionFor(article) },
    fingerprint: `${number}`,
    chunks: spans.map((span, ordinal) => ({ articleId: article.id, revision: desk.revisionFor(article), ordinal, span })),
    vectors: spans.map(() => unitVector(random, dimensions)),
    quotes: [],
    signature: null,
  });
}

/** A store in memory with that many articles of one to six chunks. */
export function randomStore(articles: number, { seed = 1, dimensions = 24 } = {}): { desk: DeskStore; random: () => number; dimensions: number } {
  const desk = openDeskStore(':memory:');
  const random = randomNumbers(seed);
  for (let i = 0; i < articles; i += 1) addArticle(desk, i, { random, dimensions, chunks: 1 + Math.floor(random() * 6) });
  return { desk, random, dimensions };
}
