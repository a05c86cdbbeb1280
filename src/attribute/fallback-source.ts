import { ADVERBS, CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS } from './lexicon.ts';
import type { Item } from './narrative.ts';
import { isAdverb, isTimeWord, nounPhraseStartingAt, type Phrase } from './noun-phrase.ts';

const SUBJECT_REACH = 40;

/**
 * Whose words a quotation without a cue may be: the name signed after a dash (`signature`), or the subject of the
 * sentence it stands in (`subject`). Null if neither is there.
 */
export function findFallbackSource(items: readonly Item[], at: number, kind: 'signature' | 'subject'): Phrase | null {
  return kind === 'signature' ? signatureAfter(items, at) : subjectBefore(items, at);
}

function signatureAfter(items: readonly Item[], at: number): Phrase | null {
  const dash = items[at + 1];
  if (dash === undefined || !/^[-–—―~]$/.test(dash.lower) || items[at + 2]?.capital !== true) return null;
  return nounPhraseStartingAt(items, at + 2);
}

function subjectBefore(items: readonly Item[], quotation: number): Phrase | null {
  let at = 0;
  while (at < Math.min(quotation, SUBJECT_REACH)) {
    const first = items[at];
    if (first === undefined || first.kind === 'quotation') return null;
    if (CONJUNCTIONS.has(first.lower) || isAdverb(first) || first.kind === 'punctuation') {
      at++;
      continue;
    }
    if (PREPOSITIONS.has(first.lower) || SUBORDINATORS.has(first.lower) || ADVERBS.has(first.lower) || isTimeWord(first)) {
      while (at < quotation && items[at]?.lower !== ',') at++;
      at++;
      continue;
    }
    const phrase = nounPhraseStartingAt(items, at, quotation);
    return phrase !== null && phrase.to < quotation ? phrase : null;
  }
  return null;
}
