import type { Span } from '../domain/span.ts';
import { ABBREVIATIONS } from '../text/abbreviations.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Quotation } from './find-quotations.ts';

/** A word, a number, a mark of punctuation, or a whole outermost quotation standing as one item. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'punctuation' | 'quotation';
  /** As written; empty for a quotation. */
  readonly text: string;
  /** Lower case; empty for a quotation. */
  readonly lower: string;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  readonly quotation: Quotation | null;
}

/** A sentence of the outlet's own voice, with each quotation in it folded into one item. */
export interface NarrativeSentence {
  readonly items: readonly Item[];
  readonly span: Span;
  /** Number of the paragraph it stands in, counted from 0. */
  readonly paragraph: number;
}

const TOKEN = /[\p{L}\p{N}]+(?:(?:['’.&/-]|,(?=\d))[\p{L}\p{N}]+)*|([^\s\p{L}\p{N}])\1*/gu;
const CLITIC = /['’](?:s|d|ll|re|m|ve)$/i;
const DATELINE_ITEMS_MAX = 14;
const CONTRACTION_LENGTH_MAX = 40;
/** A longer "sentence" is no sentence; cutting it keeps everything that looks along one linear in the text. */
const SENTENCE_ITEMS_MAX = 240;

/**
 * Reads the text as its narrator speaks it: sentences whose quotations are single items, so that "he said" finds the
 * quotation beside it however long that is.
 */
export function readNarrative(text: string, quotations: readonly Quotation[]): NarrativeSentence[] {
  const outermost = quotations.filter(({ parent }) => parent === null);
  const items = readItems(text, outermost);
  const sentences: NarrativeSentence[] = [];
  let paragraph = 0;
  let next = 0;
  for (const span of narrativeSpans(text, outermost)) {
    const before = sentences.at(-1);
    if (before !== undefined && /\n/.test(text.slice(before.span.end, span.start))) paragraph++;
    let first = next;
    while (next < items.length && (items[next]?.start ?? 0) < span.end) next++;
    if (before === undefined || paragraph !== before.paragraph) first = afterDateline(items, first, next);
    for (let from = first; from < next; from += SENTENCE_ITEMS_MAX) {
      sentences.push({ items: items.slice(from, Math.min(next, from + SENTENCE_ITEMS_MAX)), span, paragraph });
    }
  }
  return sentences;
}

/** Skips "ORLO, Velmora, March 2 (LNA) - " and "(LNA) " at the head of a paragraph: nobody says it. */
function afterDateline(items: readonly Item[], first: number, end: number): number {
  for (let at = first; at < Math.min(end, first + DATELINE_ITEMS_MAX); at++) {
    const item = items[at];
    if (item === undefined || item.kind === 'quotation') return first;
    if (/^[-–—]{1,2}$/.test(item.text)) return isUpperCase(items[first]) || items[at - 1]?.lower === ')' ? at + 1 : first;
    if (item.lower === ')' && items[first]?.lower === '(' && at === first + 2) return at + 1;
    if (item.kind === 'word' && !item.capital && !/^\d/.test(item.text)) return first;
  }
  return first;
}

function isUpperCase(item: Item | undefined): boolean {
  return item !== undefined && item.text.length > 2 && item.text === item.text.toUpperCase() && item.capital;
}

/** Sentences joined wherever the boundary between them falls inside a quotation. */
function narrativeSpans(text: string, outermost: readonly Quotation[]): Span[] {
  const spans: { start: number; end: number }[] = [];
  let next = 0;
  for (const { start, end } of splitSentences(text)) {
    while (next < outermost.length && (outermost[next]?.outer.end ?? 0) <= start) next++;
    const around = outermost[next];
    const last = spans.at(-1);
    if (last !== undefined && around !== undefined && around.outer.start < start && start < around.outer.end) last.end = Math.max(end, last.end);
    else spans.push({ start, end });
  }
  return spans;
}

function readItems(text: string, outermost: readonly Quotation[]): Item[] {
  const items: Item[] = [];
  let at = 0;
  for (const quotation of outermost) {
    readWords(text, { start: at, end: quotation.outer.start }, items);
    items.push({ ...quotation.outer, kind: 'quotation', text: '', lower: '', capital: false, quotation });
    at = quotation.outer.end;
  }
  readWords(text, { start: at, end: text.length }, items);
  return items;
}

function readWords(text: string, { start, end }: Span, items: Item[]): void {
  const stretch = text.slice(start, end);
  for (const match of stretch.matchAll(TOKEN)) {
    const from = start + match.index;
    const word = match[0];
    const last = items.at(-1);
    if (word === '.' && last !== undefined && last.end === from && last.kind === 'word' && isAbbreviation(last.lower)) {
      items[items.length - 1] = { ...last, text: `${last.text}.`, end: from + 1 };
      continue;
    }
    const clitic = word.length <= CONTRACTION_LENGTH_MAX ? CLITIC.exec(word) : null;
    const cut = clitic?.index ?? word.length;
    pushWord(word.slice(0, cut), from, items);
    if (clitic !== null) pushWord(word.slice(cut), from + cut, items);
  }
}

function pushWord(word: string, start: number, items: Item[]): void {
  const kind = /[\p{L}\p{N}]/u.test(word.slice(0, 3)) ? 'word' : 'punctuation';
  const lower = word.toLowerCase().replace(/’/g, "'");
  items.push({ start, end: start + word.length, kind, text: word, lower, capital: /^\p{Lu}/u.test(word), quotation: null });
}

/** A short form, or initials: "gen", "r", "g.k". */
function isAbbreviation(lower: string): boolean {
  return lower.length === 1 || ABBREVIATIONS.has(lower) || /^(?:\p{L}\.)+\p{L}$/u.test(lower);
}
