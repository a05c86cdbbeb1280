import type { Similarities } from './similarity.ts';

/**
 * Two groups become one while their articles are, on average, at least this share as similar across the groups as they
 * are within them. Chosen with the two below by bench/train-stories.ts, on other news than it is measured on.
 */
export interface LinkSettings {
  readonly shareMin: number;
  /** How similar articles of one story are taken to be before there is any evidence: the bar for two single articles is this times `shareMin`. */
  readonly usualWithin: number;
  /** How many pairs of articles that expectation weighs as much as. */
  readonly usualPairs: number;
}

export const LINK_SETTINGS: LinkSettings = { shareMin: 0.88, usualWithin: 0.4, usualPairs: 16 };

/**
 * Average-link agglomeration with a relative bar: two close groups of articles on events of one kind (two arrests, two
 * patches) differ less from each other than a loose story's own articles do, and more than their own articles do. After
 * the relative closeness of Karypis, Han and Kumar, "Chameleon" (1999). Ties go to the lower rows.
 *
 * @returns the group of each row, named by its lowest row.
 */
export function linkStories(similarities: Similarities, settings: LinkSettings = LINK_SETTINGS): number[] {
  const groups = new Groups(similarities, settings);
  for (let pair = groups.closest(); pair !== null; pair = groups.closest()) groups.merge(pair[0], pair[1]);
  return groups.labels();
}

class Groups {
  readonly #size: number;
  readonly #across: Float32Array;
  readonly #members: number[];
  readonly #label: Int32Array;
  /** Sums and numbers of pairs within each group. */
  readonly #withinSum: Float64Array;
  readonly #withinPairs: Float64Array;
  #alive: number[];
  /** The nearest group of each, with its closeness; for a stale one an upper bound of it. */
  readonly #nearest: Int32Array;
  readonly #closeness: Float64Array;
  readonly #stale: Uint8Array;
  readonly #settings: LinkSettings;

  constructor({ size, values }: Similarities, settings: LinkSettings) {
    this.#size = size;
    this.#across = values.slice();
    this.#members = new Array<number>(size).fill(1);
    this.#label = Int32Array.from({ length: size }, (_, row) => row);
    this.#withinSum = new Float64Array(size);
    this.#withinPairs = new Float64Array(size);
    this.#alive = Array.from({ length: size }, (_, row) => row);
    this.#nearest = new Int32Array(size).fill(-1);
    this.#closeness = new Float64Array(size).fill(-Infinity);
    this.#stale = new Uint8Array(size);
    this.#settings = settings;
    for (const row of this.#alive) this.#search(row);
  }

  /** The two closest groups, or null if none are close enough. */
  closest(): readonly [number, number] | null {
    for (;;) {
      let best = -1;
      for (const row of this.#alive) if (best === -1 || (this.#closeness[row] ?? 0) > (this.#closeness[best] ?? 0)) best = row;
      if (best === -1 || !((this.#closeness[best] ?? 0) >= this.#settings.shareMin)) return null;
      if (this.#stale[best] === 0) {
        const other = this.#nearest[best] ?? -1;
        return best < other ? [best, other] : [other, best];
      }
      this.#search(best);
    }
  }

  /** The second group joins the first. */
  merge(kept: number, gone: number): void {
    const size = this.#size;
    const [keptMembers, goneMembers] = [this.#members[kept] ?? 0, this.#members[gone] ?? 0];
    const pairs = keptMembers * goneMembers;
    this.#withinSum[kept] = (this.#withinSum[kept] ?? 0) + (this.#withinSum[gone] ?? 0) + (this.#across[kept * size + gone] ?? 0) * pairs;
    this.#withinPairs[kept] = (this.#withinPairs[kept] ?? 0) + (this.#withinPairs[gone] ?? 0) + pairs;
    this.#members[kept] = keptMembers + goneMembers;
    this.#alive = this.#alive.filter((row) => row !== gone);
    for (let row = 0; row < size; row++) if (this.#label[row] === gone) this.#label[row] = kept;
    for (const row of this.#alive) {
      if (row === kept) continue;
      const mean = (keptMembers * (this.#across[kept * size + row] ?? 0) + goneMembers * (this.#across[gone * size + row] ?? 0)) / (keptMembers + goneMembers);
      this.#across[kept * size + row] = mean;
      this.#across[row * size + kept] = mean;
    }
    this.#search(kept);
    for (const row of this.#alive) if (row !== kept) this.#reconsider(row, kept, gone);
  }

  labels(): number[] {
    return [...this.#label];
  }

  /** A group's nearest may have changed since `kept` did; the others have not. */
  #reconsider(row: number, kept: number, gone: number): void {
    const closeness = this.#closenessOf(row, kept);
    const better = closeness > (this.#closeness[row] ?? 0) || (closeness === this.#closeness[row] && kept < (this.#nearest[row] ?? -1));
    if (better) {
      this.#nearest[row] = kept;
      this.#closeness[row] = closeness;
      this.#stale[row] = 0;
    } else if (this.#nearest[row] === kept || this.#nearest[row] === gone) this.#stale[row] = 1;
  }

  #search(row: number): void {
    let nearest = -1;
    let best = -Infinity;
    for (const other of this.#alive) {
      if (other === row) continue;
      const closeness = this.#closenessOf(row, other);
      if (closeness <= best) continue;
      best = closeness;
      nearest = other;
    }
    this.#nearest[row] = nearest;
    this.#closeness[row] = best;
    this.#stale[row] = 0;
  }

  #closenessOf(a: number, b: number): number {
    return (this.#across[a * this.#size + b] ?? 0) / ((this.#within(a) + this.#within(b)) / 2);
  }

  #within(group: number): number {
    const { usualWithin, usualPairs } = this.#settings;
    return (usualWithin * usualPairs + (this.#withinSum[group] ?? 0)) / (usualPairs + (this.#withinPairs[group] ?? 0));
  }
}
