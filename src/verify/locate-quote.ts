import type { Span } from '../domain/span.ts';

/**
 * Where a text holds a candidate, character for character; the only difference tolerated is white space, since extraction
 * re-flows lines. Anything looser would put words in a mouth. Null means: say nothing.
 */
export function locateQuote(text: string, candidate: string): Span | null {
  const wanted = candidate.trim();
  if (wanted === '') return null;
  const exact = text.indexOf(wanted);
  return exact === -1 ? (locateQuotes(text, wanted, 1)[0] ?? null) : { start: exact, end: exact + wanted.length };
}

/** The first `limit` places that hold the candidate, in order and without overlap. Linear in the text's length. */
export function locateQuotes(text: string, candidate: string, limit: number): Span[] {
  const needle = candidate.trim().replace(/\s+/g, ' ');
  if (needle === '') return [];
  const collapsed = collapseSpace(text);
  return occurrencesOf(collapsed.text, needle, limit).map((start) => ({
    start: collapsed.offsetOf(start),
    // The end is one past the last visible character, so that a run of white space after it is not taken along.
    end: collapsed.offsetOf(start + needle.length - 1) + 1,
  }));
}

function occurrencesOf(text: string, wanted: string, limit: number): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1 && starts.length < limit; at = text.indexOf(wanted, at + wanted.length)) starts.push(at);
  return starts;
}

/** The text with each run of white space as one space, and a way back to the original offsets. */
function collapseSpace(text: string): { text: string; offsetOf: (index: number) => number } {
  // Each entry: from this index of the collapsed text on, add this much. Only runs longer than one character need one.
  const starts = [0];
  const shifts = [0];
  let shift = 0;
  const collapsed = text.replace(/\s+/g, (run: string, at: number) => {
    if (run.length > 1) {
      starts.push(at - shift + 1);
      shift += run.length - 1;
      shifts.push(shift);
    }
    return ' ';
  });
  const offsetOf = (index: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return index + (shifts[low] ?? 0);
  };
  return { text: collapsed, offsetOf };
}
