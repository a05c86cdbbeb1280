import type { Span } from '../domain/span.ts';
import type { Cast, Entity, Gender } from './entities.ts';
import { namedRuns, type NamedRun } from './names.ts';
import { DETERMINERS, PREPOSITIONS } from './lexicon.ts';
import type { Item, NarrativeSentence } from './narrative.ts';
import { nounPhraseEndingAt, type Phrase } from './noun-phrase.ts';
import { ANONYMOUS_HEADS, ROLES } from './roles.ts';

/** Who a mention stands for, and how surely (0 to 1). */
export interface Resolution {
  readonly speaker: string | null;
  readonly entity: Entity | null;
  readonly certainty: number;
}

/** Somebody who was named or spoke at a place in the narrative. */
interface Trace {
  readonly entity: Entity;
  readonly sentence: number;
  readonly paragraph: number;
  readonly at: number;
  /** 0 named, 1 subject of the sentence, 2 spoke. */
  readonly weight: number;
}

const UNKNOWN: Resolution = { speaker: null, entity: null, certainty: 0 };
/** How many sentences back a pronoun may reach. */
const PRONOUN_REACH = 12;
const FEMALE = new Set(['she', 'her']);

/** Resolves the mentions of one article, which must be given in reading order. */
export interface SpeakerResolver {
  /** @param outside what the mention cannot mean: the span of the words it is said to have spoken. */
  resolve(sentence: number, phrase: Phrase, outside: Span | null): Resolution;
}

/** Reads names, pronouns and descriptions back to the fullest name in the article. */
export function createSpeakerResolver(text: string, sentences: readonly NarrativeSentence[], cast: Cast, byline: string | null): SpeakerResolver {
  const wordsOf = (items: readonly Item[]): string => text.slice(items[0]?.start ?? 0, items.at(-1)?.end ?? 0).replace(/\s+/g, ' ');
  const withoutThe = (items: readonly Item[]): string => wordsOf(items[0]?.lower === 'the' ? items.slice(1) : items);
  const traces: Trace[][] = sentences.map((sentence, index) => tracesOf(sentence, index, cast));
  const spoke = new Map<number, Trace>();
  let anonymous: string | null = null;

  const resolve = (index: number, phrase: Phrase, outside: Span | null): Resolution => {
    const sentence = sentences[index];
    if (sentence === undefined) return UNKNOWN;
    const items = sentence.items.slice(phrase.from, phrase.to);
    const first = items[0];
    if (first === undefined) return UNKNOWN;
    const result = resolveItems(index, phrase, items, first, outside);
    if (result.entity !== null && first.lower !== 'it') {
      spoke.set(index, { entity: result.entity, sentence: index, paragraph: sentence.paragraph, at: first.start, weight: 2 });
    }
    return result;
  };

  const resolveItems = (index: number, phrase: Phrase, items: readonly Item[], first: Item, outside: Span | null): Resolution => {
    if (items.length === 1 && /^(?:he|she)$/.test(first.lower)) return pronoun(index, first, outside, FEMALE.has(first.lower) ? 'female' : 'male');
    if (items.length === 1 && /^(?:i|we|you|they|it)$/.test(first.lower)) return first.lower === 'i' && byline !== null ? { speaker: byline, entity: null, certainty: 0.6 } : neuter(index, first, outside);
    if (items.length === 1 && /^(?:who|which|that)$/.test(first.lower)) return antecedent(index, phrase);
    const named = properName(items);
    if (named !== null) return byName(named, items);
    return described(index, items, first);
  };

  const pronoun = (index: number, item: Item, outside: Span | null, gender: Gender): Resolution => {
    const fits = ({ entity, at }: Trace): boolean => entity.kind === 'person' && (entity.gender === null || entity.gender === gender)
      && at < item.start && !(outside !== null && outside.start <= at && at < outside.end);
    for (let back = 0; back <= PRONOUN_REACH && index - back >= 0; back++) {
      const speaker = spoke.get(index - back);
      const here = (traces[index - back] ?? []).filter(fits);
      const best = speaker !== undefined && fits(speaker) ? speaker : (here.find(({ weight }) => weight === 1) ?? (back < 3 ? here[0] : undefined));
      if (best === undefined) continue;
      best.entity.gender ??= gender;
      return { speaker: best.entity.name, entity: best.entity, certainty: Math.max(0.4, 0.9 - 0.08 * back - (best.weight === 0 ? 0.2 : 0)) };
    }
    if (anonymous !== null) return { speaker: anonymous, entity: null, certainty: 0.4 };
    return UNKNOWN;
  };

  const neuter = (index: number, item: Item, outside: Span | null): Resolution => {
    if (item.lower !== 'it') return UNKNOWN;
    for (let back = 0; back <= 3 && index - back >= 0; back++) {
      const found = (traces[index - back] ?? []).find(({ entity, at }) => entity.kind === 'organisation' && at < item.start && !(outside !== null && outside.start <= at && at < outside.end));
      if (found !== undefined) return { speaker: found.entity.name, entity: found.entity, certainty: 0.5 };
    }
    return UNKNOWN;
  };

  const antecedent = (index: number, phrase: Phrase): Resolution => {
    const { items } = sentences[index] ?? { items: [] };
    const comma = items[phrase.from - 1]?.lower === ',';
    const before = nounPhraseEndingAt(items, phrase.from - (comma ? 2 : 1));
    return before === null || before.to > phrase.from ? UNKNOWN : resolve(index, before, null);
  };

  const byName = (run: NamedRun, items: readonly Item[]): Resolution => {
    const entity = cast.find(run);
    if (entity !== null) return { speaker: entity.name, entity, certainty: 0.95 };
    return { speaker: wordsOf(items), entity: null, certainty: 0.8 };
  };

  const described = (index: number, items: readonly Item[], first: Item): Resolution => {
    const definite = first.lower === 'the' || first.lower === 'this' || first.lower === 'that';
    const head = headOf(items);
    if (definite && head !== null && ROLES.has(head)) {
      const entity = byRole(index, head, items);
      if (entity !== null) return { speaker: entity.name, entity, certainty: 0.75 };
      if (ANONYMOUS_HEADS.has(head) && anonymous !== null) return { speaker: anonymous, entity: null, certainty: 0.6 };
      return items.some(({ lower }) => PREPOSITIONS.has(lower)) || items.some(({ capital }) => capital) ? { speaker: withoutThe(items), entity: null, certainty: 0.6 } : UNKNOWN;
    }
    if (definite && head !== null) {
      const organisation = byHeadWord(index, head);
      if (organisation !== null) return { speaker: organisation.name, entity: organisation, certainty: 0.75 };
    }
    if (DETERMINERS.has(first.lower) && /^(?:his|her|its|their|my|our|your)$/.test(first.lower)) return { speaker: wordsOf(items), entity: null, certainty: 0.4 };
    const speaker = items.some(({ capital }) => capital) && first.lower === 'the' && !ROLES.has(head ?? '') ? withoutThe(items) : wordsOf(items);
    if (head !== null && (ANONYMOUS_HEADS.has(head) || ROLES.has(head)) && !definite) anonymous = speaker;
    return { speaker, entity: null, certainty: 0.7 };
  };

  /** The last person before this sentence's end who holds that role. */
  const byRole = (index: number, head: string, items: readonly Item[]): Entity | null => {
    const asked = items.filter(({ kind, lower }) => kind === 'word' && !DETERMINERS.has(lower) && !PREPOSITIONS.has(lower)).map(({ lower }) => lower);
    let fallback: Entity | null = null;
    for (let back = 0; index - back >= 0 && back < 200; back++) {
      for (const { entity } of traces[index - back] ?? []) {
        if (entity.kind !== 'person' || !entity.roles.has(head)) continue;
        if (asked.every((word) => entity.roles.has(word))) return entity;
        fallback ??= entity;
      }
    }
    return asked.length <= 1 ? fallback : null;
  };

  const byHeadWord = (index: number, head: string): Entity | null => {
    for (let back = 0; index - back >= 0 && back < 40; back++) {
      const found = (traces[index - back] ?? []).find(({ entity }) => entity.kind === 'organisation' && entity.words.includes(head) && entity.words.length > 1);
      if (found !== undefined) return found.entity;
    }
    return null;
  };

  return { resolve };
}

