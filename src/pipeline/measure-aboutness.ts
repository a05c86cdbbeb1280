import type { Article } from '../domain/article.ts';
import type { Query } from '../domain/query.ts';
import { informationOf } from '../story/index.ts';
import { COUNTRY_BY_WORD } from '../text/countries.ts';
import { foldName } from '../text/fold-name.ts';
import { lightStem } from '../text/light-stem.ts';

/** A name or a word of a topic: any of its forms counts as it. */
interface Unit {
  /** Its forms as one would search for them. */
  readonly written: readonly string[];
  /** Stems in a row. */
  readonly forms: readonly (readonly string[])[];
  /** What stands for a name of several words once it was written whole ("Lavrov"); null for others. */
  readonly short: string | null;
  /** How much of the topic it is; all together are 1. */
  readonly weight: number;
  readonly isName: boolean;
}

export type TopicWords = readonly Unit[];

/** An article's stems in order. */
export interface ArticleWords {
  readonly title: readonly string[];
  readonly lead: readonly string[];
  /** Title and text. */
  readonly all: readonly string[];
}

/** How much of a topic's words an article holds, and where: shares of the topic, 0 to 1. */
export interface Aboutness {
  readonly title: number;
  /** In the title and the first paragraphs together. */
  readonly lead: number;
  /** 1 if even the word that comes least comes again and again. */
  readonly least: number;
  /** Whether there is any of the topic's names, and any of its other words, where it has both. */
  readonly whole: boolean;
}

/** About a screen of a news page. */
const LEAD_CHARS = 600;
/** A news text says at its top what it is about. */
const CHARS_READ = 8_000;
/** "us" is a word of every article. */
const FORM_CHARS_MIN = 3;
/** What comes twice, and once more for so many words of the text, comes again and again. */
const OFTEN_TIMES = 2;
const OFTEN_EVERY_WORDS = 150;

/** A topic's names, each once and as long as it was written, and its other words; a country's names are also those of its people. */
export function topicWords({ names, terms }: Pick<Query, 'names' | 'terms'>): TopicWords {
  const folded = [...new Set(names.map(foldName))].filter((name) => name !== '');
  const whole = folded.filter((name) => !folded.some((other) => other !== name && ` ${other} `.includes(` ${name} `)));
  const named = new Set(whole.flatMap(stemsIn));
  const words = [...new Set(terms.flatMap((term) => foldName(term).split(' ')))].filter((word) => word !== '' && !named.has(lightStem(word)));
  const units = [...whole, ...words].map((name) => ({ ...unitOf(name), isName: whole.includes(name), weight: Math.max(...stemsIn(name).map(informationOf)) }));
  const sum = units.reduce((total, { weight }) => total + weight, 0) || 1;
  return units.map((unit) => ({ ...unit, weight: unit.weight / sum }));
}

/** The same of one name, whatever kind of word it looks like. */
export function nameWords(name: string): TopicWords {
  return /[\p{L}\p{N}]/u.test(name) ? [{ ...unitOf(foldName(name)), isName: true, weight: 1 }] : [];
}

/** Linear in the first 8,000 characters. */
export function readArticleWords({ title, text }: Pick<Article, 'title' | 'text'>): ArticleWords {
  const titled = stemsIn(title ?? '');
  return { title: titled, lead: [...titled, ...stemsIn(text.slice(0, LEAD_CHARS))], all: [...titled, ...stemsIn(text.slice(0, CHARS_READ))] };
}

export function measureAboutness(topic: TopicWords, { title, lead, all }: ArticleWords): Aboutness {
  const plenty = OFTEN_TIMES + all.length / OFTEN_EVERY_WORDS;
  const share = (words: readonly string[]): number => topic.reduce((sum, unit) => sum + (countOf(unit, words) > 0 ? unit.weight : 0), 0);
  const counts = topic.map((unit) => countOf(unit, all));
  const holdsOf = (isName: boolean): boolean => topic.every((unit) => unit.isName !== isName) || topic.some((unit, at) => unit.isName === isName && (counts[at] ?? 0) > 0);
  return {
    title: share(title),
    lead: share(lead),
    least: topic.length === 0 ? 0 : Math.min(1, Math.min(...counts) / plenty),
    whole: holdsOf(true) && holdsOf(false),
  };
}

function countOf({ forms, short }: Unit, stems: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < stems.length; at++) {
    const form = forms.find((stemsOf) => stemsOf.every((stem, ahead) => stems[at + ahead] === stem));
    if (form === undefined && (count === 0 || stems[at] !== short)) continue;
    count++;
    // The name's own last word is not another mention.
    at += (form?.length ?? 1) - 1;
  }
  return count;
}

function unitOf(name: string): Omit<Unit, 'weight' | 'isName'> {
  const country = COUNTRY_BY_WORD.get(name);
  const stems = stemsIn(name);
  if (country === undefined) return { written: [name], forms: [stems], short: stems.length > 1 ? (stems.at(-1) ?? null) : null };
  const written = [...COUNTRY_BY_WORD].filter(([form, of]) => of === country && form.length >= FORM_CHARS_MIN).map(([form]) => form);
  return { written, forms: written.map(stemsIn), short: null };
}

/** Words come again and again, in one text and in the next. */
const stemOf = new Map<string, string>();
const STEMS_MAX = 50_000;

function stemsIn(text: string): string[] {
  return foldName(text).split(' ').filter((word) => word !== '').map((word) => {
    let stem = stemOf.get(word);
    if (stem === undefined) {
      stem = lightStem(word);
      if (stemOf.size >= STEMS_MAX) stemOf.clear();
      stemOf.set(word, stem);
    }
    return stem;
  });
}
