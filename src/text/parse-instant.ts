const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const AGO = /^(\d{1,4})([hdw])$/;

/** The moment an ISO 8601 date names, in epoch milliseconds: a bare day counts from its midnight UTC, a time without an offset is UTC. Null if it names none. */
export function parseInstant(text: string): number | null {
  if (ISO_DAY.test(text)) {
    const epochMs = Date.parse(text);
    return Number.isNaN(epochMs) || new Date(epochMs).toISOString().slice(0, 10) !== text ? null : epochMs;
  }
  if (!ISO_INSTANT.test(text)) return null;
  const epochMs = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(epochMs) ? null : epochMs;
}

/** Whether the text is written as an ISO 8601 day, without a time of day. */
export function isIsoDay(text: string): boolean {
  return ISO_DAY.test(text);
}

/** Milliseconds of "36h", "7d", "2w"; null if it is not written so. */
export function parseAgoMs(text: string): number | null {
  const [, count = '', unit = ''] = AGO.exec(text) ?? [];
  if (count === '') return null;
  return Number(count) * (unit === 'h' ? HOUR_MS : unit === 'd' ? DAY_MS : 7 * DAY_MS);
}
