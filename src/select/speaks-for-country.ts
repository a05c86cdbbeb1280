import { countryNamed } from '../text/seats-of-government.ts';
import { keyOf } from './words.ts';

const OFFICE = /^(?:president|presidential|premier|prime|chancellor|minister|ministry|ministers|secretary|spokesman|spokeswoman|spokesperson|ambassador|envoy|government|officials?|foreign|defen[cs]e|army|military|negotiators?|delegation|leader)$/i;
/** "Russian opposition leader", "former Kenyan president": not the government's voice. */
const NOT_THE_GOVERNMENT = /^(?:opposition|former|ex|exiled|jailed|deposed|ousted|late|dissident|human|rights)\b/i;
/** From a country's word to the family name: "Kalderran Defence Minister Rear Admiral Tomas Brekk". */
const REACH_WORDS = 7;

/** "Moscow" and "Russia" speak through the Russian Foreign Ministry, and through whoever the article calls Russia's minister or spokesman. */
export function speaksForCountry(asked: string, speaker: string, articleText: string): boolean {
  if (!/^(?:the\s)?\p{Lu}/u.test(asked)) return false;
  const stands = (word: string): boolean => standsFor(asked, word);
  const own = speaker.split(/\s+/);
  if (own.some((word, at) => stands(word) || stands(`${word} ${own[at + 1] ?? ''}`.trim()))) return !own.some((word) => NOT_THE_GOVERNMENT.test(word));
  const family = own.at(-1) ?? '';
  if (family.length < 2 || !/^\p{Lu}/u.test(family)) return false;
  for (let at = articleText.indexOf(family); at !== -1; at = articleText.indexOf(family, at + family.length)) {
    const before = wordsBefore(articleText.slice(Math.max(0, at - 90), at));
    // "Dmitri Orlov, the Kremlin's spokesman,"
    const after = /^,\s+([^,.;:"“”\n]{1,60})/u.exec(articleText.slice(at + family.length, at + family.length + 70))?.[1]?.split(/\s+/) ?? [];
    if ([before.slice(-REACH_WORDS), after.slice(0, REACH_WORDS)].some((words) => holdsOfficeOf(words, stands))) return true;
  }
  return false;
}

/** The words of the clause that ends in a family name; "the Kremlin's spokesman, Dmitri" is one though a comma parts it. */
function wordsBefore(text: string): string[] {
  const parts = (text.split(/[.!?;:"“”\n]/).at(-1) ?? '').split(',');
  const given = (parts.at(-1) ?? '').split(/\s+/).filter((word) => word !== '');
  const joined = given.length <= 2 && given.every((word) => /^\p{Lu}/u.test(word)) ? parts.slice(-2).join(' ') : (parts.at(-1) ?? '');
  return joined.split(/\s+/).filter((word) => word !== '');
}

function holdsOfficeOf(words: readonly string[], stands: (word: string) => boolean): boolean {
  const country = words.findIndex((word, at) => stands(word) || stands(`${word} ${words[at + 1] ?? ''}`.trim()));
  const around = [words[country - 1] ?? '', ...words.slice(country + 1)];
  return country !== -1 && around.some((word) => OFFICE.test(word.replace(/['’]s?$/u, ''))) && !around.some((word) => NOT_THE_GOVERNMENT.test(word));
}

/** By the table of countries; otherwise a word of the same stem and another form: "Velmoran" for "Velmora", never "Brandt's" for "Brandt". */
function standsFor(asked: string, word: string): boolean {
  const bare = word.replace(/['’]s?$/u, '');
  if (!/^(?:the\s)?\p{Lu}/u.test(bare)) return false;
  const country = countryNamed(asked);
  if (country !== null) return countryNamed(bare) === country;
  return !/\s/.test(asked) && bare !== asked && keyOf(bare) === keyOf(asked);
}
