import { mean } from './mean.ts';

export interface StoryScores {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * B-cubed precision, recall and F1 of a grouping (Bagga and Baldwin, 1998), items weighing the same. As `score.py stories`.
 * Both lists name a group for each item, in one order; names of the two need not agree.
 */
export function scoreStories(gold: readonly string[], given: readonly string[]): StoryScores {
  const goldGroups = rowsBy(gold);
  const givenGroups = rowsBy(given);
  const precisions: number[] = [];
  const recalls: number[] = [];
  gold.forEach((name, row) => {
    const wanted = goldGroups.get(name) ?? new Set([row]);
    const found = givenGroups.get(given[row] ?? '') ?? new Set([row]);
    let both = 0;
    for (const other of found) if (wanted.has(other)) both++;
    precisions.push(both / found.size);
    recalls.push(both / wanted.size);
  });
  const [precision, recall] = [mean(precisions), mean(recalls)];
  return { f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0, precision, recall };
}

function rowsBy(names: readonly string[]): Map<string, Set<number>> {
  const groups = new Map<string, Set<number>>();
  names.forEach((name, row) => {
    const rows = groups.get(name);
    if (rows === undefined) groups.set(name, new Set([row]));
    else rows.add(row);
  });
  return groups;
}
