import type { Weekday } from '../../domain/slot.ts';

const CLOCK = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/i;

/** `HH:MM` of "8:30", "0830", "8.30", "7 pm", "noon"; null if it is no time of day. */
export function readClockTime(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  if (text === 'noon' || text === 'midday') return '12:00';
  if (text === 'midnight') return '00:00';
  const [, whole = '', minutes = '00', half] = CLOCK.exec(text.replace(/^(\d{1,2})(\d{2})$/, '$1:$2')) ?? [];
  if (whole === '' || Number(minutes) > 59) return null;
  const hour = Number(whole);
  if (half === undefined) return hour > 23 ? null : `${String(hour).padStart(2, '0')}:${minutes}`;
  if (hour < 1 || hour > 12) return null;
  return `${String((hour % 12) + (half.startsWith('p') ? 12 : 0)).padStart(2, '0')}:${minutes}`;
}

const ALL: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The days that "every day", "weekdays", "Mon-Fri" or "Mon, Wed and Fri" name; null if one is not understood. */
export function readDays(typed: string): readonly Weekday[] | null {
  const text = typed.trim().toLowerCase().replace(/^(?:on|at) /, '');
  if (/^(?:every ?day|daily|all|all days|each day)$/.test(text)) return ALL;
  if (/^(?:week ?days|working days|workdays|every weekday)$/.test(text)) return ALL.slice(0, 5);
  if (/^(?:week ?ends?)$/.test(text)) return ALL.slice(5);
  const days = new Set<Weekday>();
  for (const part of text.replace(/\s*(?:-|–|\bto\b)\s*/g, '-').split(/[\s,;&]+|\band\b/).filter((word) => word !== '')) {
    const ends = part.split('-').map(dayOf);
    const first = ends[0] ?? null;
    const last = ends.at(-1) ?? null;
    if (first === null || last === null || ends.length > 2) return null;
    for (let day = first; ; day = (day % 7 + 1) as Weekday) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days.size === 0 ? null : [...days].sort((a, b) => a - b);
}

/** By at least two letters: "mo", "tue", "thurs", "fridays". */
function dayOf(word: string): Weekday | null {
  const stem = word.replace(/\.$/, '').replace(/(?<=day)s$/, '');
  if (stem.length < 2) return null;
  const at = NAMES.findIndex((name) => name.startsWith(stem));
  return at === -1 ? null : ALL[at] ?? null;
}

/** Names separated by commas or semicolons; "all" stands for no limit. */
export function readNames(typed: string): readonly string[] {
  const names = typed.split(/[,;]/).map((name) => name.trim()).filter((name) => name !== '');
  return names.length === 1 && /^(?:all|everything|any|none|every outlet)$/i.test(names[0] ?? '') ? [] : names;
}
