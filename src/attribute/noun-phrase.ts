import { AMBIGUOUS_FORMS, CUE_FORMS } from './cues.ts';
import {
  ADVERBS, AUXILIARIES, COMMON_VERBS, CONJUNCTIONS, DAYS, DETERMINERS, MONTHS, PERSONAL_PRONOUNS, PREPOSITIONS, RELATIVES, SUBORDINATORS,
} from './lexicon.ts';
import type { Item } from './narrative.ts';

/** A run of items, half-open, by their indexes in a sentence. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
}

/** No noun phrase that names a speaker is longer; the bound keeps adversarial sentences linear. */
const PHRASE_ITEMS_MAX = 16;
const LINKING_PREPOSITIONS = new Set(['of', 'for', 'in', 'at', 'from', 'with', 'to', 'on', 'near', 'against', 'by']);

/** Whether a word is a verb for certain enough to end a noun phrase. */
export function isVerbal(item: Item): boolean {
  if (item.capital) return false;
  return AUXILIARIES.has(item.lower) || COMMON_VERBS.has(item.lower) || (CUE_FORMS.has(item.lower) && !AMBIGUOUS_FORMS.has(item.lower) && !item.lower.endsWith('ing'));
}

export function isAdverb(item: Item): boolean {
  return ADVERBS.has(item.lower) || (!item.capital && item.lower.length > 4 && item.lower.endsWith('ly') && !/^(?:family|ally|assembly|rally|bully|supply|reply|july|italy|weekly|daily)$/.test(item.lower));
}

export function isTimeWord(item: Item): boolean {
  return DAYS.has(item.lower) || (item.capital && MONTHS.has(item.lower));
}

const PART_OF_DAY = /^(?:morning|noon|afternoon|evening|night)$/;
const LEADS_TIME = /^(?:on|last|this|that|late|early)$/;

/** Steps left from an item over "on Tuesday" or "Friday afternoon", which stand between a subject and its verb. */
export function beforeTimes(items: readonly Item[], from: number): number {
  let at = from;
  for (let steps = 0; steps < 4; steps++) {
    const item = items[at];
    const before = items[at - 1];
    if (item === undefined || before === undefined) break;
    const isPart = PART_OF_DAY.test(item.lower) && (isTimeWord(before) || /^(?:this|that|yesterday|late|early)$/.test(before.lower));
    if (!isPart && !isTimeWord(item)) break;
    at--;
    if (LEADS_TIME.test(before.lower)) at--;
  }
  return at;
}

function isPossessive(item: Item | undefined): boolean {
  return item?.lower === "'s" || item?.lower === "'" || item?.lower === '’';
}

function breaksPhrase(item: Item): boolean {
  if (item.kind !== 'word' || item.lower.startsWith("'")) return true;
  if (item.capital && item.lower.length > 3 && !SUBORDINATORS.has(item.lower) && !PREPOSITIONS.has(item.lower) && !ADVERBS.has(item.lower)) return false;
  return isVerbal(item) || CONJUNCTIONS.has(item.lower) || SUBORDINATORS.has(item.lower) || PERSONAL_PRONOUNS.has(item.lower)
    || RELATIVES.has(item.lower) || isAdverb(item) || PREPOSITIONS.has(item.lower);
}

/** The noun phrase whose last item is `last`, reaching no further left than `floor`; null if no noun phrase ends there. */
export function nounPhraseEndingAt(items: readonly Item[], last: number, floor = 0): Phrase | null {
  const end = items[last];
  if (end === undefined || last < floor) return null;
  if (end.lower === ')') return phraseBeforeParenthesis(items, last, floor);
  if (PERSONAL_PRONOUNS.has(end.lower) || end.lower === 'who' || end.lower === 'which') return { from: last, to: last + 1 };
  if ((end.kind === 'word' && DETERMINERS.has(end.lower) && /^(?:this|that|these|those|some|many|most|several|all|both|others|one)$/.test(end.lower))) return { from: last, to: last + 1 };
  const isCounted = items[last - 1]?.lower === 'of' && last - 1 > floor; // "a mother of three"
  if (breaksPhrase(end) || isTimeWord(end) || (DETERMINERS.has(end.lower) && !isCounted)) return null;
  const from = walkLeft(items, last, Math.max(floor, last - PHRASE_ITEMS_MAX));
  return { from, to: last + 1 };
}

