import type { Span } from '../domain/span.ts';
import type { Cast, Entity, Gender } from './entities.ts';
import { namedRuns, type NamedRun } from './names.ts';
import { DETERMINERS, PREPOSITIONS } from './lexicon.ts';
import type { Item, NarrativeSentence } from './narrative.ts';
import { beforeTimes, nounPhraseEndingAt, type Phrase } from './noun-phrase.ts';
import { ANONYMOUS_HEADS, ROLES, THING_WORDS } from './roles.ts';

/** Who a mention stands for, and how surely (0 to 1). */
export interface Resolution {
  readonly speaker: string | null;
  readonly entity: Entity | null;
  readonly certainty: number;
}

/** Somebody who was named or spoke at a place in the narrative. */
interface Trace {
  readonly entity: Entity;
  readonly at: number;
  /** 0 named, 1 subject of the sentence, 2 spoke. */
  readonly weight: number;
}

const UNKNOWN: Resolution = { speaker: null, entity: null, certainty: 0 };
/** How many sentences back a pronoun may reach. */
const PRONOUN_REACH = 12;
const NEUTER_REACH = 3;
const ORGANISATION_REACH = 40;
const ROLE_REACH = 200;
/** Determiners under which nobody in particular speaks, or somebody whom only another mention tells: "each government", "her rival". */
const UNNAMED = /^(?:his|her|its|their|my|our|your|whose|each|every|either|neither|both|no|any|all|few)$/;

/**
 * Reads names, pronouns and descriptions back to the fullest name in the article. It remembers who spoke, so the mentions
 * of an article must be given to it in reading order.
 */
export class SpeakerResolver {
  readonly #text: string;
  readonly #sentences: readonly NarrativeSentence[];
  readonly #cast: Cast;
  readonly #byline: string | null;
  readonly #traces: readonly (readonly Trace[])[];
  readonly #spoke = new Map<number, Trace>();
  readonly #speakers = new Set<Entity>();
  #anonymous: string | null = null;

  constructor(text: string, sentences: readonly NarrativeSentence[], cast: Cast, byline: string | null) {
    this.#text = text;
    this.#sentences = sentences;
    this.#cast = cast;
    this.#byline = byline;
    this.#traces = sentences.map((sentence) => tracesOf(sentence, cast));
  }

  /** @param outside what the mention cannot mean: the words that it is said to have spoken. */
  resolve(sentence: number, phrase: Phrase, outside: Span | null): Resolution {
    const items = this.#sentences[sentence]?.items.slice(phrase.from, phrase.to) ?? [];
    const first = items[0];
    if (first === undefined) return UNKNOWN;
    const result = items.length === 1 ? this.#word(sentence, phrase, first, outside) : null;
    const resolved = result ?? this.#named(items) ?? this.#apposed(sentence, phrase) ?? this.#described(sentence, items, first);
    if (resolved.entity !== null) this.#speakers.add(resolved.entity);
    if (resolved.entity !== null) this.#spoke.set(sentence, { entity: resolved.entity, at: first.start, weight: 2 });
    return resolved;
  }

