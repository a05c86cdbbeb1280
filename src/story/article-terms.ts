import { lightStem } from '../text/light-stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { wordTokens } from '../text/word-tokens.ts';

/** One content word of a text. */
export interface Term {
  /** Folded and stemmed. */
  readonly key: string;
  /** A name or a number: written with a capital and never without one in this text, or with a digit. */
  readonly names: boolean;
}

/** Days and months name no event: every article of a week has them. */
const CALENDAR = /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;

/** What a folded word comes to; null if it has no content. A memory of these spares the texts of one list most of the work. */
export type TermMemory = Map<string, { readonly key: string; readonly numeric: boolean } | null>;

/** The content words of a text's first `charsMax` characters, in reading order. */
export function termsOf(text: string, charsMax: number, memory: TermMemory = new Map()): Term[] {
  const words = wordTokens(text.slice(0, charsMax));
  const lowered = new Set<string>();
  for (const word of words) if (/^\p{Ll}/u.test(word.text)) lowered.add(word.folded);
  return words.flatMap(({ text: written, folded }): Term[] => {
    let term = memory.get(folded);
    if (term === undefined) {
      term = contentOf(folded);
      memory.set(folded, term);
    }
    if (term === null) return [];
    return [{ key: term.key, names: term.numeric || (!lowered.has(folded) && /^\p{Lu}/u.test(written)) }];
  });
}

function contentOf(folded: string): { readonly key: string; readonly numeric: boolean } | null {
  const numeric = /\d/.test(folded);
  if (STOP_WORDS.has(folded) || (folded.length < 2 && !numeric) || CALENDAR.test(folded)) return null;
  return { key: lightStem(folded), numeric };
}
