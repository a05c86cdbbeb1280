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

/** Names separated by commas or semicolons; "all" stands for no limit. */
export function readNames(typed: string): readonly string[] {
  const names = typed.split(/[,;]/).map((name) => name.trim()).filter((name) => name !== '');
  return names.length === 1 && /^(?:all|everything|any|none|every outlet)$/i.test(names[0] ?? '') ? [] : names;
}
