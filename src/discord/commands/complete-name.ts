import { foldName } from '../../text/fold-name.ts';

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Discord's limits: choices in a list, characters of a choice. */
const CHOICES_MAX = 25;
const CHARS_MAX = 100;
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;
/** Names whose folded form is remembered from one list to the next, which holds nearly the same names. */
const FOLDS_MAX = 200_000;

/** Names with the longest of several words that are looked at for the others: a millisecond's worth. */
const LOOKED_MAX = 2_000;

/** One list, folded: a line a name, "\n anneke tolliver", so that " tol" is the beginning of a word and "\n ann" that of a name. */
interface FoldedList {
  readonly lines: string;
  /** Where each name's line begins. */
  readonly starts: Uint32Array;
}

/** Folding fifty thousand names takes longer than a person waits for a letter; it is done once for each list of names. */
const foldedLists = new WeakMap<readonly string[], FoldedList>();
const folds = new Map<string, string>();

/**
 * At most 25 names that go on from what was typed: those that begin with it, then those with a word that does, then those
 * that hold it, then, of several words, those that hold each; in each group in the order given, which puts the most
 * frequent first. Without regard to case, accents and punctuation. Names too long for Discord, and those in `hidden`, are left out.
 */
export function completeName(names: readonly string[], typed: string, hidden: readonly string[] = []): readonly Choice[] {
  const wanted = foldName(typed.slice(0, CHARS_MAX));
  const list = foldedOf(names);
  const passedOver = new Set(hidden.map(foldName));
  const chosen = new Set<string>();
  const isFull = (): boolean => chosen.size >= CHOICES_MAX;
  const take = (i: number): void => {
    const name = names[i] ?? '';
    if (passedOver.size === 0 || !passedOver.has(foldName(name))) chosen.add(name);
  };
  for (const sought of [`\n ${wanted}`, ` ${wanted}`, wanted]) forEachLine(list, sought, take, isFull);
  const words = wanted.split(' ').map((word) => ` ${word}`).sort((a, b) => b.length - a.length);
  const [rarest = '', ...others] = words;
  if (others.length > 0) {
    let looked = 0;
    forEachLine(list, rarest, (i) => {
      looked++;
      const line = list.lines.slice(list.starts[i], list.starts[i + 1]);
      if (others.every((word) => line.includes(word))) take(i);
    }, () => isFull() || looked >= LOOKED_MAX);
  }
  return [...chosen].map((name) => ({ name, value: name }));
}

/** Folds a list ahead of the first letter typed; calling it is never necessary. */
export function prepareNames(names: readonly string[]): void {
  foldedOf(names);
}

/** Calls `use` with the number of each line that holds the text, in order, until it has been enough. */
function forEachLine({ lines, starts }: FoldedList, sought: string, use: (i: number) => void, isEnough: () => boolean): void {
  let at = isEnough() || lines === '' ? -1 : lines.indexOf(sought);
  while (at !== -1) {
    const i = lineAt(starts, at);
    use(i);
    at = isEnough() ? -1 : lines.indexOf(sought, starts[i + 1] ?? lines.length);
    if (at >= lines.length) return;
  }
}

/** The last line that begins at or before an offset. */
function lineAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function foldedOf(names: readonly string[]): FoldedList {
  const known = foldedLists.get(names);
  if (known !== undefined) return known;
  const starts = new Uint32Array(names.length + 1);
  const lines = names.map((name, i) => {
    const folded = foldOnce(name);
    // A name that cannot be offered has a line of no length, in which nothing is found.
    const line = folded === '' || name.length > CHARS_MAX ? '' : `\n ${folded}`;
    starts[i + 1] = (starts[i] ?? 0) + line.length;
    return line;
  });
  const list = { lines: lines.join(''), starts };
  foldedLists.set(names, list);
  return list;
}

function foldOnce(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  const known = folds.get(name);
  if (known !== undefined) return known;
  if (folds.size >= FOLDS_MAX) folds.clear();
  const folded = foldName(name);
  folds.set(name, folded);
  return folded;
}
