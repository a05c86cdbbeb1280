import { foldName } from '../text/fold-name.ts';
import { lightStem } from '../text/light-stem.ts';

/** A text as signals compare it. */
export interface PassageWords {
  /** " folded words with single spaces ", so that a name is found by `includes(" name ")`. */
  readonly folded: string;
  readonly stems: ReadonlySet<string>;
}

export function passageWords(text: string): PassageWords {
  const folded = foldName(text);
  return { folded: ` ${folded} `, stems: new Set(folded.split(' ').map(lightStem)) };
}

/** Stems of a term's words: "co-chaired" is two. */
export function contextStems(term: string): Set<string> {
  return new Set(foldName(term).split(' ').filter((word) => word !== '').map(lightStem));
}
