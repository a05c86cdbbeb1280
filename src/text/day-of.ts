const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "5 March 2026", in UTC: for lines that are dated, and must read the same to everybody and after every restart. */
export function dayOf(epochMs: number): string {
  return DAY.format(epochMs);
}
