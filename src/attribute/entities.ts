import { foldName } from '../text/fold-name.ts';
import type { Item, NarrativeSentence } from './narrative.ts';
import { namedRuns, type NamedRun } from './names.ts';
import { isAdverb, isVerbal } from './noun-phrase.ts';
import { FEMALE_WORDS, genderOfFirstName, MALE_WORDS, ROLES } from './roles.ts';

export type Gender = 'male' | 'female';

/** Somebody or something named in the article, under the fullest name it has there. */
export interface Entity {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  /** Folded words of the name. */
  readonly words: readonly string[];
  /** What the article calls it besides: "minister", "foreign". Lower case. */
  readonly roles: Set<string>;
  gender: Gender | null;
  /** How often it stands in the article under its fullest name. */
  count: number;
}

/** The people and organisations of one article. */
export interface Cast {
  readonly entities: readonly Entity[];
  /** Who a name belongs to; null if nobody in the cast goes by it. */
  find(run: Pick<NamedRun, 'words' | 'titles' | 'kind'>): Entity | null;
}

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const APPOSITION_REACH = 10;

/** Collects every name of the article, in its quotations too, and joins the short forms to the full ones. */
export function collectCast(sentences: readonly NarrativeSentence[]): Cast {
  const byName = new Map<string, Entity>();
  const seen: { run: NamedRun; roles: string[]; gender: Gender | null }[] = [];
  for (const { items } of sentences) {
    for (const run of namedRuns(items)) {
      const roles = rolesBeside(items, run);
      seen.push({ run, roles, gender: genderOf(run, roles) });
      if (!isOnlyCapitalised(items, run)) addTo(byName, run);
    }
  }
  const entities = [...byName.values()];
  const cast: Cast = { entities, find: finder(entities) };
  for (const { run, roles, gender } of seen) {
    const entity = cast.find(run);
    if (entity === null) continue;
    for (const role of roles) entity.roles.add(role);
    entity.gender ??= gender;
  }
  return cast;
}

/** "New audio of …", "Correction: …": a word that only its place at the head of the sentence gives a capital. */
function isOnlyCapitalised(items: readonly Item[], run: NamedRun): boolean {
  const next = items[run.to];
  if (run.from !== 0 || run.to !== 1 || next === undefined) return false;
  return next.lower === ':' || (next.kind === 'word' && !next.capital && !next.lower.startsWith("'") && !isVerbal(next) && !isAdverb(next));
}

function addTo(byName: Map<string, Entity>, run: NamedRun): void {
  const words = run.words.map(foldName).filter((word) => word !== '');
  if (words.length === 0) return;
  const key = words.join(' ');
  const known = byName.get(key);
  if (known === undefined) byName.set(key, { kind: run.kind, name: run.words.join(' '), words, roles: new Set(), gender: null, count: 1 });
  else known.count++;
}

function surnameOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return SUFFIXES.has(last) ? (words.at(-2) ?? last) : last;
}

/** Looks a name up by its words: the same name, else the fullest person of that surname, else of that first name. */
function finder(entities: readonly Entity[]): Cast['find'] {
  const exact = new Map(entities.map((entity) => [entity.words.join(' '), entity]));
  const bySurname = new Map<string, Entity[]>();
  const byFirst = new Map<string, Entity[]>();
  for (const entity of entities) {
    if (entity.kind !== 'person' || entity.words.length < 2) continue;
    push(bySurname, surnameOf(entity.words), entity);
    push(byFirst, entity.words[0] ?? '', entity);
  }
  return ({ words: written, titles, kind }) => {
    const words = written.map(foldName).filter((word) => word !== '');
    const own = exact.get(words.join(' ')) ?? null;
    if (kind === 'organisation' || words.length === 0) return own;
    const fuller = [...(bySurname.get(surnameOf(words)) ?? [])].filter(({ words: full }) => full.length > words.length && agrees(words, full));
    const gender = titles.some((title) => FEMALE_WORDS.has(title)) ? 'female' : titles.some((title) => MALE_WORDS.has(title)) ? 'male' : null;
    const candidates = fuller.filter((entity) => gender === null || entity.gender === null || entity.gender === gender);
    const titled = candidates.filter(({ roles }) => titles.length > 0 && titles.every((title) => roles.has(title)));
    if (words.length === 1 && titled.length !== 1 && isContested(candidates)) return own;
    const best = commonest(titled.length > 0 ? titled : candidates) ?? (words.length === 1 ? commonest(byFirst.get(words[0] ?? '') ?? []) : null);
    return best ?? own;
  };
}

/** Every word of the short form stands in the full one, or is an initial of a word there. */
function agrees(short: readonly string[], full: readonly string[]): boolean {
  return short.slice(0, 8).every((word) => full.includes(word) || (word.length === 1 && full.some((other) => other.startsWith(word))));
}

/** Two people of one surname, neither of them named far more often: the surname alone says nothing. */
function isContested(entities: readonly Entity[]): boolean {
  const [most, next] = entities.map(({ count }) => count).sort((a, b) => b - a);
  return most !== undefined && next !== undefined && next * 3 >= most;
}

function commonest(entities: readonly Entity[]): Entity | null {
  return entities.reduce<Entity | null>((best, entity) => (best === null || entity.count > best.count || (entity.count === best.count && entity.words.length > best.words.length) ? entity : best), null);
}

function push(map: Map<string, Entity[]>, key: string, entity: Entity): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entity]);
  else if (list.length < 20) list.push(entity); // a bound: nobody can tell twenty namesakes apart
}

/** What is said of a name before it ("foreign minister X") and after a comma ("X, a lawyer for …"). */
function rolesBeside(items: readonly Item[], run: NamedRun): string[] {
  const roles = [...run.titles];
  for (let at = run.from - 1; at >= Math.max(0, run.from - 6); at--) {
    const word = items[at];
    if (word === undefined || word.kind !== 'word') {
      if (word?.lower === ',' && at === run.from - 1) continue; // "the foreign minister, X,"
      break;
    }
    if (at === run.from - 1 && items[at + 1]?.lower !== ',' && !ROLES.has(word.lower)) break;
    roles.push(word.lower);
  }
  if (items[run.to]?.lower !== ',') return roles.filter((role) => role.length > 2);
  for (let at = run.to + 1; at < Math.min(items.length, run.to + APPOSITION_REACH); at++) {
    const word = items[at];
    if (word === undefined || word.kind !== 'word' || word.lower === 'said' || word.lower === 'who') break;
    roles.push(word.lower);
  }
  return roles.some((role) => ROLES.has(role)) ? roles.filter((role) => role.length > 2) : run.titles.slice();
}

function genderOf(run: NamedRun, roles: readonly string[]): Gender | null {
  if (run.kind !== 'person') return null;
  const beside = [...run.titles, ...roles.slice(0, 6)];
  if (beside.some((word) => FEMALE_WORDS.has(word))) return 'female';
  if (beside.some((word) => MALE_WORDS.has(word))) return 'male';
  return run.words.length > 1 ? genderOfFirstName(foldName(run.words[0] ?? '')) : null;
}
