import { INVERTING } from './cues.ts';
import type { Cue } from './find-cues.ts';
import { ADVERBS, CONJUNCTIONS, DETERMINERS, PERSONAL_PRONOUNS, PREPOSITIONS, SUBORDINATORS } from './lexicon.ts';
import type { Item } from './narrative.ts';
import { beforeTimes, isAdverb, isTimeWord, nounPhraseEndingAt, nounPhraseStartingAt, type Phrase } from './noun-phrase.ts';

/** How the source was found, surest first. */
export type SourceLink = 'adjacent' | 'inverted' | 'according-to' | 'agent' | 'parenthetical' | 'shared' | 'none';

export interface Source {
  readonly phrase: Phrase | null;
  readonly link: SourceLink;
}

/** How many items back a subject may stand from its verb. */
const SUBJECT_REACH = 60;
const NO_SOURCE: Source = { phrase: null, link: 'none' };

/** Finds whose words a cue reports. `earlier` are the sources of the cues before it in the same sentence. */
export function findSource(items: readonly Item[], cue: Cue, earlier: readonly { readonly cue: Cue; readonly source: Source }[]): Source {
  if (cue.kind === 'according-to') return linked(nounPhraseStartingAt(items, cue.after), 'according-to');
  if (cue.passive) return passiveSource(items, cue);
  if (cue.tense === 'participle' && cue.group === cue.head) return sharedSource(items, cue, earlier);
  const inverted = invertedSource(items, cue);
  if (inverted !== null) return inverted;
  const last = beforeTimes(items, cue.group - 1);
  const before = items[last];
  if (before === undefined) return NO_SOURCE;
  if (before.lower === ',' || before.lower === '—' || before.lower === '–') {
    const parenthetical = subjectAcrossCommas(items, cue);
    return parenthetical === null ? sharedSource(items, cue, earlier) : { phrase: parenthetical, link: 'parenthetical' };
  }
  if (CONJUNCTIONS.has(before.lower)) return sharedSource(items, cue, earlier);
  const phrase = nounPhraseEndingAt(items, last, Math.max(0, last - SUBJECT_REACH));
  if (phrase === null) return sharedSource(items, cue, earlier);
  const relative = relativeSubject(items, phrase);
  if (relative !== null) return { phrase: relative, link: 'parenthetical' };
  const lead = items[phrase.from - 1];
  if (lead !== undefined && PREPOSITIONS.has(lead.lower) && !PERSONAL_PRONOUNS.has(items[phrase.from]?.lower ?? '')) return afterPreposition(items, cue, phrase);
  return { phrase, link: 'adjacent' };
}

const RELATIVE_REACH = 12;

/** "The lawyer who sued Oster said": the verb's subject stands before "who", not beside the verb. */
function relativeSubject(items: readonly Item[], phrase: Phrase): Phrase | null {
  for (let at = phrase.from; at >= Math.max(1, phrase.from - RELATIVE_REACH); at--) {
    const item = items[at];
    if (item === undefined || item.kind !== 'word') return null;
    if (!/^(?:who|which|that)$/.test(item.lower) || at >= phrase.to - 1) continue;
    let verb = at + 1;
    while (verb < phrase.to && isAdverb(items[verb] ?? item)) verb++;
    const word = items[verb];
    if (word === undefined || verb >= phrase.to - 1 || word.capital || DETERMINERS.has(word.lower) || PREPOSITIONS.has(word.lower) || PERSONAL_PRONOUNS.has(word.lower) || SUBORDINATORS.has(word.lower)) continue;
    const antecedent = nounPhraseEndingAt(items, at - 1);
    if (antecedent !== null) return { from: antecedent.from, to: phrase.to };
  }
  return null;
}

function linked(phrase: Phrase | null, link: SourceLink): Source {
  return phrase === null ? NO_SOURCE : { phrase, link };
}

