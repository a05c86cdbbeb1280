import { IANAZone } from 'luxon';
import { foldName } from '../../text/fold-name.ts';

/** Today's names where the runtime lists older ones: "Kolkata" must be found as well as "Calcutta". */
const TODAYS_NAMES = [
  'UTC', 'Africa/Asmara', 'America/Nuuk', 'Asia/Ho_Chi_Minh', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Yangon', 'Atlantic/Faroe', 'Europe/Kyiv', 'Pacific/Chuuk', 'Pacific/Pohnpei',
];
const FORM = /^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+)$/;

let listed: readonly string[] | null = null;

/** IANA time zones by name, UTC first; the same array each time. */
export function timeZoneNames(): readonly string[] {
  listed ??= ['UTC', ...[...new Set([...TODAYS_NAMES.filter((name) => IANAZone.isValidZone(name)), ...Intl.supportedValuesOf('timeZone')])].filter((name) => name !== 'UTC').sort()];
  return listed;
}

/** The zone a person means by "europe/paris", "New York" or "Asia/Calcutta"; null if no zone, or more than one, is meant. */
export function findTimeZone(typed: string): string | null {
  const wanted = foldName(typed);
  if (wanted === '') return null;
  const whole = timeZoneNames().find((name) => foldName(name) === wanted);
  if (whole !== undefined) return whole;
  const cities = timeZoneNames().filter((name) => foldName(name.split('/').at(-1) ?? '') === wanted);
  if (cities.length === 1) return cities[0] ?? null;
  const given = typed.trim();
  return FORM.test(given) && IANAZone.isValidZone(given) ? given : null;
}
