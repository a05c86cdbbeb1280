import { readCreditLine } from './dateline.ts';
import { locateDay } from '../text/parse-date.ts';
import { endsSentence, isProse, wordCount } from './prose.ts';

/** Whether a line does nothing but say when something was published: a day is most of it, or a word for publishing stands by. */
export function isDateLine(text: string): boolean {
  const day = locateDay(text);
  const line = withoutLastStop(text);
  return day !== null && wordCount(text) <= 22 && !isProse(line) && (/\b(?:updated?|published|posted|modified|date|issued|released)\b/i.test(text) || day.end - day.start >= 0.3 * text.length);
}

/** Whether a line says who wrote: "By Ana Lorm", "By HNN Staff | November 18". */
export function isByline(text: string): boolean {
  return /^(?:(?:written|reported|story) )?by:?\s+\p{Lu}/iu.test(text) && wordCount(text) <= 16 && !endsSentence(withoutLastStop(text));
}

/** The stop of "11:08 a.m." ends no sentence. */
function withoutLastStop(text: string): string {
  return text.replace(/(?<=\b[ap]\.\s?m)\.$/i, '');
}

/** A person's name alone: two to four words with capitals. */
export const PERSON_NAME = /^\p{Lu}[\p{L}'’.-]*(?: (?:van|von|de|al|bin|\p{Lu}[\p{L}'’.-]*)){1,3}$/u;

/** Whether each name of a credit may be a person's: "By Land and Sea" is a standfirst. */
export function namesPeople(names: string): boolean {
  return names.split(/,\s+(?:and\s+)?|\s+(?:and|&)\s+/).every((name) => PERSON_NAME.test(name));
}

/** Whether a line names an agency with at most a place, a name or a date beside it; a headline may name one too. */
export function isCreditLine(text: string): boolean {
  if (wordCount(text) > 9 || readCreditLine(text) === null || !/^(?:[\p{Lu}(]|by |with )/iu.test(text)) return false;
  return !/\b(?:says|to|of the|in|on|for|over|after|as|with|against|at)\b/.test(text.replace(/(?:Press Trust|United News) of India/, 'PTI'));
}
