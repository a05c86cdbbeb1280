import { foldName } from '../../text/fold-name.ts';

/** Names looked through, the most frequent first: enough for a slip of the pen, and some milliseconds at most. */
const LOOKED_THROUGH = 10_000;
/** Dice coefficient over pairs of letters; from about here two names look like one misspelt ("Tolivver", "Tolliver"). */
const LIKENESS_MIN = 0.5;
/** A slip of the pen adds or drops a letter or two; "river" is no slip for "Tolivver". */
const LENGTH_DIFFERENCE_MAX = 2;

/** At most `most` names that look like what was typed, whole or in one word, the most alike first. */
export function nearestNames(names: readonly string[], typed: string, most = 5): readonly string[] {
  const wanted = foldName(typed);
  if (wanted.length < 2) return [];
  const pairs = pairsOf(wanted);
  return names.slice(0, LOOKED_THROUGH)
    .map((name) => ({ name, likeness: likenessOf(foldName(name), wanted, pairs) }))
    .filter(({ name, likeness }) => likeness >= LIKENESS_MIN && name.length <= 100)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ name }) => name);
}

function likenessOf(name: string, wanted: string, pairs: ReadonlySet<string>): number {
  const words = name.split(' ').filter((word) => word.length > 3 && Math.abs(word.length - wanted.length) <= LENGTH_DIFFERENCE_MAX);
  return Math.max(dice(pairsOf(name), pairs), ...words.map((word) => dice(pairsOf(word), pairs)));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}
