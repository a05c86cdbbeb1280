import { scoreStories, type StoryScores } from './score-stories.ts';

const THRESHOLDS = Array.from({ length: 60 }, (_, i) => (i + 1) / 100);

/**
 * The plain baseline for stories: TF-IDF over the set's own words; each text joins the nearest story so far, or begins
 * one. At the threshold that is best on the very set it is scored on, which flatters it.
 */
export function bestTfIdfStories(texts: readonly string[], gold: readonly string[]): StoryScores {
  const vectors = tfIdf(texts);
  return THRESHOLDS.map((threshold) => scoreStories(gold, onePass(vectors, threshold))).reduce((best, scores) => (scores.f1 > best.f1 ? scores : best));
}

type Weights = ReadonlyMap<string, number>;

function tfIdf(texts: readonly string[]): Weights[] {
  const counts = texts.map((text) => {
    const count = new Map<string, number>();
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]{2,}/gu)) count.set(word, (count.get(word) ?? 0) + 1);
    return count;
  });
  const holders = new Map<string, number>();
  for (const count of counts) for (const word of count.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  return counts.map((count) => unit(new Map([...count].map(([word, n]) => [word, (1 + Math.log(n)) * Math.log((1 + texts.length) / (1 + (holders.get(word) ?? 0)))]))));
}

function onePass(vectors: readonly Weights[], threshold: number): string[] {
  const stories: { sum: Map<string, number>; centre: Weights }[] = [];
  return vectors.map((vector) => {
    const { at, similarity } = stories.reduce((best, { centre }, i) => {
      const value = dot(vector, centre);
      return value > best.similarity ? { at: i, similarity: value } : best;
    }, { at: -1, similarity: -1 });
    const story = similarity >= threshold ? stories[at] : undefined;
    if (story === undefined) {
      stories.push({ sum: new Map(vector), centre: vector });
      return String(stories.length - 1);
    }
    for (const [word, weight] of vector) story.sum.set(word, (story.sum.get(word) ?? 0) + weight);
    story.centre = unit(story.sum);
    return String(at);
  });
}

function unit(weights: Weights): Weights {
  const length = Math.hypot(...weights.values());
  return length === 0 ? weights : new Map([...weights].map(([word, weight]) => [word, weight / length]));
}

function dot(a: Weights, b: Weights): number {
  let sum = 0;
  for (const [word, weight] of a) sum += weight * (b.get(word) ?? 0);
  return sum;
}
