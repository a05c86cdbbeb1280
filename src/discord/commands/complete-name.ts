import { foldName } from '../../text/fold-name.ts';

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Discord's limits: choices in a list, characters of a choice. */
const CHOICES_MAX = 25;
const CHARS_MAX = 100;
const PLAIN = /^[A-Za-z0-9 ]*$/;

/** Folding fifty thousand names takes longer than a person waits for a letter; it is done once for each list of names. */
const foldedLists = new WeakMap<readonly string[], readonly string[]>();

/**
 * At most 25 names that go on from what was typed: those that begin with it, then those with a word that does, then those
 * that hold it or, of several words, each of them; in each group in the order given, which puts the most frequent first.
 * Without regard to case, accents and punctuation. Names too long for Discord, and those in `hidden`, are left out.
 */
export function completeName(names: readonly string[], typed: string, hidden: readonly string[] = []): readonly Choice[] {
  const wanted = foldName(typed.slice(0, CHARS_MAX));
  const folded = foldedOf(names);
  const groups: [number[], number[], number[]] = [[], [], []];
  const words = wanted.split(' ');
  const hiddenFolded = new Set(hidden.map((name) => ` ${foldName(name)}`));
  for (let i = 0; i < folded.length && groups[0].length < CHOICES_MAX; i++) {
    const rank = rankOf(folded[i] ?? '', wanted, words);
    if (rank !== null && groups[rank].length < CHOICES_MAX && !hiddenFolded.has(folded[i] ?? '')) groups[rank].push(i);
  }
  const chosen = new Set(groups.flat().map((i) => names[i] ?? ''));
  return [...chosen].slice(0, CHOICES_MAX).map((name) => ({ name, value: name }));
}

/** Folds a list ahead of the first letter typed; calling it is never necessary. */
export function prepareNames(names: readonly string[]): void {
  foldedOf(names);
}

/** Each folded name with a space before it, so that " lav" is the beginning of a word; "" for one that cannot be offered. */
function foldedOf(names: readonly string[]): readonly string[] {
  const known = foldedLists.get(names);
  if (known !== undefined) return known;
  const folded = names.map((name) => {
    if (name.length > CHARS_MAX || name.trim() === '') return '';
    return ` ${PLAIN.test(name) ? name.trim().toLowerCase().replace(/ {2,}/g, ' ') : foldName(name)}`;
  });
  foldedLists.set(names, folded);
  return folded;
}

function rankOf(folded: string, wanted: string, words: readonly string[]): 0 | 1 | 2 | null {
  if (folded.length < 2) return null;
  if (folded.startsWith(wanted, 1)) return 0;
  if (folded.includes(wanted)) return folded.includes(` ${wanted}`) ? 1 : 2;
  return words.length > 1 && words.every((word) => folded.includes(` ${word}`)) ? 2 : null;
}
