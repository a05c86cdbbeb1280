import { ADVERBS, CONJUNCTIONS, PERSONAL_PRONOUNS, PREPOSITIONS, SUBORDINATORS } from './lexicon.ts';
import type { Item } from './narrative.ts';
import { isAdverb, isTimeWord, nounPhraseStartingAt, type Phrase } from './noun-phrase.ts';

const SUBJECT_REACH = 40;

/**
 * Whose words a quotation without a known cue may be: the name signed after a dash (`signature`), the subject or object of
 * an unlisted verb straight after it, as in "“Go back,” Hask barked" (`follower`), or the subject of the sentence it
 * stands in (`subject`). Null if there is none.
 */
export function findFallbackSource(items: readonly Item[], at: number, kind: 'signature' | 'follower' | 'subject'): Phrase | null {
  if (kind === 'signature') return signatureAfter(items, at);
  return kind === 'follower' ? speakerAfter(items, at) : subjectBefore(items, at);
}

function speakerAfter(items: readonly Item[], at: number): Phrase | null {
  const next = items[at + 1];
  if (at > 0 || next?.kind !== 'word') return null;
  const isPast = (item: Item | undefined): boolean => item !== undefined && !item.capital && /[a-z]{2}ed$/.test(item.lower);
  if (isPast(next)) return items[at + 2]?.capital === true ? nounPhraseStartingAt(items, at + 2) : null;
  if (!next.capital && !PERSONAL_PRONOUNS.has(next.lower) && next.lower !== 'the') return null;
  const phrase = nounPhraseStartingAt(items, at + 1);
  if (phrase === null) return null;
  // A noun phrase runs on over a verb it does not know: the name before it is the speaker.
  const verb = items.slice(phrase.from + 1, phrase.to + 1).findIndex((item) => isPast(item) || (!item.capital && /[a-z]{3}s$/.test(item.lower)));
  return verb === -1 ? null : { from: phrase.from, to: phrase.from + 1 + verb };
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
