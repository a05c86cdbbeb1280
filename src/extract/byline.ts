import { canonicalLine } from './canonical-text.ts';
import { agencyIn } from './agencies.ts';

/** A credit as names only: without "By", addresses, dates and times; null if nothing is left or it only names an agency. */
export function cleanByline(raw: string | null): string | null {
  if (raw === null || /^https?:/i.test(raw.trim())) return null;
  const names = canonicalLine(raw)
    .replace(/^(?:(?:written|reported|edited|posted|story|analysis) )?by:?\s+/i, '')
    .replace(/\s*[|•·]\s.*$/, '')
    .replace(/\S+@\S+|(?:published|updated|posted)\b.*$/gi, '')
    .replace(/[\s,;|–—-]+$/, '');
  if (names === '' || names.length > 120 || /\d{4}/.test(names)) return null;
  const agency = agencyIn(names);
  const isAgencyOnly = agency !== null && names.split(/\s+/).length <= 4 && !/,|\band\b/.test(names);
  if (isAgencyOnly) return null;
  return names === names.toUpperCase() && names.length > 4 ? inNameCase(names) : names;
}

/** "LENA BROD" as "Lena Brod": a template's capitals are no part of a name. */
function inNameCase(names: string): string {
  return names.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase()).replace(/\bAnd\b/g, 'and');
}
