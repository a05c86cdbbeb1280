import { COUNTRY_BY_WORD } from '../text/countries.ts';
import { foldName } from '../text/fold-name.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import type { WordToken } from '../text/word-tokens.ts';

/** Names that the store knows (speakers, people, organisations), so that "what did lavrov say" finds its man in lower case. */
export interface KnownNames {
  /** The name as stored for a run of folded words ("lavrov", "sergey lavrov"); null if it is no name. */
  find(folded: string): string | null;
  /** Most words in one name. */
  readonly wordsMax: number;
}

/** Names of more words are left out: a "speaker" of nine words is a description. */
const NAME_WORDS_MAX = 6;
/** Shorter last words ("Li", "Xi") are found only as part of the whole name. */
const SURNAME_LETTERS_MIN = 4;

export const NO_KNOWN_NAMES: KnownNames = { find: () => null, wordsMax: 0 };

/** Indexes names by their whole form and by their last word. Build it once per change of the store, not per question. */
export function createKnownNames(names: Iterable<string>): KnownNames {
  const byForm = new Map<string, string>();
  let wordsMax = 0;
  for (const name of names) {
    const folded = foldName(name);
    const words = folded.split(' ');
    if (folded === '' || words.length > NAME_WORDS_MAX || !/\p{Lu}/u.test(name)) continue;
    wordsMax = Math.max(wordsMax, words.length);
    if (!STOP_WORDS.has(folded)) byForm.set(folded, name);
    const last = words.at(-1) ?? '';
    if (words.length > 1 && last.length >= SURNAME_LETTERS_MIN && !STOP_WORDS.has(last) && !byForm.has(last)) byForm.set(last, name);
  }
  return { find: (folded) => byForm.get(folded) ?? null, wordsMax };
}

/** Runs of words that are known names or countries, whatever their case: longest first at each place. */
export function findKnownNames(tokens: readonly WordToken[], known: KnownNames): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  const reach = Math.max(4, known.wordsMax);
  for (let at = 0; at < tokens.length; ) {
    const to = longestAt(tokens, at, reach, known);
    if (to > at) found.push({ from: at, to });
    at = Math.max(to, at + 1);
  }
  return found;
}

function longestAt(tokens: readonly WordToken[], at: number, reach: number, known: KnownNames): number {
  for (let to = Math.min(tokens.length, at + reach); to > at; to--) {
    const folded = tokens.slice(at, to).map((token) => foldName(token.folded)).join(' ');
    // "us" is a pronoun in lower case.
    if (folded === 'us' && tokens[at]?.text === 'us') continue;
    if (COUNTRY_BY_WORD.has(folded) || known.find(folded) !== null) return to;
  }
  return at;
}
