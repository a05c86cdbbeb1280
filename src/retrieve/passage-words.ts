import type { Span } from '../domain/span.ts';
import { foldName } from '../text/fold-name.ts';
import { lightStem } from '../text/light-stem.ts';
import { splitSentences } from '../text/sentences.ts';

/** A text as signals compare it with one question. */
export interface PassageWords {
  /** " folded words with single spaces ", so that a name is found by `includes(" name ")`. */
  readonly folded: string;
  /** Those of the question's stems that stand in it. */
  readonly stems: ReadonlySet<string>;
  readonly sentences: readonly SentenceWords[];
}

export interface SentenceWords extends Span {
  readonly stems: ReadonlySet<string>;
}

/** Reads texts for one question's stems. Each text is folded once, each word stemmed once. */
export function createWordReader(wanted: ReadonlySet<string>): (text: string) => PassageWords {
  const stemOf = new Map<string, string | null>();
  const stemsIn = (folded: string): Set<string> => {
    const found = new Set<string>();
    for (const word of folded.split(' ')) {
      let stem = stemOf.get(word);
      if (stem === undefined) {
        const own = lightStem(word);
        stem = wanted.has(own) ? own : null;
        stemOf.set(word, stem);
      }
      if (stem !== null) found.add(stem);
    }
    return found;
  };
  return (text) => {
    const folded: string[] = [];
    const stems = new Set<string>();
    const sentences = splitSentences(text).map(({ start, end }) => {
      const words = foldText(text.slice(start, end));
      folded.push(words);
      const own = stemsIn(words);
      for (const stem of own) stems.add(stem);
      return { start, end, stems: own };
    });
    return { folded: ` ${folded.join(' ')} `, stems, sentences };
  };
}

/** As `foldName`, several times faster on the plain English that news mostly is. */
function foldText(text: string): string {
  const plain = text.replace(/[\u2010-\u2027]/g, ' ');
  // eslint-disable-next-line no-control-regex -- "ASCII" is the range meant
  if (!/^[\u0000-\u007f]*$/.test(plain)) return foldName(plain);
  return plain.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
}

/** Stems of terms' words: "co-chaired" has two. */
export function stemsOf(...terms: readonly string[]): Set<string> {
  return new Set(terms.flatMap((term) => foldName(term).split(' ')).filter((word) => word !== '').map(lightStem));
}
