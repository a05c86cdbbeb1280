/** Half-open range of UTF-16 offsets into one article revision's `text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The characters a span points at.
 *
 * @throws RangeError if the span is empty, reversed or reaches outside the text.
 */
export function sliceSpan(text: string, { start, end }: Span): string {
  const inside = 0 <= start && start < end && end <= text.length;
  if (!inside) throw new RangeError(`Span ${start}..${end} is outside a text of ${text.length} characters`);
  return text.slice(start, end);
}

/** Number of characters two spans share. */
export function overlapOf(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Whether `outer` holds the whole of `inner`. */
export function containsSpan(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