function walkLeft(items: readonly Item[], last: number, floor: number): number {
  let from = last;
  for (let at = last - 1; at >= floor; at--) {
    const item = items[at];
    const before = items[at - 1];
    if (item === undefined) break;
    if (isPossessive(item) && before !== undefined && !breaksPhrase(before)) continue;
    if (item.lower === 'that') break;
    if (DETERMINERS.has(item.lower) && !(item.capital && item.lower === 'a')) {
      from = at;
      if (before === undefined || at - 1 < floor || !(before.lower === 'of' || isLink(items, at - 1, floor))) break;
      continue;
    }
    if (isLink(items, at, floor)) continue;
    if (item.lower === 'and' && coordinates(items, at, floor)) continue;
    const isParticiple = before !== undefined && at > floor && DETERMINERS.has(before.lower) && /(?:ed|en)$/.test(item.lower); // "a written reply"
    if (!isParticiple && (breaksPhrase(item) || isTimeWord(item) || isReporting(item) || isYearOf(items, at))) break;
    from = at;
  }
  return from;
}

/** ", saying anybody who …": a verb of speech opens the next clause. */
function isReporting({ lower, capital }: Item): boolean {
  return !capital && lower.endsWith('ing') && CUE_FORMS.has(lower) && !AMBIGUOUS_FORMS.has(lower);
}

/** "in 2017 Velmora said": a date, not part of the name. */
function isYearOf(items: readonly Item[], at: number): boolean {
  return /^(?:19|20)\d\d$/.test(items[at]?.lower ?? '') && /^(?:in|since|by|until)$/.test(items[at - 1]?.lower ?? '');
}

/** A preposition inside a noun phrase: "a spokesman for the bank", "the Ministry of Defence". */
function isLink(items: readonly Item[], at: number, floor: number): boolean {
  const item = items[at];
  const before = items[at - 1];
  if (item === undefined || before === undefined || at - 1 < floor || !LINKING_PREPOSITIONS.has(item.lower)) return false;
  if (breaksPhrase(before) || DETERMINERS.has(before.lower) || isTimeWord(before)) return false;
  // "met in Ostmere Varo": a bare -ed word before the preposition is a verb, not a noun.
  if (!before.capital && /(?:ed|ing)$/.test(before.lower)) return false;
  return item.lower === 'of' || item.lower === 'for' || !before.capital;
}

function coordinates(items: readonly Item[], at: number, floor: number): boolean {
  const before = items[at - 1];
  const after = items[at + 1];
  if (before === undefined || after === undefined || at - 1 < floor || breaksPhrase(before)) return false;
  return before.capital && (after.capital || after.lower === 'the');
}

function phraseBeforeParenthesis(items: readonly Item[], last: number, floor: number): Phrase | null {
  for (let at = last - 1; at >= Math.max(floor, last - 8); at--) {
    if (items[at]?.lower !== '(') continue;
    const inner = nounPhraseEndingAt(items, at - 1, floor);
    return inner === null ? null : { from: inner.from, to: inner.to };
  }
  return null;
}

/** The noun phrase that begins at `first`; null if none does. */
export function nounPhraseStartingAt(items: readonly Item[], first: number, ceiling = items.length): Phrase | null {
  const start = items[first];
  if (start === undefined || start.kind !== 'word') return null;
  if (start.lower === 'that' && items[first + 1]?.capital === true) return nounPhraseStartingAt(items, first + 1, ceiling);
  if (PERSONAL_PRONOUNS.has(start.lower)) return { from: first, to: first + 1 };
  let to = first;
  let hasLowerHead = false;
  const last = Math.min(ceiling, items.length, first + PHRASE_ITEMS_MAX);
  for (let at = first; at < last; at++) {
    const item = items[at];
    const next = items[at + 1];
    if (item === undefined) break;
    if (DETERMINERS.has(item.lower) && (at === first || LINKING_PREPOSITIONS.has(items[at - 1]?.lower ?? '') || items[at - 1]?.lower === 'of')) continue;
    if (isPossessive(item) && at > first) continue;
    if (LINKING_PREPOSITIONS.has(item.lower)) {
      const linked = next !== undefined && (item.lower === 'of' || item.lower === 'for' || hasLowerHead) && at > first && !isTimeWord(next) && (DETERMINERS.has(next.lower) || !breaksPhrase(next));
      if (linked) continue;
      break;
    }
    if (item.lower === 'and' && at > first && items[at - 1]?.capital === true && next?.capital === true) continue;
    if (breaksPhrase(item) || isTimeWord(item)) break;
    const isPast = !item.capital && /[a-z]{2}ed$/.test(item.lower);
    if (isPast && items[at - 1]?.capital === true) break; // a name, then a verb
    if (isPast && at > first && next?.capital === true && !/^(?:named|called)$/.test(item.lower)) break; // "several groups granted Mr. Varo"
    if (!item.capital) hasLowerHead = true;
    to = at + 1;
  }
  return to > first ? { from: first, to } : null;
}
