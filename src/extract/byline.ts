import { foldName } from '../text/fold-name.ts';
import { locateDay } from '../text/parse-date.ts';
import { agencyIn } from './agencies.ts';
import { canonicalLine } from './canonical-text.ts';

/** What stands before the names, in the languages whose pages are met. */
const PREFIX = /^(?:(?:(?:written|reported|edited|posted|story|analysis) )?by:?\s+|(?:text|author|autor|текст|автор)s?:\s*)/i;
/** What a date leaves behind when it is cut off: "on Monday,", "12:01 PM", a dash. */
const BEFORE_DATE = /(?:[\s,;|–—-]+(?:on|at|the|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?))+[\s,;|–—-]*$/iu;

/**
 * A credit as names only: without "By", addresses, dates and times, and without the agency or one of the outlets that the
 * names are said to belong to; null if nothing is left or it only names an agency or an outlet.
 */
export function cleanByline(raw: string | null, outlets: readonly string[] = []): string | null {
  if (raw === null || isAddress(raw)) return null;
  const names = withoutDate(canonicalLine(raw).replace(PREFIX, '').replace(/\s*[|•·]\s.*$/, ''))
    .replace(/\S+@\S+|(?:published|updated|posted)\b.*$/gi, '')
    .replace(/\s+,/g, ',')
    .replace(/[\s,;|–—-]+$/, '');
  if (names === '' || names.length > 120 || /\d{4}/.test(names)) return null;
  if (isAgencyOnly(names) || isOutlet(names, outlets)) return null;
  const people = withoutAffiliations(names, outlets);
  return inCapitals(people) ? inNameCase(people) : people;
}

/** Whether what stands for an author is a profile's address. */
export function isAddress(credit: string): boolean {
  return /^https?:/i.test(credit.trim());
}

/** Whether a credit only repeats one of these names of its outlet, which may have a slogan after it. */
export function isOutlet(credit: string, outlets: readonly string[]): boolean {
  const name = foldName(credit.replace(PREFIX, ''));
  return outlets.some((outlet) => foldName(outlet) === name || foldName(outlet.replace(/\s+[|–—-]\s.*$/, '')) === name);
}

function withoutDate(names: string): string {
  const day = locateDay(names);
  return day === null || day.start === 0 ? names : names.slice(0, day.start).replace(BEFORE_DATE, '');
}

function isAgencyOnly(names: string): boolean {
  return agencyIn(names) !== null && names.split(/\s+/).length <= 4 && !/,|\band\b/.test(names);
}

/** "Lena Brod, Reuters" and "Lena Brod, Courier Business" as "Lena Brod": the article says by itself whose it is. */
function withoutAffiliations(names: string, outlets: readonly string[]): string {
  const parts = names.split(/,\s+|\s+[–—-]\s+/);
  const isAffiliation = (part: string): boolean => isAgencyOnly(part) || outlets.some((outlet) => ` ${foldName(part)} `.startsWith(` ${foldName(outlet)} `));
  const people = parts.filter((part) => !isAffiliation(part));
  return people.length === 0 || people.length === parts.length ? names : people.join(', ');
}

function inCapitals(names: string): boolean {
  return names.length > 4 && !/\p{Ll}/u.test(names.replace(/\band\b/g, '')) && /\p{Lu}/u.test(names);
}

/** "LENA BROD" as "Lena Brod": a template's capitals are no part of a name. */
function inNameCase(names: string): string {
  return names.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase()).replace(/\bAnd\b/g, 'and');
}