  #word(sentence: number, phrase: Phrase, word: Item, outside: Span | null): Resolution | null {
    switch (word.lower) {
      case 'he': return this.#pronoun(sentence, word, outside, 'male');
      case 'she': return this.#pronoun(sentence, word, outside, 'female');
      case 'it': return this.#neuter(sentence, word, outside);
      case 'i': return this.#byline === null ? UNKNOWN : { speaker: this.#byline, entity: null, certainty: 0.6 };
      case 'we': case 'you': case 'they': case 'anybody': case 'anyone': case 'everybody': case 'everyone': case 'nobody': case 'somebody': case 'someone': return UNKNOWN;
      case 'who': case 'which': case 'that': return this.#antecedent(sentence, phrase);
      default: return null;
    }
  }

  /** The last person who spoke or was spoken of and whom the pronoun fits; nearer sentences first, speakers before subjects. */
  #pronoun(index: number, item: Item, outside: Span | null, gender: Gender): Resolution {
    const fits = ({ entity, at }: Trace): boolean => entity.kind === 'person' && !isThing(entity) && (entity.gender === null || entity.gender === gender)
      && at < item.start && !isWithin(at, outside);
    // A single capitalised word that never spoke and has no first name, title or office may be a place or a firm.
    const isPerson = ({ entity }: Trace): boolean => entity.words.length > 1 || entity.gender !== null || entity.roles.size > 0 || this.#speakers.has(entity);
    for (let back = 0; back <= PRONOUN_REACH && index - back >= 0; back++) {
      const speaker = this.#spoke.get(index - back);
      const here = (this.#traces[index - back] ?? []).filter((trace) => fits(trace) && (back === 0 || isPerson(trace)));
      const best = speaker !== undefined && fits(speaker) ? speaker : (here.find(({ weight }) => weight === 1) ?? (back < 3 ? here[0] : undefined));
      if (best === undefined) continue;
      best.entity.gender ??= gender;
      return { speaker: best.entity.name, entity: best.entity, certainty: Math.max(0.4, 0.9 - 0.08 * back - (best.weight === 0 ? 0.2 : 0)) };
    }
    return this.#anonymous === null ? UNKNOWN : { speaker: this.#anonymous, entity: null, certainty: 0.4 };
  }

  #neuter(index: number, item: Item, outside: Span | null): Resolution {
    for (let back = 0; back <= NEUTER_REACH && index - back >= 0; back++) {
      const found = (this.#traces[index - back] ?? []).find(({ entity, at }) => entity.kind === 'organisation' && at < item.start && !isWithin(at, outside));
      if (found !== undefined) return { speaker: found.entity.name, entity: found.entity, certainty: 0.5 };
    }
    return UNKNOWN;
  }

  #antecedent(index: number, phrase: Phrase): Resolution {
    const items = this.#sentences[index]?.items ?? [];
    const comma = items[phrase.from - 1]?.lower === ',';
    const before = nounPhraseEndingAt(items, beforeTimes(items, phrase.from - (comma ? 2 : 1)));
    return before === null || before.to > phrase.from || items[before.from]?.lower === 'not' || items[before.from - 1]?.lower === 'not' ? UNKNOWN : this.resolve(index, before, null);
  }

  #named(items: readonly Item[]): Resolution | null {
    const run = properName(items);
    if (run === null) return null;
    const isPart = run.words.length === 1 && run.kind === 'organisation' && items[run.from - 1]?.lower === "'s"; // "Ostrel's Auditor General's Office"
    const entity = isPart ? null : this.#cast.find(run);
    return entity === null ? { speaker: this.#wordsOf(items), entity: null, certainty: 0.8 } : { speaker: entity.name, entity, certainty: 0.95 };
  }

  /** "Its commander, Major General Tomas Brekk, said": the name after the comma. */
  #apposed(index: number, phrase: Phrase): Resolution | null {
    const items = this.#sentences[index]?.items ?? [];
    if (items[phrase.to]?.lower !== ',') return null;
    const ahead = items.slice(phrase.to + 1, phrase.to + 10);
    const run = namedRuns(ahead)[0];
    if (run?.from !== 0 || run.kind !== 'person') return null;
    const follower = ahead[run.to];
    return follower === undefined || follower.kind === 'punctuation' ? this.#named(ahead.slice(0, run.to)) : null;
  }

  #described(index: number, items: readonly Item[], first: Item): Resolution {
    const isDefinite = /^(?:the|this|that)$/.test(first.lower);
    const head = headOf(items) ?? '';
    if (isDefinite && ROLES.has(head)) return this.#roleHolder(index, head, items);
    if (UNNAMED.test(first.lower)) return UNKNOWN;
    // "Ostrel's foreign minister", "Ostrel Prime Minister": an office as good as a definite one.
    const holder = first.capital && !DETERMINERS.has(first.lower) && ROLES.has(head) ? this.#byRole(index, head, items) : null;
    if (holder !== null) return { speaker: holder.name, entity: holder, certainty: 0.75 };
    const organisation = isDefinite ? this.#organisation(index, head) : null;
    if (organisation !== null) return { speaker: organisation.name, entity: organisation, certainty: 0.75 };
    const speaker = first.lower === 'the' && items.some(({ capital }, at) => capital && at > 0) ? this.#wordsOf(items.slice(1)) : this.#wordsOf(items);
    if (ANONYMOUS_HEADS.has(head) || ROLES.has(head)) this.#anonymous = speaker;
    return { speaker, entity: null, certainty: 0.7 };
  }

  /** "the minister": whoever the article gave that office to; "the official": the unnamed one before; else nobody. */
  #roleHolder(index: number, head: string, items: readonly Item[]): Resolution {
    const entity = this.#byRole(index, head, items);
    if (entity !== null) return { speaker: entity.name, entity, certainty: 0.75 };
    if (ANONYMOUS_HEADS.has(head) && this.#anonymous !== null) return { speaker: this.#anonymous, entity: null, certainty: 0.6 };
    const isSpecific = items.slice(1).some(({ lower, capital }) => capital || PREPOSITIONS.has(lower)) && items.length > 2;
    return isSpecific ? { speaker: this.#wordsOf(items.slice(1)), entity: null, certainty: 0.6 } : UNKNOWN;
  }

  #byRole(index: number, head: string, items: readonly Item[]): Entity | null {
    const asked = items.filter(({ kind, lower }) => kind === 'word' && !DETERMINERS.has(lower) && !PREPOSITIONS.has(lower) && !lower.startsWith("'")).map(({ lower }) => lower);
    let nearest: Entity | null = null;
    for (let back = 0; back <= ROLE_REACH && index - back >= 0; back++) {
      for (const { entity } of this.#traces[index - back] ?? []) {
        if (entity.kind !== 'person' || !entity.roles.has(head)) continue;
        if (asked.every((word) => entity.roles.has(word))) return entity;
        nearest ??= entity;
      }
    }
    return asked.length <= 1 ? nearest : null;
  }

  /** "the ministry": the last organisation whose longer name holds the word. */
  #organisation(index: number, head: string): Entity | null {
    for (let back = 0; back <= ORGANISATION_REACH && index - back >= 0; back++) {
      const found = (this.#traces[index - back] ?? []).find(({ entity }) => entity.kind === 'organisation' && entity.words.length > 1 && entity.words.includes(head));
      if (found !== undefined) return found.entity;
    }
    return null;
  }

  #wordsOf(items: readonly Item[]): string {
    const last = items.at(-1)?.lower === "'s" ? items.at(-2) : items.at(-1); // "the woman's", as a tagger may cut it
    return this.#text.slice(items[0]?.start ?? 0, last?.end ?? 0).replace(/\s+/g, ' ');
  }
}

