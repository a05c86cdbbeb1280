import type { StatedInstant } from '../domain/stated-instant.ts';
import { parseDate } from '../text/parse-date.ts';

/** `Tue, 05 Mar 24 10:00:00 GMT`: RFC 822 as it was before 1989. */
const SHORT_YEAR = /^(\s*(?:[a-z]{3,9},?\s+)?\d{1,2}[\s-]+[a-z]{3,9}\.?[\s-]+)(\d{2})(?=\s|$)/i;
/** RFC 2822, 4.3: two digits below 50 are of this century. */
const CENTURY_TURN = 50;

/**
 * The first of a feed's dates that can be read. A bare day, or a time without a zone, is kept as a day; a date in another
 * language's words, or one that could be of two months, is null. Whether it lies in the future is for the caller, who knows the time.
 */
export function feedDate(stated: readonly (string | null | undefined)[], whereabouts: string): StatedInstant | null {
  for (const text of stated) {
    if (text === null || text === undefined) continue;
    const date = parseDate(text.replace(SHORT_YEAR, (_, before: string, year: string) => `${before}${Number(year) < CENTURY_TURN ? 20 : 19}${year}`), { whereabouts });
    if (date !== null) return date;
  }
  return null;
}
