/**
 * Near-duplicate detection: MinHash over word shingles, with banded locality-sensitive hashing to find candidates.
 *
 * Broder, "On the resemblance and containment of documents" (1997) defines both measures over shingles and estimates
 * them from minima of random permutations; the banding is that of Leskovec, Rajaraman and Ullman, "Mining of Massive
 * Datasets", chapter 3.4.
 */

/** Broder's w. Five words in a row are rarely shared by two independent accounts of one event, save inside a quotation. */
const SHINGLE_WORDS = 5;
/** Fewer shingles than this (some 25 words) say nothing: two briefs may share a whole sentence by chance. */
const SHINGLES_MIN = 20;
export const SIGNATURE_LENGTH = 128;
/**
 * 64 bands of 2 rows: a pair of Jaccard similarity s becomes a candidate with probability 1 - (1 - s²)^64, which is
 * 0.98 at the 0.25 from which a shortened copy counts. More false candidates than with longer bands, which is cheap
 * here: they are weeded out by signature before any text is read.
 */
const BAND_ROWS = 2;

const JACCARD_MIN = 0.5;
/** A copy cut from the bottom, or one with paragraphs added: nearly all of the shorter text stands in the longer. */
const CONTAINMENT_MIN = 0.75;
const CONTAINED_JACCARD_MIN = 0.25;
/** Three standard errors of the estimate at s = 0.25 (√(s(1-s)/128) = 0.038), so that it loses next to no true pair. */
const ESTIMATE_SLACK = 0.115;

/** What two shingle sets share. */
export interface Resemblance {
  /** |A ∩ B| / |A ∪ B| */
  readonly jaccard: number;
  /** |A ∩ B| / min(|A|, |B|) */
  readonly containment: number;
}

function hashString(text: string): number {
  let hash = 0x811c9dc5; // FNV-1a
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** MurmurHash3's finalizer: a bijection of 32-bit integers, and so, with a seed mixed in, a permutation. */
function permute(value: number, seed: number): number {
  let mixed = value ^ seed;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Fixed for ever: stored signatures compare only under the same seeds. */
const SEEDS = Uint32Array.from({ length: SIGNATURE_LENGTH }, (_, i) => permute(Math.imul(i + 1, 0x9e3779b9), 0x5bd1e995));

/** Hashes of the text's runs of five words; case and punctuation aside. */
export function shinglesOf(text: string): Set<number> {
  const words = Uint32Array.from(text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [], hashString);
  const shingles = new Set<number>();
  for (let last = SHINGLE_WORDS - 1; last < words.length; last += 1) {
    let shingle = 0;
    for (let i = last - SHINGLE_WORDS + 1; i <= last; i += 1) shingle = permute(words[i] ?? 0, shingle);
    shingles.add(shingle);
  }
  return shingles;
}

/** 128 minima that stand for the text's shingles; null if the text is too short to be compared. */
export function minHashSignature(text: string): Uint32Array | null {
  const shingles = shinglesOf(text);
  if (shingles.size < SHINGLES_MIN) return null;
  const minima = new Uint32Array(SIGNATURE_LENGTH).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < SIGNATURE_LENGTH; i += 1) {
      const value = permute(shingle, SEEDS[i] ?? 0);
      if (value < (minima[i] ?? 0)) minima[i] = value;
    }
  }
  return minima;
}

/** One number a band: texts that share any of them may be near-duplicates. The band's place is part of the number. */
export function bandsOf(signature: Uint32Array): number[] {
  const bands: number[] = [];
  for (let start = 0; start + BAND_ROWS <= signature.length; start += BAND_ROWS) {
    const [first = 0, second = 0] = signature.subarray(start, start + BAND_ROWS);
    // 32 + 21 bits: exact as a JavaScript number and as an SQLite integer.
    bands.push(permute(first ^ permute(second, start), start) * 0x200000 + (permute(second, first) >>> 11));
  }
  return bands;
}

/** Share of equal minima: an unbiased estimate of the Jaccard similarity. */
export function estimateJaccard(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let i = 0; i < SIGNATURE_LENGTH; i += 1) if (a[i] === b[i]) equal += 1;
  return equal / SIGNATURE_LENGTH;
}

/** Whether an estimate is high enough for the exact comparison to be worth its while. */
export function mayBeNearDuplicate(a: Uint32Array, b: Uint32Array): boolean {
  return estimateJaccard(a, b) >= CONTAINED_JACCARD_MIN - ESTIMATE_SLACK;
}

/** Both of Broder's measures, exactly (but for collisions of the 32-bit hash). Zero if either set is empty. */
export function resemblanceOf(a: ReadonlySet<number>, b: ReadonlySet<number>): Resemblance {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return { jaccard: 0, containment: 0 };
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return { jaccard: shared / (small.size + large.size - shared), containment: shared / small.size };
}

/** Whether two texts are one text in two editions: most of both shared, or nearly all of the shorter within the longer. */
export function isNearDuplicate({ jaccard, containment }: Resemblance): boolean {
  return jaccard >= JACCARD_MIN || (containment >= CONTAINMENT_MIN && jaccard >= CONTAINED_JACCARD_MIN);
}
