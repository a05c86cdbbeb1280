import type { Span } from '../domain/span.ts';
import { ABBREVIATIONS, MAY_END_SENTENCE, SENTENCE_OPENERS } from './abbreviations.ts';
import { splitParagraphs, trimSpan } from './paragraphs.ts';

const SPEECH_VERB = 'said|says|asked|asks|told|added|adds|replied|shouted|wrote|writes|warned|demanded|exclaimed|wondered|cried|tweeted';
/** `"Stop!" Lavrov said`: what follows a quoted question or exclamation may be its own attribution. */
const ATTRIBUTION_AHEAD = new RegExp(`^(?:[A-Z][\\w'’.-]*\\s+){1,4}(?:${SPEECH_VERB})\\b`);
/** A run of terminators, the closing marks that belong to it, then white space and the first character of what may follow.
 *  The look-behind keeps a megabyte of full stops linear. */
const BOUNDARY = /(?<![.!?…])([.!?…]+)(["'”’»)\]]*)(\s+)(?=(["'“‘«([]*)(\S))/g;
/** The run of characters up to a full stop that may be an abbreviation; bounded, so that a megabyte without spaces stays cheap. */
const WORD_LENGTH_MAX = 24;

/**
 * Splits a text into whole sentences: spans in order that never overlap, never cross a paragraph, start and end on a
 * visible character, and together hold every visible character of the text. Abbreviations, initials, decimals and
 * attributions after a quoted question ("Why?" he asked) do not end a sentence.
 */
export function splitSentences(text: string): Span[] {
  return splitParagraphs(text).flatMap((paragraph) => splitParagraph(text, paragraph));
}

function splitParagraph(text: string, paragraph: Span): Span[] {
  const line = text.slice(paragraph.start, paragraph.end);
  const sentences: Span[] = [];
  let start = 0;
  const close = (end: number, next: number): void => {
    const trimmed = trimSpan(text, { start: paragraph.start + start, end: paragraph.start + end });
    if (trimmed !== null) sentences.push(trimmed);
    start = next;
  };
  for (const match of line.matchAll(BOUNDARY)) {
    const [whole, terminator = '', closing = '', space = '', opening = '', next = ''] = match;
    const terminatorEnd = match.index + terminator.length;
    if (!endsSentence({ line, terminator, terminatorStart: match.index, closing, opening, next, after: match.index + whole.length })) continue;
    close(terminatorEnd + closing.length, terminatorEnd + closing.length + space.length);
  }
  close(line.length, line.length);
  return sentences;
}

interface Candidate {
  readonly line: string;
  readonly terminator: string;
  readonly terminatorStart: number;
  readonly closing: string;
  readonly opening: string;
  readonly next: string;
  /** Offset of what follows the white space. */
  readonly after: number;
}

function endsSentence({ line, terminator, terminatorStart, closing, opening, next, after }: Candidate): boolean {
  if (/\p{Ll}/u.test(next)) return false;
  const ahead = line.slice(after, after + 120);
  if (closing !== '' && /[!?]/.test(terminator) && opening === '' && ATTRIBUTION_AHEAD.test(ahead)) return false;
  if (terminator !== '.' || closing !== '') return true;
  const word = wordBefore(line, terminatorStart);
  if (/^\p{Lu}$/u.test(word)) return false; // an initial: "George H. W. Bush"
  const lower = word.toLowerCase();
  const isInitials = /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word); // "J.D. Vance"
  if (!isInitials && !ABBREVIATIONS.has(lower)) return true;
  // "No. 10" and "no." differ by what follows: a number after "No." is its number.
  if (/\d/.test(next)) return !/^nos?$/.test(lower) && MAY_END_SENTENCE.has(lower) && !/^[ap]\.m$/.test(lower);
  const follower = /^[\p{L}'’]+/u.exec(ahead.slice(opening.length))?.[0]?.toLowerCase() ?? '';
  return (MAY_END_SENTENCE.has(lower) || (isInitials && !ABBREVIATIONS.has(lower))) && (opening !== '' || SENTENCE_OPENERS.has(follower));
}

function wordBefore(line: string, end: number): string {
  const start = Math.max(0, end - WORD_LENGTH_MAX);
  return /[\p{L}.]+$/u.exec(line.slice(start, end))?.[0] ?? '';
}
