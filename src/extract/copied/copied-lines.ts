import { canonicalLine, keepAsGiven } from '../canonical-text.ts';
import { endsSentence } from '../prose.ts';

/** One line of a copied text that is not blank; `block` counts the runs of lines between blank ones. */
export interface CopiedLine {
  readonly text: string;
  readonly block: number;
}

/** Lines of mail and of old terminals are folded at some 60 to 100 columns. */
const FOLD_COLUMNS = { min: 50, max: 100 };

/**
 * The lines of a copied text, with paragraphs folded at a column put together again. Whether a text is folded is decided
 * over the whole of it: no line passes the column, and most lines that another follows break off in mid-sentence near it.
 */
export function copiedLines(text: string): CopiedLine[] {
  const blocks = keepAsGiven(text).split(/\n[^\S\n]*\n/).map((block) => block.split('\n').map(canonicalLine).filter((line) => line !== ''));
  const followed = blocks.flatMap((lines) => lines.slice(0, -1));
  const long = followed.filter((line) => line.length >= FOLD_COLUMNS.min);
  const broken = long.filter((line) => !endsSentence(line));
  const longest = Math.max(0, ...blocks.flat().map((line) => line.length));
  const folded = long.length >= 3 && longest <= FOLD_COLUMNS.max + 10 && broken.length >= 0.6 * long.length;
  return blocks.flatMap((lines, block) => (folded ? unfold(lines) : lines).map((line) => ({ text: line, block })));
}

/** Joins each line of a block to the next while it is long enough to have been folded. */
function unfold(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const line of lines) {
    if (open) joined[joined.length - 1] += ` ${line}`;
    else joined.push(line);
    open = line.length >= FOLD_COLUMNS.min;
  }
  return joined;
}
