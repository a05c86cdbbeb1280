/** One change of a zone's clocks, to the minute: offsets in milliseconds ahead of UTC. */
export interface ClockChange {
  readonly zone: string;
  readonly atMs: number;
  readonly before: number;
  readonly after: number;
}

const WEEK_MS = 7 * 86_400_000;

/** Every zone of the runtime, and UTC, which it does not list. */
export const ZONES: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

/** What the wall clock shows, as if it were UTC: read from its hands, so that the code under test has another source. */
function createWallClock(zone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  return (atMs) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = format.format(atMs).split(/[^\d]+/).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
}

/** Each change in [fromMs, untilMs): offsets are read once a week (no zone changes twice within one), then halved down to the minute. */
export function clockChanges(zone: string, fromMs: number, untilMs: number): ClockChange[] {
  const wall = createWallClock(zone);
  const offset = (atMs: number): number => wall(atMs) - atMs;
  const changes: ClockChange[] = [];
  for (let weekMs = fromMs; weekMs < untilMs; weekMs += WEEK_MS) {
    const before = offset(weekMs);
    const after = offset(weekMs + WEEK_MS);
    if (before === after) continue;
    let old = weekMs / 60_000;
    let changed = (weekMs + WEEK_MS) / 60_000;
    while (changed - old > 1) {
      const middle = Math.floor((old + changed) / 2);
      if (offset(middle * 60_000) === before) old = middle;
      else changed = middle;
    }
    if (changed * 60_000 < untilMs) changes.push({ zone, atMs: changed * 60_000, before, after });
  }
  return changes;
}
