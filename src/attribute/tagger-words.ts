import type { Span } from '../domain/span.ts';
import { splitParagraphs } from '../text/paragraphs.ts';
import { splitSentences } from '../text/sentences.ts';
import { CUE_FORMS, SPEECH_NOUNS } from './cues.ts';
import type { Quotation } from './find-quotations.ts';
import { DETERMINERS, PERSONAL_PRONOUNS } from './lexicon.ts';
import { ROLES, TITLES } from './roles.ts';

/** A text as the tagger reads it: words and marks, what can be told of each without a model, and where sentences begin. */
export interface TaggerWords {
  readonly spans: readonly Span[];
  readonly words: readonly string[];
  /** `FLAGS` bytes a word, 0 or 1. The order is part of the weights: training reads the same function's output. */
  readonly flags: Uint8Array;
  /** Index of each sentence's first word. */
  readonly sentenceStarts: readonly number[];
  /**
   * Those of them that stand outside quotations: no report goes on across them. Of 7,379 reports of PolNeAR's training
   * articles 24 do, none of them across a paragraph.
   */
  readonly breaks: ReadonlySet<number>;
}

export const FLAGS = 18;

/** What the embedding model's own tokenizer parts before it looks for pieces: runs of letters and digits, single marks. */
const WORD = /[\p{L}\p{N}\p{M}]+|[^\s\p{C}]/gu;

/** Reads a text into the tagger's words. Linear in the text. */
export function readTaggerWords(text: string, quotations: readonly Quotation[]): TaggerWords {
  const spans = [...text.matchAll(WORD)].map((match): Span => ({ start: match.index, end: match.index + match[0].length }));
  const words = spans.map(({ start, end }) => text.slice(start, end));
  const sentenceStarts = firstWords(spans, splitSentences(text));
  const flags = new Uint8Array(spans.length * FLAGS);
  markWords(words, flags);
  markQuotations(text, spans, quotations, flags);
  for (const at of sentenceStarts) flags[at * FLAGS + 8] = 1;
  for (const at of firstWords(spans, splitParagraphs(text))) flags[at * FLAGS + 7] = 1;
  const breaks = new Set(sentenceStarts.filter((at) => flags[at * FLAGS] === 0 && flags[at * FLAGS + 1] === 0));
  return { spans, words, flags, sentenceStarts, breaks };
}

function firstWords(spans: readonly Span[], stretches: readonly Span[]): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const { start } of stretches) {
    while (at < spans.length && (spans[at]?.start ?? 0) < start) at++;
    if (at < spans.length && starts.at(-1) !== at) starts.push(at);
  }
  return starts;
}

const REPORTING: ReadonlySet<string> = new Set(['say', 'tell', 'ask', 'deny']);

function markWords(words: readonly string[], flags: Uint8Array): void {
  words.forEach((word, at) => {
    const lower = word.toLowerCase();
    const base = at * FLAGS;
    const classes = CUE_FORMS.get(lower)?.classes ?? [];
    const tests = [
      /^\p{Lu}/u.test(word), word.length > 1 && /^\p{Lu}+$/u.test(word), /\p{N}/u.test(word), !/[\p{L}\p{N}]/u.test(word),
    ];
    tests.forEach((holds, i) => { if (holds) flags[base + 3 + i] = 1; });
    if (classes.some((name) => REPORTING.has(name))) flags[base + 9] = 1;
    if (classes.some((name) => !REPORTING.has(name))) flags[base + 10] = 1;
    if (PERSONAL_PRONOUNS.has(lower)) flags[base + 11] = 1;
    if (ROLES.has(lower) || TITLES.has(lower)) flags[base + 12] = 1;
    if (SPEECH_NOUNS.has(lower)) flags[base + 13] = 1;
    if (DETERMINERS.has(lower)) flags[base + 14] = 1;
  });
}

function markQuotations(text: string, spans: readonly Span[], quotations: readonly Quotation[], flags: Uint8Array): void {
  let first = 0;
  for (const { inner, outer, parent, closed } of quotations) {
    while (first < spans.length && (spans[first]?.end ?? 0) <= outer.start) first++;
    for (let at = first; at < spans.length; at++) {
      const span = spans[at];
      if (span === undefined || span.start >= outer.end) break;
      const base = at * FLAGS;
      if (span.start < inner.start) flags[base + 1] = 1;
      else if (span.start >= inner.end && /["'“”‘’«»„`]/.test(text.charAt(span.start))) flags[base + 2] = 1;
      else flags[base + (parent === null ? 0 : 15)] = 1;
      if (!closed) flags[base + 16] = 1;
      else if (inner.end - inner.start < 30) flags[base + 17] = 1;
    }
  }
}