/** "Lincoln Highway", "Addressing Velmora, he said": two capitals, and no person. */
function isThing({ words, gender, roles }: Entity): boolean {
  if (gender !== null || roles.size > 0) return false;
  return THING_WORDS.has(words.at(-1) ?? '') || /^[a-z]{4,}ing$/.test(words[0] ?? '');
}

function isWithin(at: number, span: Span | null): boolean {
  return span !== null && span.start <= at && at < span.end;
}

/** People and organisations named in a sentence's narrative; the first that no preposition leads in is its subject. */
function tracesOf({ items }: NarrativeSentence, cast: Cast): Trace[] {
  let hasSubject = false;
  return namedRuns(items).flatMap((run): Trace[] => {
    const entity = cast.find(run);
    const start = items[run.from]?.start;
    if (entity === null || start === undefined) return [];
    const lead = items[run.from - 1]?.lower ?? '';
    const possessive = items[run.to]?.lower === "'s";
    const isSubject = !hasSubject && !possessive && !PREPOSITIONS.has(lead) && entity.kind === 'person';
    hasSubject ||= isSubject;
    return [{ entity, at: start, weight: isSubject ? 1 : 0 }];
  });
}

/** The name a phrase is headed by; null if a common noun heads it ("a spokesman for Varo", "Varo's aides"). */
function properName(items: readonly Item[]): NamedRun | null {
  if (items.length > 1 && items.some(({ lower }) => /^(?:who|which|that)$/.test(lower))) return null;
  const runs = namedRuns(items);
  const preposition = items.findIndex(({ lower, capital }) => !capital && PREPOSITIONS.has(lower));
  const run = runs.findLast(({ to }) => preposition === -1 || to <= preposition) ?? runs.find(({ from, to }) => from <= preposition && preposition < to);
  if (run === undefined) return null;
  const end = preposition === -1 || (run.from <= preposition && preposition < run.to) ? items.length : preposition;
  // "The court sentencing Oster", "a man impersonating Oster": the name is the object of a participle.
  const participle = items[run.from - 1];
  const hasHead = items.slice(0, Math.max(0, run.from - 1)).some(({ kind, lower }) => kind === 'word' && !DETERMINERS.has(lower));
  if (hasHead && participle !== undefined && !participle.capital && /(?:ed|ing)$/.test(participle.lower) && !/^(?:named|called)$/.test(participle.lower)) return null;
  return run.to >= end ? run : null;
}

/** The head noun of a description: the last word before a preposition or the end. Lower case. */
function headOf(items: readonly Item[]): string | null {
  const preposition = items.findIndex(({ lower }) => PREPOSITIONS.has(lower));
  const end = preposition <= 0 ? items.length : preposition;
  return items.slice(0, end).findLast(({ kind }) => kind === 'word')?.lower ?? null;
}
