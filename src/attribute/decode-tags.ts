/** The tags in the order of the model's scores. */
export const TAG_NAMES = ['O', 'B-content', 'I-content', 'B-cue', 'I-cue', 'B-source', 'I-source'] as const;

export type TagKind = 'content' | 'cue' | 'source';

/** A run of words of one kind, half-open, by their indexes. */
export interface TaggedRun {
  readonly kind: TagKind;
  readonly from: number;
  readonly to: number;
}

const KINDS: readonly TagKind[] = ['content', 'cue', 'source'];
const TAGS = TAG_NAMES.length;

/** A set of words at which nothing can go on that began before: sentences outside quotations. */
export type Breaks = ReadonlySet<number>;
const NO_BREAKS: Breaks = new Set();

/** Whether `next` may follow `tag`: the inside of a run only after its beginning or more of its inside. */
function isLegal(tag: number, next: number): boolean {
  const isInside = next > 0 && next % 2 === 0;
  return !isInside || tag === next || tag === next - 1;
}

/**
 * The likeliest legal sequence of tags, read as runs (Viterbi).
 *
 * @throws RangeError if the scores are not a whole number of words.
 */
export function decodeTags(scores: Float32Array, moves: readonly number[], breaks: Breaks = NO_BREAKS): TaggedRun[] {
  if (scores.length % TAGS !== 0) throw new RangeError(`scores must hold ${TAGS} numbers a word, got ${scores.length}`);
  const length = scores.length / TAGS;
  const back = new Uint8Array(length * TAGS);
  // What opens an article cannot be inside of a run.
  let best = Float64Array.from({ length: TAGS }, (_, tag) => (isLegal(0, tag) ? (scores[tag] ?? 0) : -Infinity));
  for (let word = 1; word < length; word++) {
    const through = new Float64Array(TAGS).fill(-Infinity);
    for (let next = 0; next < TAGS; next++) {
      for (let tag = 0; tag < TAGS; tag++) {
        if (!isLegal(breaks.has(word) ? 0 : tag, next)) continue;
        const score = (best[tag] ?? 0) + (moves[tag * TAGS + next] ?? 0);
        if (score <= (through[next] ?? 0)) continue;
        through[next] = score;
        back[word * TAGS + next] = tag;
      }
      through[next] = (through[next] ?? 0) + (scores[word * TAGS + next] ?? 0);
    }
    best = through;
  }
  return readRuns(tracePath(best, back, length));
}

function tracePath(last: Float64Array, back: Uint8Array, length: number): Uint8Array {
  const path = new Uint8Array(length);
  let tag = last.indexOf(Math.max(...last));
  for (let word = length - 1; word >= 0; word--) {
    path[word] = tag;
    tag = back[word * TAGS + tag] ?? 0;
  }
  return path;
}

function readRuns(path: Uint8Array): TaggedRun[] {
  const runs: { kind: TagKind; from: number; to: number }[] = [];
  path.forEach((tag, word) => {
    const kind = KINDS[Math.ceil(tag / 2) - 1];
    if (kind === undefined) return;
    const open = runs.at(-1);
    if (tag % 2 === 0 && open !== undefined && open.to === word) open.to = word + 1;
    else runs.push({ kind, from: word, to: word + 1 });
  });
  return runs;
}
