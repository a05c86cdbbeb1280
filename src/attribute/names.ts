import { COUNTRY_BY_WORD } from '../text/countries.ts';
import { ADVERBS, CONJUNCTIONS, DETERMINERS, PERSONAL_PRONOUNS, PREPOSITIONS, SUBORDINATORS } from './lexicon.ts';
import type { Item } from './narrative.ts';
import { isTimeWord } from './noun-phrase.ts';
import { HONORIFICS, ORGANISATION_WORDS, ROLES, TITLES } from './roles.ts';

/** A name as it stands in a sentence. */
export interface NamedRun {
  /** Indexes of the run's items, titles included. */
  readonly from: number;
  readonly to: number;
  /** The words without titles. */
  readonly words: readonly string[];
  readonly titles: readonly string[];
  readonly kind: 'person' | 'organisation';
}

const PARTICLES = new Set(['de', 'da', 'di', 'del', 'van', 'von', 'der', 'den', 'bin', 'ibn', 'al', 'el', 'la', 'le', 'ul', 'ter', 'dos', 'du']);
/** "Had Varo said", "Did Varo say": never part of the name. */
const INVERTED = new Set(['had', 'has', 'have', 'did', 'does', 'do', 'is', 'was', 'were', 'are', 'should', 'could', 'would', 'can']);
/** In capitals only in a headline: "Tove Rook At the Lock". Short words that are names too ("An", "To") are not among them. */
const HEADLINE_WORDS = new Set(['at', 'with', 'and', 'after', 'before', 'for', 'from', 'by', 'the', 'during']);
const RUN_ITEMS_MAX = 12;
/** Words that lost the space between them, as lists of topics copied off a page do: "HalvorsenOstrel". */
const RUN_TOGETHER = /\p{Ll}{4}\p{Lu}/u;

/** The capitalised names of a sentence, titles apart. */
export function namedRuns(items: readonly Item[]): NamedRun[] {
  const runs: NamedRun[] = [];
  for (let at = 0; at < items.length; ) {
    const to = endOfRun(items, at);
    if (to === at) at++;
    else {
      const run = classifyRun(items, at, to);
      if (run !== null) runs.push(run);
      at = to;
    }
  }
  return runs;
}

function endOfRun(items: readonly Item[], from: number): number {
  let to = from;
  for (let at = from; at < Math.min(items.length, from + RUN_ITEMS_MAX); at++) {
    const item = items[at];
    if (item === undefined || item.kind !== 'word') break;
    const isName = item.capital && !isTimeWord(item) && !(at === from && INVERTED.has(item.lower)) && !(at === 0 && isFunctionWord(item)) && !(item.end - item.start > 1 && PERSONAL_PRONOUNS.has(item.lower)) && !(item.lower === 'i');
    if (at > from && item.capital && HEADLINE_WORDS.has(item.lower)) break;
    if (isName && !(at === from && isFunctionWord(item))) to = at + 1;
    else if (!(at > from && (PARTICLES.has(item.lower) || joinsOrganisation(items, from, at)))) break;
  }
  return to;
}

/** "Ministry of External Affairs", "Bank for International Settlements": only an organisation's head word joins so. */
function joinsOrganisation(items: readonly Item[], from: number, at: number): boolean {
  const word = items[at]?.lower ?? '';
  if (word !== 'of' && word !== 'for' && word !== 'and' && word !== 'the' && word !== '&') return false;
  return items.slice(from, at).some(({ lower }) => ORGANISATION_WORDS.has(lower)) && items[at + 1]?.kind === 'word' && (items[at + 1]?.capital === true || items[at + 1]?.lower === 'the');
}

function isFunctionWord({ lower, text }: Item): boolean {
  return !text.endsWith('.') && (DETERMINERS.has(lower) || PREPOSITIONS.has(lower) || CONJUNCTIONS.has(lower) || SUBORDINATORS.has(lower) || ADVERBS.has(lower) || PERSONAL_PRONOUNS.has(lower)); // "A. K. Rook" begins with an initial
}

function classifyRun(items: readonly Item[], from: number, to: number): NamedRun | null {
  const run = items.slice(from, to);
  const lowers = run.map(({ lower }) => lower);
  const role = lowers.slice(0, -1).findLastIndex((word) => ROLES.has(word)) + 1;
  const isOrganisation = lowers.slice(role).some((word) => ORGANISATION_WORDS.has(word));
  const title = isOrganisation ? 0 : Math.max(lastTitle(run), countryBefore(items, from, run));
  const rest = run.slice(title);
  const last = rest.at(-1);
  if (last === undefined || rest.some(({ text }) => RUN_TOGETHER.test(text))) return null;
  if (!isOrganisation && isOffice(rest, run[title - 1])) return null;
  const isAcronym = rest.length === 1 && /^\p{Lu}[\p{Lu}.&]+$/u.test(last.text);
  return isOrganisation
    ? { from, to, words: run.map(({ text }) => text), titles: [], kind: 'organisation' }
    : { from, to, words: rest.map(({ text }) => text), titles: lowers.slice(0, title), kind: isAcronym ? 'organisation' : 'person' };
}

/** "Prime Minister of Ostrel Tove Rook": 1 where a run opens with the country of an office before it. */
function countryBefore(items: readonly Item[], from: number, run: readonly Item[]): number {
  return run.length >= 3 && items[from - 1]?.lower === 'of' && COUNTRY_BY_WORD.has(run[0]?.lower ?? '') ? 1 : 0;
}

/** Index after the last title word of a run, leaving at least one word that is a name. */
function lastTitle(run: readonly Item[]): number {
  const lowers = run.map(({ lower }) => lower);
  for (let at = lowers.length - 2; at >= 0; at--) {
    const word = lowers[at] ?? '';
    if (ROLES.has(word) || TITLES.has(word)) return at + 1;
  }
  return isOfficeAcronym(run[0], run[1]) ? 1 : 0;
}

/** "Ostrel Prime Minister", "Acting High Commissioner": an office without whoever holds it. "Mr. King" is a name. */
function isOffice(rest: readonly Item[], title: Item | undefined): boolean {
  const isHeld = ROLES.has(rest.at(-1)?.lower ?? '') && (rest.length === 1 || (rest.length === 2 && rest[0]?.lower === 'high'));
  return isHeld && title !== undefined && !HONORIFICS.has(title.lower.replace('.', ''));
}

/** "EAM Halvorsen": an office in capitals before a name that is not. */
function isOfficeAcronym(first: Item | undefined, second: Item | undefined): boolean {
  return first !== undefined && second !== undefined && /^\p{Lu}{3,5}$/u.test(first.text) && /\p{Ll}/u.test(second.text);
}
