import type { Span } from '../domain/span.ts';

/** Paragraphs of a canonical text: the runs between line breaks, trimmed, empty ones left out. */
export function splitParagraphs(text: string): Span[] {
  const paragraphs: Span[] = [];
  for (let lineStart = 0; lineStart < text.length; ) {
    const lineBreak = text.indexOf('\n', lineStart);
    const lineEnd = lineBreak === -1 ? text.length : lineBreak;
    const trimmed = trimSpan(text, { start: lineStart, end: lineEnd });
    if (trimmed !== null) paragraphs.push(trimmed);
    lineStart = lineEnd + 1;
  }
  return paragraphs;
}

/** The span without white space at its ends, or null if nothing else is in it. */
export function trimSpan(text: string, { start, end }: Span): Span | null {
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return start < end ? { start, end } : null;
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}
