import { foldName } from '../text/fold-name.ts';

/** Offices that stand before a name; what comes before them ("Water Minister Quill") is of the office too. */
const OFFICES: ReadonlySet<string> = new Set(
  ('mr mrs ms dr sir lord lady dame president minister premier secretary state ambassador general major colonel lieutenant captain admiral chancellor ' +
    'king queen prince princess pope senator governor mayor judge justice professor chief commander master spokesman spokeswoman spokesperson').split(' '),
);

/**
 * Whether two mentions can be of one speaker: "Lavrov" and "Foreign Minister Sergey Lavrov", "S Jaishankar" and
 * "Subrahmanyam Jaishankar", "MEA" and "Ministry of External Affairs". Every word of the shorter must stand in the longer,
 * in order, an initial standing for a word; two different given names are two people.
 */
export function isSameSpeaker(a: string, b: string): boolean {
  const [shorter, longer] = [nameWords(a), nameWords(b)].sort((one, other) => one.length - other.length);
  if (shorter === undefined || longer === undefined || shorter.length === 0) return false;
  if (isOwnerOf(a, b) || isOwnerOf(b, a)) return false;
  if (standsIn(shorter, longer)) return true;
  return isAcronymOf(shorter, longer) || isAcronymOf(longer, shorter);
}

/** Whether one is named in the other as an owner alone: "Trump" in "Trump's lawyer", who is somebody else. */
function isOwnerOf(owner: string, owned: string): boolean {
  const [, before = '', after = ''] = /^(.*?)['’]s?\s+(?=\S)(.*)$/u.exec(owned) ?? [];
  if (before === '') return false;
  const [words, owners, rest] = [nameWords(owner), nameWords(before), nameWords(after)];
  return words.length > 0 && words.every((word) => owners.includes(word)) && !words.some((word) => rest.includes(word));
}

/** Offices that no surname is mistaken for. */
const ROLES: ReadonlySet<string> = new Set(
  ('president minister premier secretary ambassador chancellor senator governor mayor spokesman spokeswoman spokesperson colonel lieutenant captain admiral envoy ' +
    'official officials leader lawyer officer expert analyst chairman chairwoman director lawmaker diplomat government ministry').split(' '),
);

/**
 * Whether somebody is meant by office alone: "the Prime Minister", "Kalderran foreign minister", "minister of trade". Whose
 * words they are cannot be judged by it, for articles name the person.
 */
export function isOfficeOnly(name: string): boolean {
  const words = foldName(name.replace(/['’]s\b/g, '')).split(' ').filter((word) => word !== '');
  const tail = words.findIndex((word, i) => i > 0 && /^(?:of|for)$/.test(word));
  const head = (tail === -1 ? words : words.slice(0, tail)).filter((word, i) => !(i === 0 && /^(?:the|an?|his|her|their|its|our)$/.test(word)));
  const last = head.at(-1);
  return last !== undefined && (ROLES.has(last) || (head.length === 1 && OFFICES.has(last)));
}

function nameWords(name: string): string[] {
  const words = foldName(name.replace(/['’]s\b/g, '')).split(' ').filter((word) => word !== '');
  const bare = words.filter((word, i) => !(i === 0 && /^(?:the|an?)$/.test(word)));
  const office = bare.findLastIndex((word, i) => OFFICES.has(word) && i < bare.length - 1 && !/^(?:of|for)$/.test(bare[i + 1] ?? ''));
  return bare.slice(office + 1);
}

function standsIn(shorter: readonly string[], longer: readonly string[]): boolean {
  let next = 0;
  for (const word of longer) {
    const wanted = shorter[next];
    if (wanted === undefined) break;
    const isLast = next === shorter.length - 1;
    // An initial may stand for a given name, never for the name itself.
    const initial = !isLast && (wanted.length === 1 || word.length === 1) && wanted[0] === word[0];
    if (word === wanted || initial) next++;
  }
  return next === shorter.length;
}

function isAcronymOf(short: readonly string[], long: readonly string[]): boolean {
  const [acronym] = short;
  if (short.length !== 1 || acronym === undefined || acronym.length < 2 || long.length < 2) return false;
  const initials = (words: readonly string[]): string => words.map((word) => word[0] ?? '').join('');
  return acronym === initials(long) || acronym === initials(long.filter((word) => !/^(?:of|for|and|on)$/.test(word)));
}