/** "was told by the envoy": the agent; "the envoy was quoted as saying": the subject; else nobody is named. */
function passiveSource(items: readonly Item[], cue: Cue): Source {
  for (let at = cue.after; at < Math.min(items.length, cue.after + 8); at++) {
    if (items[at]?.lower === 'by') return linked(nounPhraseStartingAt(items, at + 1), 'agent');
    if (items[at]?.kind !== 'word' || items[at]?.lower === 'that') break;
  }
  return NO_SOURCE;
}

function invertedSource(items: readonly Item[], cue: Cue): Source | null {
  const head = items[cue.head];
  const before = items[cue.group - 1];
  const next = items[cue.after];
  if (head === undefined || next === undefined || !INVERTING.has(head.lower) || cue.group !== cue.head) return null;
  if (before === undefined && next.capital) {
    const named = nounPhraseStartingAt(items, cue.after); // "Said Brandt: “…”"
    return named !== null && /^[:,]$/.test(items[named.to]?.lower ?? '') ? { phrase: named, link: 'inverted' } : null;
  }
  const opens = before === undefined ? false : before.kind === 'quotation' || /^[,—–-]$/.test(before.lower);
  if (!opens || next.kind !== 'word' || next.lower === 'that') return null; // "“…” suggests that"
  if (!next.capital && !DETERMINERS.has(next.lower) && !/^(?:he|she|they|one|officials?|police|sources?|lawmakers?|analysts?|researchers?|prosecutors?|authorities|witnesses|residents)$/.test(next.lower)
    && nextAfterNoun(items, cue.after) === null) return null;
  if (isTimeWord(next)) return null;
  const phrase = nounPhraseStartingAt(items, cue.after);
  if (phrase === null) return null;
  // "X, the envoy, said the talks had failed": what follows is the speech, not the speaker, if a verb follows it.
  const follower = items[phrase.to];
  const ends = follower === undefined || follower.kind !== 'word' || /^(?:in|on|at|of|who|during|after|as|when|to|from|with|before|about|while|and|told|via|by|last|this|early|late)$/.test(follower.lower) || isTimeWord(follower) || isAdverb(follower);
  const isQuoted = before?.kind === 'quotation' || items[cue.group - 2]?.kind === 'quotation';
  // ", said Ostrel's latest “…”": a subject and the words it speaks have a comma or a colon between them.
  const isSeparate = follower?.kind !== 'word' && follower?.kind !== 'quotation';
  return ends && (isQuoted || isSeparate || follower?.lower === 'who') ? { phrase, link: 'inverted' } : null;
}

/** A bare lower-case noun after an inverted verb, as in ", said military spokesman Anton Vesk". */
function nextAfterNoun(items: readonly Item[], at: number): Phrase | null {
  const phrase = nounPhraseStartingAt(items, at);
  return phrase !== null && items.slice(phrase.from, phrase.to).some(({ capital }) => capital) ? phrase : null;
}


/** "X, the minister of Y, who …, said": the first piece of the clause that is a noun phrase and no adverbial. */
function subjectAcrossCommas(items: readonly Item[], cue: Cue): Phrase | null {
  const floor = clauseStart(items, cue.group - 2);
  let at = floor;
  while (at < cue.group) {
    const first = items[at];
    if (first === undefined) return null;
    const pieceEnd = endOfPiece(items, at, cue.group);
    if (CONJUNCTIONS.has(first.lower) || (isAdverb(first) && pieceEnd > at + 1)) {
      at++;
      continue;
    }
    if (!opensAdverbial(first) && pieceEnd < cue.group) {
      const phrase = nounPhraseStartingAt(items, at, pieceEnd);
      if (phrase !== null && (phrase.to === pieceEnd || items[phrase.to]?.lower === '(' || items[phrase.to]?.lower === 'who' || PREPOSITIONS.has(items[phrase.to]?.lower ?? ''))) return phrase;
    }
    at = pieceEnd + 1;
  }
  return null;
}

function endOfPiece(items: readonly Item[], from: number, ceiling: number): number {
  for (let at = from; at < ceiling; at++) if (/^[,—–]$/.test(items[at]?.lower ?? '')) return at;
  return ceiling;
}

