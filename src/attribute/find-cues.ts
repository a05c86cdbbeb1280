import { AMBIGUOUS_FORMS, CUE_FORMS, PARTICLES, SPEECH_NOUNS, type CueClass } from './cues.ts';
import { AUXILIARIES, DETERMINERS, MODALS, NEGATIONS, PERSONAL_PRONOUNS, PREPOSITIONS } from './lexicon.ts';
import type { Item } from './narrative.ts';
import { isAdverb } from './noun-phrase.ts';

/** A cue as it stands in a sentence; indexes count the sentence's items. */
export interface Cue {
  readonly verb: string;
  readonly kind: CueClass | 'according-to';
  /** The word that names the cue, and the first item after the cue's own words. */
  readonly head: number;
  readonly after: number;
  /** First auxiliary, adverb or governing verb of the group: the subject ends before it. */
  readonly group: number;
  readonly tense: 'base' | 'present' | 'past' | 'participle';
  readonly passive: boolean;
  readonly negated: boolean;
  /** Would, could, may…: said only under a condition, or not yet. */
  readonly modal: boolean;
  /** "to say", and what governs it: "declined to say". */
  readonly governor: string | null;
}

const GROUP_REACH = 7;
const BE = new Set(['is', 'are', 'was', 'were', 'been', 'being', 'be', 'am']);
/** Verbs and adjectives that may govern "to say". */
const GOVERNOR = /^(?:went|go|goes|going|continued|continues|began|begins|tried|tries|trying|declined|declines|refused|refuses|wanted|wants|want|seemed|seems|appeared|appears|failed|fails|chose|happened|used|hastened|expected|quick|eager|reluctant|ready|willing|likely|unable|able|supposed|forced|needs?|moved|managed|proceeded|hoped|plans|planned|had|has|have|rose|stopped|paused|took|came|on)$/;

/** Finds every cue of a sentence outside its quotations, in order. */
export function findCues(items: readonly Item[]): Cue[] {
  const cues: Cue[] = [];
  items.forEach((item, at) => {
    if (item.kind === 'word') {
      const cue = accordingTo(items, at) ?? verbCue(items, at);
      if (cue !== null) cues.push(cue);
    }
  });
  return cues;
}

const PLAIN = { tense: 'past', passive: false, negated: false, modal: false, governor: null } as const;

function accordingTo(items: readonly Item[], at: number): Cue | null {
  const word = items[at]?.lower;
  if (word !== 'according' || items[at + 1]?.lower !== 'to') return null;
  return { ...PLAIN, verb: 'according to', kind: 'according-to', head: at, after: at + 2, group: at };
}

function verbCue(items: readonly Item[], at: number): Cue | null {
  const item = items[at];
  if (item === undefined) return null;
  const special = phrasalCue(items, at);
  const form = CUE_FORMS.get(item.lower);
  if (item.capital && at > 0 && special === null && items[at - 1]?.kind === 'word') return null;
  if (special === null && form === undefined) return null;
  const group = verbGroup(items, at);
  const tense = special?.tense ?? form?.tense ?? 'past';
  const passive = tense === 'past' && group.be;
  const kind = special?.kind ?? chooseClass(form?.classes ?? ['say'], items, at);
  const particles = form === undefined ? undefined : PARTICLES[form.verb];
  const next = items[at + 1]?.lower ?? '';
  if (special === null && particles !== undefined && !particles.includes(next)) return null;
  if (special === null && !standsAsVerb(items, at, group.start, tense, kind)) return null;
  const after = special?.after ?? at + 1 + (particles === undefined ? 0 : 1);
  return { verb: special?.verb ?? form?.verb ?? item.lower, kind, head: at, after, group: group.start, tense, passive, negated: group.negated, modal: group.modal, governor: group.governor };
}

interface Phrasal {
  readonly verb: string;
  readonly kind: CueClass;
  readonly after: number;
  readonly tense: Cue['tense'];
}

const PHRASAL: Readonly<Record<string, readonly (readonly [RegExp, CueClass])[]>> = {
  point: [[/^out /, 'say'], [/^to /, 'stance']],
  make: [[/^(?:it )?(?:very |perfectly |quite )?clear /, 'say']],
  talk: [[/^about /, 'stance'], [/^of /, 'stance']],
  speak: [[/^about /, 'stance'], [/^of /, 'stance']],
  put: [[/^it /, 'say']],
  give: [[/^warning /, 'say'], [/^assurances? /, 'say']],
  call: [[/^for /, 'stance'], [/^on /, 'stance']],
};
/** A Map, because an article's word may be "constructor". */
const PHRASAL_FORMS: ReadonlyMap<string, readonly [verb: string, tense: Cue['tense']]> = new Map(Object.entries({
  point: ['point', 'base'], points: ['point', 'present'], pointed: ['point', 'past'], pointing: ['point', 'participle'],
  make: ['make', 'base'], makes: ['make', 'present'], made: ['make', 'past'], making: ['make', 'participle'],
  talk: ['talk', 'base'], talks: ['talk', 'present'], talked: ['talk', 'past'], talking: ['talk', 'participle'],
  speak: ['speak', 'base'], speaks: ['speak', 'present'], spoke: ['speak', 'past'], spoken: ['speak', 'past'], speaking: ['speak', 'participle'],
  put: ['put', 'past'], puts: ['put', 'present'], gave: ['give', 'past'],
  call: ['call', 'base'], calls: ['call', 'present'], called: ['call', 'past'], calling: ['call', 'participle'],
} satisfies Record<string, [string, Cue['tense']]>));

