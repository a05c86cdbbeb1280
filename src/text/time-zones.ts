import { DateTime, IANAZone } from 'luxon';

/** What a date is read beside, to tell India's IST from Ireland's and Israel's. */
export interface DateContext {
  /** Any words that say where the article is from: outlet, agency, place. */
  readonly whereabouts?: string;
}

/** Abbreviations that mean one offset, in minutes east of UTC. */
const OFFSET_MINUTES: Readonly<Record<string, number>> = {
  UTC: 0, UT: 0, GMT: 0, Z: 0, WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, EET: 120, EEST: 180, MSK: 180, TRT: 180, GST: 240, PKT: 300,
  NPT: 345, BDT: 360, ICT: 420, WIB: 420, HKT: 480, SGT: 480, PHT: 480, MYT: 480, AWST: 480, JST: 540, KST: 540, ACST: 570, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780,
  EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, AKST: -540, AKDT: -480, HST: -600, ART: -180, BRT: -180, CAT: 120, SAST: 120, EAT: 180, WAT: 60,
};
/** Abbreviations that mean a place, whose offset depends on the day. */
const ZONE_OF: Readonly<Record<string, string>> = { ET: 'America/New_York', CT: 'America/Chicago', MT: 'America/Denver', PT: 'America/Los_Angeles', BEIJING: 'Asia/Shanghai' };

/**
 * The offset, in minutes, that a zone's name or abbreviation stood for at a local time; null if it is not known.
 * IST is India's unless the context speaks of Israel or Ireland.
 */
export function offsetOfZone(zone: string, local: { year: number; month: number; day: number; hour: number; minute: number }, { whereabouts = '' }: DateContext): number | null {
  const name = zone.toUpperCase();
  const numeric = /^(?:UTC|GMT|Z)?\s*([+-])(\d{1,2}):?(\d{2})?$/.exec(name.replace('\u2212', '-'));
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return minutes > 14 * 60 ? null : numeric[1] === '-' ? -minutes : minutes;
  }
  const place = name === 'IST' ? placeOfIst(whereabouts) : /^[a-z]+\/[a-z_]+$/i.test(zone) ? zone : ZONE_OF[name];
  if (place === undefined) return OFFSET_MINUTES[name] ?? null;
  if (!IANAZone.isValidZone(place)) return null;
  const { year, month, day, hour, minute } = local;
  return DateTime.fromObject({ year, month, day, hour, minute }, { zone: place }).offset;
}

function placeOfIst(whereabouts: string): string {
  if (/\b(?:israel\w*|jerusalem|tel aviv|haaretz|ynet)\b/i.test(whereabouts)) return 'Asia/Jerusalem';
  if (/\b(?:ireland|irish|dublin|rt[eé])\b/i.test(whereabouts)) return 'Europe/Dublin';
  return 'Asia/Kolkata';
}
