import { agencyAndRest, agencyIn } from './agencies.ts';

export interface Dateline {
  readonly place: string | null;
  readonly agency: string | null;
}

const OPENING_PARAGRAPHS = 4;
const WORD = "[\\p{Lu}][\\p{L}.'’-]*";
/** `MOSCOW`, `Port Veld`, `UNITED NATIONS`, `WASHINGTON, D.C.`, `BEIJING/SEOUL`: one to four capitalised words, a region, a second place. */
const PLACE = `(${WORD}(?: (?:de|del|la|of|the|al|el|${WORD})){0,3}(?:/${WORD}(?: ${WORD})?)?)(?:, ?[\\p{Lu}][\\p{L}. ]{1,24})?`;
const DAY = "(?:,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.? \\d{1,2}(?:,? \\d{4})?)?";
const CREDIT = '(\\([\\p{Lu}][\\p{L} /&-]{1,40}\\))';
/** A dash must follow: without it, "LONDON (Reuters)" and "Lavrov (pictured)" look alike. */
const WITH_CREDIT = new RegExp(`^(?:${PLACE}${DAY},? ?)?${CREDIT}\\s*(?:[-–—:]+|(?=[\\p{Lu}"“]))\\s*`, 'u');
const CAPITALS = new RegExp(`^((?:\\p{Lu}[\\p{Lu}.'’-]+)(?:[ /]\\p{Lu}[\\p{Lu}.'’-]+){0,3})(?:, ?[\\p{Lu}][\\p{L}. ]{1,24})?${DAY}\\s*[-–—]+\\s+`, 'u');

/**
 * The place and agency of a dateline at the head of an article's first paragraph: "MOSCOW, Dec 27 (Reuters) -", "(CNN)",
 * "PORT VELD —". The words stay in the text; they are only read.
 */
function readDateline(paragraph: string): Dateline {
  const head = paragraph.slice(0, 160);
  const credited = WITH_CREDIT.exec(head);
  if (credited !== null) return { place: placeName(credited[1]), agency: agencyIn(credited[2] ?? '') };
  const capitals = CAPITALS.exec(head);
  return { place: placeName(capitals?.[1]), agency: null };
}

/** The dateline of an article, which a standfirst may stand above: the first that any of the opening paragraphs holds. */
export function findDateline(paragraphs: readonly string[]): Dateline {
  const found = paragraphs.slice(0, OPENING_PARAGRAPHS).map(readDateline);
  return found.find(({ place, agency }) => place !== null || agency !== null) ?? { place: null, agency: null };
}

/** "Press Trust of India Moscow", "PTI | Moscow", "Reuters, London": a credit line with the place after the agency. */
export function readCreditLine(line: string): Dateline | null {
  const found = agencyAndRest(line);
  if (found === null) return null;
  const rest = found.rest.replace(/^[\s|,/()–—·•:-]+|[\s|,/()–—·•:-]+$/g, '');
  const isPlace = new RegExp(`^${PLACE}$`, 'u').test(rest) && !/\d/.test(rest) && agencyIn(rest) === null && !/^(?:News|Staff|India|Updated|Published|Posted|Last|By)\b/.test(rest);
  return { agency: found.agency, place: isPlace ? placeName(rest) : null };
}

/** `MOSCOW` as `Moscow`; initials and mixed case stay. */
function placeName(raw: string | undefined): string | null {
  if (raw === undefined) return null;
  if (raw !== raw.toUpperCase() || /^(?:\p{Lu}\.)+$/u.test(raw) || raw.length <= 2) return raw;
  return raw.toLowerCase().replace(/(^|[\s/'’-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
