import type { Weekday } from '../domain/slot.ts';

const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const EVERY_DAY = /^(?:every ?day|daily|all|all days|each day)$/;
const WORKING_DAYS = /^(?:week ?days|working days|workdays|every weekday)$/;
const WEEKEND = /^week ?ends?$/;

/** "mon,thu", "Mon-Fri", "Mon, Wed and Fridays", "weekdays", "daily": days ascending, each once; null if any of it names no day. */
export function readWeekdays(typed: string): readonly Weekday[] | null {
  const text = typed.trim().toLowerCase().replace(/^(?:on|at) /, '');
  const whole = setOf(text);
  if (whole !== null) return whole;
  const found = new Set<Weekday>();
  for (const part of text.replace(/\s*(?:-|–|\bto\b)\s*/g, '-').split(/[\s,;&]+|\band\b/).filter((word) => word !== '')) {
    const [from = null, to = from, ...more] = part.split('-').map(dayOf);
    const days = setOf(part) ?? (from === null || to === null || more.length > 0 ? [] : between(from, to));
    if (days.length === 0) return null;
    days.forEach((day) => found.add(day));
  }
  return found.size === 0 ? null : [...found].sort((a, b) => a - b);
}

function setOf(text: string): readonly Weekday[] | null {
  return EVERY_DAY.test(text) ? DAYS : WORKING_DAYS.test(text) ? DAYS.slice(0, 5) : WEEKEND.test(text) ? DAYS.slice(5) : null;
}

/** "every day", "Monday to Friday", "Monday and Thursday". */
export function describeWeekdays(days: readonly Weekday[]): string {
  const names = days.map((day) => `${(NAMES[day - 1] ?? '').charAt(0).toUpperCase()}${(NAMES[day - 1] ?? '').slice(1)}`);
  const [first, last] = [names[0] ?? '', names.at(-1) ?? ''];
  if (days.length === 7) return 'every day';
  if (days.length > 2 && (days.at(-1) ?? 0) - (days[0] ?? 0) === days.length - 1) return `${first} to ${last}`;
  return names.length < 2 ? first : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** By its number from 1 for Monday, its name, or the first letters of it, two at least: "mo", "tue.", "thurs", "fridays". */
function dayOf(word: string): Weekday | null {
  const stem = word.replace(/\.$/, '').replace(/(?<=day)s$/, '');
  const at = /^[1-7]$/.test(stem) ? Number(stem) - 1 : stem.length < 2 ? -1 : NAMES.findIndex((name) => name.startsWith(stem));
  return DAYS[at] ?? null;
}

/** Over the weekend, too: Friday to Monday. */
function between(from: Weekday, to: Weekday): Weekday[] {
  return DAYS.filter((day) => (from <= to ? from <= day && day <= to : day >= from || day <= to));
}
