const FORMATS = new Map<string, Intl.DateTimeFormat>();
/** More than there are names; a bound for what people may type. */
const FORMATS_MAX = 1_000;

/** Kept, because the schedule asks about the same days of the same zones all day long. */
const STRETCHES = new Map<string, Stretch>();
const STRETCHES_MAX = 20_000;
const STRETCH_MS = 2 * 86_400_000;

/** Whether the runtime knows this IANA name ("Europe/Berlin", "UTC"). Bare offsets ("+02:00") are not places and are refused. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * How far a zone's clocks are ahead of UTC at an instant, in milliseconds.
 *
 * @throws RangeError for a zone that the runtime does not know.
 */
export function zoneOffsetMs(zone: string, atMs: number): number {
  const stretch = Math.floor(atMs / STRETCH_MS);
  const key = `${zone}/${stretch}`;
  let known = STRETCHES.get(key);
  if (known === undefined) {
    known = readStretch(zone, stretch * STRETCH_MS);
    if (STRETCHES.size >= STRETCHES_MAX) STRETCHES.clear();
    STRETCHES.set(key, known);
  }
  return atMs < known.changeMs ? known.before : known.after;
}

/** Two days of a zone: one offset until `changeMs`, another from then on. No zone has changed twice within two days since 1970. */
interface Stretch {
  readonly before: number;
  readonly after: number;
  readonly changeMs: number;
}

function readStretch(zone: string, fromMs: number): Stretch {
  const before = readOffsetMs(zone, fromMs);
  const after = readOffsetMs(zone, fromMs + STRETCH_MS);
  if (before === after) return { before, after, changeMs: fromMs };
  let old = fromMs / 1_000;
  let changed = (fromMs + STRETCH_MS) / 1_000;
  while (changed - old > 1) {
    const middle = Math.floor((old + changed) / 2);
    if (readOffsetMs(zone, middle * 1_000) === before) old = middle;
    else changed = middle;
  }
  return { before, after, changeMs: changed * 1_000 };
}

function readOffsetMs(zone: string, atMs: number): number {
  const stated = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatOf(zone).format(atMs));
  if (stated === null) throw new RangeError(`The runtime states no offset for ${zone}`);
  const [, sign, hours = 0, minutes = 0, seconds = 0] = stated;
  const ms = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
  return sign === '-' ? -ms : ms;
}

/** Kept, because making one takes fifty times as long as asking it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = FORMATS.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    if (FORMATS.size >= FORMATS_MAX) FORMATS.clear();
    FORMATS.set(zone, format);
  }
  return format;
}
