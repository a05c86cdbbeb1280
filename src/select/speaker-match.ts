import { speaksForCountry } from './speaks-for-country.ts';
import { isFunctionWord, keyOf, keysOf, wordsOf } from './words.ts';

const ASIDE = new Set('the a an of for and mr mrs ms dr mx sir dame lady lord'.split(' ').map(keyOf));
/** How far from a name its office stands: "Jomo Telleh, the coast guard's commander in Port Temaro". */
const OFFICE_CHARS = 160;

/**
 * Whether the speaker a question asks for is the speaker an article names. "Lavrov", "Sergey Lavrov" and "Foreign
 * Minister Lavrov" are one if the last name is; "the head of the observers" is whoever the article says heads them;
 * "Velmora" is its ministry and its minister, "Kyiv" is Ukraine's. "Varo and Osmarin" is either.
 */
export function speakerMatches(asked: string, speaker: string, articleText: string): boolean {
  return [asked, ...asked.split(/\s*,\s+(?:and\s+)?|\s+and\s+/)].some((one) => matchesOne(one, speaker, articleText));
}

/** "Lawyers for Iskan Dorvai" are not Dorvai. */
const OTHERS_OF = /\b(?:lawyers?|attorneys?|critics?|opponents?|supporters?|relatives?|family|parents|mother|father|sister|brother|widow|wife|husband|son|daughter|colleagues?|friends?|victims?) (?:for|of)\b/i;

function matchesOne(asked: string, speaker: string, articleText: string): boolean {
  const wanted = nameWords(asked);
  const given = nameWords(speaker);
  if (wanted.length === 0 || given.length === 0) return false;
  if (OTHERS_OF.test(speaker) && !OTHERS_OF.test(asked)) return false;
  if (wanted.at(-1) === given.at(-1)) return givenNamesAgree(wanted, given);
  // "Xi" is Xi Jinping, "Velmora" the Velmoran Defence Ministry.
  const [only] = wanted;
  if (wanted.length === 1 && only !== undefined && given.includes(only) && !OFFICES.has(only)) return true;
  return sameWords(wanted, given) || holdsOffice(asked, speaker, articleText) || speaksForCountry(asked, speaker, articleText);
}

/** "Ilke Varo" is not "Rolf Varo"; a title or an initial agrees with anything. */
function givenNamesAgree(wanted: readonly string[], given: readonly string[]): boolean {
  const first = wanted.at(-2);
  const other = given.at(-2);
  if (first === undefined || other === undefined) return true;
  return first === other || first[0] === other[0] || OFFICES.has(first) || OFFICES.has(other);
}

/** "External Affairs Ministry" is the Ministry of External Affairs. */
function sameWords(wanted: readonly string[], given: readonly string[]): boolean {
  return wanted.length === given.length && wanted.every((word) => given.includes(word));
}

const OFFICES = new Set(
  'president minister chief secretary general admiral captain colonel major lieutenant ambassador senator governor king queen prince princess pope judge justice spokesman spokeswoman spokesperson professor doctor commander director inspector chancellor premier mayor envoy consul chairman lawyer'
    .split(' ').map(keyOf),
);

/** Asked by office: its common nouns must stand close to the speaker's name, its proper ones ("Kalderran") in the article. */
function holdsOffice(asked: string, speaker: string, articleText: string): boolean {
  const wanted = nameWords(asked);
  const family = speaker.split(/\s+/).at(-1) ?? '';
  if (family.length < 2 || wanted.length < 2) return false;
  const proper = nameWords((asked.match(/\p{Lu}\S*/gu) ?? []).join(' '));
  const common = wanted.filter((word) => !proper.includes(word));
  // "Zarina Holok" is a name: whoever speaks beside it is not she.
  if (common.length === 0 && !wanted.some((word) => OFFICES.has(word))) return false;
  const near = common.length > 0 ? common : wanted;
  const far = common.length > 0 ? proper : [];
  const article = far.length > 0 ? keysOf(articleText) : new Set<string>();
  // Its own country's paper may never say "Kalderran".
  if (far.filter((word) => !article.has(word)).length > far.length / 2) return false;
  for (let at = articleText.indexOf(family); at !== -1; at = articleText.indexOf(family, at + family.length)) {
    const around = keysOf(articleText.slice(Math.max(0, at - OFFICE_CHARS), at + family.length + OFFICE_CHARS));
    if (near.every((word) => around.has(word))) return true;
  }
  return false;
}

function nameWords(name: string): string[] {
  return wordsOf(name).map(({ key }) => key).filter((key) => !ASIDE.has(key) && !isFunctionWord(key));
}
