import { lightStem } from '../text/light-stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { foldWord } from '../text/word-tokens.ts';

/** One content word of a text. */
export interface Term {
  /** Folded and stemmed. */
  readonly key: string;
  /** A name or a number: written with a capital and never without one in this text, or with a digit. */
  readonly names: boolean;
}

/** Days and months name no event: every article of a week has them. */
const CALENDAR = /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;

/** What a word as written comes to. A memory of these spares the texts of one list most of the work. */
export type TermMemory = Map<string, WrittenWord>;

interface WrittenWord {
  readonly folded: string;
  readonly lower: boolean;
  readonly upper: boolean;
  readonly numeric: boolean;
  /** Null for a word without content. */
  readonly key: string | null;
}

/** As `wordTokens` cuts words; their places are not needed here, and most words of a list of articles come again and again. */
const WORD = /\p{N}+(?:[.,:]\p{N}+)*(?:st|nd|rd|th|s|m|bn|k)?(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:['’.&-][\p{L}\p{N}\p{M}]+)*/gu;

/** The content words of a text's first `charsMax` characters, in reading order. */
export function termsOf(text: string, charsMax: number, memory: TermMemory = new Map()): Term[] {
  const words = (text.slice(0, charsMax).match(WORD) ?? []).map((written) => {
    const known = memory.get(written);
    if (known !== undefined) return known;
    const word = readWord(written);
    memory.set(written, word);
    return word;
  });
  const lowered = new Set<string>();
  for (const { lower, folded } of words) if (lower) lowered.add(folded);
  const terms: Term[] = [];
  for (const { key, numeric, upper, folded } of words) if (key !== null) terms.push({ key, names: numeric || (upper && !lowered.has(folded)) });
  return terms;
}

function readWord(written: string): WrittenWord {
  const folded = foldWord(written);
  const numeric = /\d/.test(folded);
  const empty = STOP_WORDS.has(folded) || (folded.length < 2 && !numeric) || CALENDAR.test(folded);
  return { folded, numeric, lower: /^\p{Ll}/u.test(written), upper: /^\p{Lu}/u.test(written), key: empty ? null : lightStem(folded) };
}
