/**
 * A moment as a source stated it: the instant for arithmetic, and the ISO 8601 text that keeps the offset (or the lack
 * of a time of day) the source gave. `iso` is `YYYY-MM-DD` when only a day was stated, else `YYYY-MM-DDTHH:mm:ss` with
 * `Z` or `±HH:MM`. A bare day counts from its midnight UTC.
 */
export interface StatedInstant {
  readonly epochMs: number;
  readonly iso: string;
}

const ISO_FORM = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * Builds a StatedInstant from ISO text in one of its two forms.
 *
 * @throws RangeError if the text is in neither form or names no real date.
 */
export function statedInstant(iso: string): StatedInstant {
  const epochMs = ISO_FORM.test(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(epochMs)) throw new RangeError(`"${iso}" is not a date in the form 2023-12-27 or 2023-12-27T16:38:00+05:30`);
  return { epochMs, iso };
}