function opensAdverbial(item: Item): boolean {
  return PREPOSITIONS.has(item.lower) || SUBORDINATORS.has(item.lower) || ADVERBS.has(item.lower) || isTimeWord(item) || /(?:ing|ed)$/.test(item.lower) && item.lower.length > 4
    || item.lower === 'who' || item.lower === 'which' || item.kind === 'quotation';
}

/** Where the clause that holds `at` begins. */
export function clauseStart(items: readonly Item[], at: number): number {
  for (let k = at; k >= Math.max(0, at - SUBJECT_REACH); k--) {
    const item = items[k];
    if (item === undefined) continue;
    if (item.kind === 'quotation' || /^[;:]$/.test(item.lower)) return items[k + 1]?.lower === ',' ? k + 2 : k + 1;
  }
  return Math.max(0, at - SUBJECT_REACH);
}

/** "…, in his opening remarks said": the phrase beside the verb hangs on a preposition, so the subject stands further left. */
function afterPreposition(items: readonly Item[], cue: Cue, phrase: Phrase): Source {
  const preposition = phrase.from - 1;
  const before = items[preposition - 1];
  if (before?.lower === ',') {
    const subject = subjectAcrossCommas(items, { ...cue, group: preposition });
    if (subject !== null) return { phrase: subject, link: 'parenthetical' };
  }
  if (before === undefined || before.kind !== 'word') {
    // "In his remarks Varo said": only the names at the end can be the subject.
    const names = capitalTail(items, phrase);
    return { phrase: names ?? phrase, link: 'parenthetical' };
  }
  const outer = /^(?:of|for|in|at|from|with|to|on|near)$/.test(items[preposition]?.lower ?? '') ? nounPhraseEndingAt(items, preposition - 1) : null;
  if (outer === null && /(?:ed|ing|led)$/.test(before.lower) && /^(?:by|to|with)$/.test(items[preposition]?.lower ?? '')) return NO_SOURCE; // "opponents led by Oster said"
  return outer === null ? { phrase, link: 'parenthetical' } : { phrase: { from: outer.from, to: phrase.to }, link: 'parenthetical' };
}

function capitalTail(items: readonly Item[], phrase: Phrase): Phrase | null {
  let from = phrase.to;
  while (from > phrase.from && items[from - 1]?.capital === true) from--;
  return from < phrase.to ? { from, to: phrase.to } : null;
}

/** Participles and coordinated verbs have the subject of the verb before them, or of the sentence. */
function sharedSource(items: readonly Item[], cue: Cue, earlier: readonly { readonly cue: Cue; readonly source: Source }[]): Source {
  const absolute = cue.tense === 'participle' ? nounPhraseEndingAt(items, cue.group - 1) : null;
  if (absolute !== null && items[absolute.from - 1]?.lower === 'with') return { phrase: absolute, link: 'adjacent' };
  const seen = absolute === null ? null : capitalTail(items, absolute);
  if (seen !== null && items[seen.from - 1]?.lower === 'of') return { phrase: seen, link: 'adjacent' }; // "footage of Varo asking"
  const before = earlier.findLast(({ source }) => source.phrase !== null);
  if (before !== undefined) return { phrase: before.source.phrase, link: 'shared' };
  for (let at = 0; at < Math.min(cue.group, 30); ) {
    const first = items[at];
    if (first === undefined) break;
    if (CONJUNCTIONS.has(first.lower) || isAdverb(first) || first.lower === ',') at++;
    else if (opensAdverbial(first)) at = endOfPiece(items, at, cue.group) + 1;
    else {
      const phrase = nounPhraseStartingAt(items, at, cue.group);
      if (phrase === null) return NO_SOURCE;
      if (!/^(?:later|earlier|ago|before|after)$/.test(items[phrase.to]?.lower ?? '')) return { phrase, link: 'shared' };
      at = endOfPiece(items, at, cue.group) + 1; // "Hours later, …" 
    }
  }
  return NO_SOURCE;
}