function phrasalCue(items: readonly Item[], at: number): Phrasal | null {
  const known = PHRASAL_FORMS.get(items[at]?.lower ?? '');
  if (known === undefined) return null;
  const [verb, tense] = known;
  const ahead = `${items.slice(at + 1, at + 5).map(({ lower }) => lower).join(' ')} `;
  for (const [pattern, kind] of PHRASAL[verb] ?? []) {
    const match = pattern.exec(ahead);
    if (match !== null) return { verb: `${verb} ${match[0].trim()}`, kind, after: at + 1 + match[0].trim().split(' ').length, tense };
  }
  return null;
}

function chooseClass(classes: readonly CueClass[], items: readonly Item[], at: number): CueClass {
  const next = items[at + 1];
  const [first = 'say'] = classes;
  if (classes.length > 1 && next?.lower === 'that') return classes.find((name) => name === 'say' || name === 'show') ?? first;
  return first;
}

interface VerbGroup {
  readonly start: number;
  readonly be: boolean;
  readonly negated: boolean;
  readonly modal: boolean;
  readonly governor: string | null;
}

/** Walks left over auxiliaries, adverbs and what governs an infinitive: "has also repeatedly declined to [say]". */
function verbGroup(items: readonly Item[], head: number): VerbGroup {
  const isNamed = /s$/.test(items[head]?.lower ?? ''); // no verb in -s follows "has" or "is"
  let start = head;
  let be = false;
  let negated = false;
  let modal = false;
  let governor: string | null = null;
  for (let at = head - 1; at >= Math.max(0, head - GROUP_REACH); at--) {
    const item = items[at];
    if (item === undefined || item.kind !== 'word') break;
    if (NEGATIONS.has(item.lower)) negated = true;
    else if (item.lower === 'to' && at === start - 1 && governor === null && GOVERNOR.test(items[at - 1]?.lower ?? '')) {
      governor = items[at - 1]?.lower ?? null;
      if (governor === 'on') governor = items[at - 2]?.lower ?? null;
      at -= items[at - 1]?.lower === 'on' ? 2 : 1;
      start = at;
      continue;
    } else if (item.lower === 'to') break;
    else if (item.lower === "'s" && (items[at - 1]?.capital === true || isNamed) && items[head]?.lower.endsWith('ing') === false) break; // "Varo's remarks", "Varo's promised dam", "the woman's quotes"
    else if (MODALS.has(item.lower)) modal = true;
    else if (BE.has(item.lower)) be ||= governor === null;
    else if (!AUXILIARIES.has(item.lower) && !isAdverb(item)) break;
    start = at;
  }
  return { start, be, negated, modal, governor };
}

/** Tells "officials report losses" from "the report", and "the said sum" from speech. */
function standsAsVerb(items: readonly Item[], head: number, group: number, tense: Cue['tense'], kind: CueClass): boolean {
  const item = items[head];
  const before = items[group - 1];
  const next = items[head + 1];
  if (item === undefined) return false;
  if (before?.lower === "'s" && tense !== 'participle' && group === head) return false;
  if (tense === 'base' && group === head && AMBIGUOUS_FORMS.has(item.lower) && !pluralLike(items, group - 1)) return false; // "a court order"
  const hasGroup = group < head && !(group === head - 1 && isAdverb(items[group] ?? item));
  if (before?.kind === 'word' && (DETERMINERS.has(before.lower) && !/^(?:some|many|most|several|all|both|that|this|one)$/.test(before.lower)) && !hasGroup && items[group - 2]?.lower !== 'of') return false;
  if (before?.kind === 'word' && PREPOSITIONS.has(before.lower) && before.lower !== 'after' && before.lower !== 'before' && tense !== 'participle') return false;
  if (items[head - 1]?.lower === 'no') return false; // "no comment"
  if (tense === 'base' && !hasGroup && before?.kind !== 'word') return false;
  if (!AMBIGUOUS_FORMS.has(item.lower)) return tense !== 'base' || hasGroup || subjectLike(before);
  if (hasGroup) return true;
  if (kind === 'stance' && tense === 'participle') return before?.lower === ',' ;
  if (next === undefined || next.kind === 'quotation') return subjectLike(before);
  if (tense === 'present' && /^[.,]$/.test(next.lower)) return before?.capital === true || PERSONAL_PRONOUNS.has(before?.lower ?? '');
  const objectAhead = next.lower === 'that' || next.lower === ':' || DETERMINERS.has(next.lower) || PERSONAL_PRONOUNS.has(next.lower) || next.capital || next.lower === 'to';
  return subjectLike(before) && objectAhead;
}

/** Whether the word may be the subject of a verb without -s: "officials", "I", "Ostrel and Velmora". */
function pluralLike(items: readonly Item[], at: number): boolean {
  const word = items[at];
  if (word === undefined || word.kind !== 'word') return true;
  return /s$|^(?:i|we|you|they|who|that|which|police|people|men|women|some|many|both|all|several|most|others?|to|never|also|not)$/.test(word.lower) || items[at - 2]?.lower === 'and' || items[at - 1]?.lower === 'and';
}

function subjectLike(before: Item | undefined): boolean {
  if (before === undefined || before.kind !== 'word') return before?.lower === ',' || before?.lower === ')' || before?.kind === 'quotation';
  return before.capital || PERSONAL_PRONOUNS.has(before.lower) || before.lower === 'who' || before.lower === 'which' || /(?:s|ers|people|some|many|police)$/.test(before.lower) || SPEECH_NOUNS.has(before.lower)
    || /(?:man|woman|er|or|ist|ment|ion|nt|ry|any|ial|poll|study|court)$/.test(before.lower);
}
