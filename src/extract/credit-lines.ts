import { readCreditLine } from './dateline.ts';
import { locateDay } from '../text/parse-date.ts';
import { endsSentence, isProse, wordCount } from './prose.ts';

/** Whether a line does nothing but say when something was published: a day is most of it, or a word for publishing stands by. */
export function isDateLine(text: string): boolean {
  const day = locateDay(text);
  return day !== null && wordCount(text) <= 22 && !isProse(text) && (/\b(?:updated?|published|posted|modified|date|issued|released)\b/i.test(text) || day.end - day.start >= 0.3 * text.length);
}

/** Whether a line says who wrote: "By Ana Lorm", "By HNN Staff | November 18". */
export function isByline(text: string): boolean {
  return /^(?:(?:written|reported|story) )?by:?\s+\p{Lu}/iu.test(text) && wordCount(text) <= 16 && !endsSentence(text);
}

/** Whether a line names an agency with at most a place, a name or a date beside it; a headline may name one too. */
export function isCreditLine(text: string): boolean {
  if (wordCount(text) > 9 || readCreditLine(text) === null || !/^(?:[\p{Lu}(]|by |with )/iu.test(text)) return false;
  return !/\b(?:says|to|of the|in|on|for|over|after|as|with|against|at)\b/.test(text.replace(/(?:Press Trust|United News) of India/, 'PTI'));
}