/** People and organisations named in a sentence's narrative; the first that no preposition leads in is its subject. */
function tracesOf({ items, paragraph }: NarrativeSentence, sentence: number, cast: Cast): Trace[] {
  let hasSubject = false;
  return namedRuns(items).flatMap((run): Trace[] => {
    const entity = cast.find(run);
    const start = items[run.from]?.start;
    if (entity === null || start === undefined) return [];
    const lead = items[run.from - 1]?.lower ?? '';
    const possessive = items[run.to]?.lower === "'s";
    const isSubject = !hasSubject && !possessive && !PREPOSITIONS.has(lead) && entity.kind === 'person';
    hasSubject ||= isSubject;
    return [{ entity, sentence, paragraph, at: start, weight: isSubject ? 1 : 0 }];
  });
}

/** The name a phrase is headed by; null if a common noun heads it ("a spokesman for Varo", "Varo's aides"). */
function properName(items: readonly Item[]): NamedRun | null {
  const runs = namedRuns(items);
  const preposition = items.findIndex(({ lower, capital }) => !capital && PREPOSITIONS.has(lower));
  const run = runs.findLast(({ to }) => preposition === -1 || to <= preposition) ?? runs.find(({ from, to }) => from <= preposition && preposition < to);
  if (run === undefined) return null;
  const end = preposition === -1 || (run.from <= preposition && preposition < run.to) ? items.length : preposition;
  return run.to >= end ? run : null;
}

/** The head noun of a description: the last word before a preposition or the end. Lower case. */
function headOf(items: readonly Item[]): string | null {
  const preposition = items.findIndex(({ lower }) => PREPOSITIONS.has(lower));
  const end = preposition <= 0 ? items.length : preposition;
  return items.slice(0, end).findLast(({ kind }) => kind === 'word')?.lower ?? null;
}
