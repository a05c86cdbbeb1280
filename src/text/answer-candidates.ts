import type { AnswerType } from '../domain/query.ts';
import type { Span } from '../domain/span.ts';
import { COUNTRY_BY_WORD } from './countries.ts';
import { STOP_WORDS } from './stop-words.ts';
import { foldWord } from './word-tokens.ts';

/** Words that could answer a question of some type. Equal keys are the same answer in two wordings ("Lula da Silva", "Lula"). */
export interface AnswerCandidate extends Span {
  readonly key: string;
}

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, String(value)] as const)
    .concat([['thirty', '30'], ['forty', '40'], ['fifty', '50'], ['sixty', '60'], ['seventy', '70'], ['eighty', '80'], ['ninety', '90'], ['dozen', '12'], ['half', '0.5'], ['once', '1'], ['twice', '2']]),
);
const NUMBER = /(?<![\p{L}\p{N}.,])(?:[$€£]\s?)?(?<digits>\p{N}{1,15}(?:[.,]\p{N}{1,15})*)(?<unit>%| per ?cent\b| percent\b| million\b| billion\b| trillion\b|m\b|bn\b|st\b|nd\b|rd\b|th\b)?/giu;
const NUMBER_WORD = new RegExp(`\\b(?:${[...NUMBER_WORDS.keys()].join('|')})\\b`, 'gi');
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const TIME = new RegExp(`\\b(?:(?:${MONTHS})(?:\\s\\d{1,2}\\b)?|\\d{1,2}\\s(?:${MONTHS})|(?:19|20)\\d{2}s?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\\b`, 'g');
/** A capitalised word: full stops only inside ("U.S") or after an initial before a name ("J. Varo"). */
const CAPITALISED_WORD = String.raw`\p{Lu}(?:[\p{L}\p{N}’'&-]|\.(?=\p{L})|(?<=(?<!\p{L})\p{Lu})\.(?=\s\p{Lu}))*`;
/** Capitalised words in a row, with the small words that names hold. */
const CAPITALISED = new RegExp(String.raw`${CAPITALISED_WORD}(?:\s+(?:(?:of|da|de|del|di|van|von|bin|al|the|and|for)\s+(?=\p{Lu}))?${CAPITALISED_WORD}){0,5}`, 'gu');
const QUOTED_TITLE = /[“"‘](?<title>\p{Lu}[^“”"‘’\n]{2,40}?),?[”"’]/gu;
const CALENDAR_WORD = /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;
const HONORIFIC = /^(?:mr|mrs|ms|dr|president|prime|minister|secretary|foreign|former|senator|sen|gov|rep|king|queen|prince|princess|sir|lord|the|a|an|gen|general)$/;

/**
 * The words of a text that could answer a question of this type, in reading order; none for types that any sentence may
 * answer (statements, reasons, yes or no). Keys fold case and accents; a person's is the last name.
 */
export function answerCandidates(text: string, type: AnswerType): AnswerCandidate[] {
  switch (type) {
    case 'country':
      return countries(text);
    case 'number':
      return numbers(text);
    case 'time':
      return [...text.matchAll(TIME)].map((match) => candidate(match.index, match[0], foldWord(match[0])));
    case 'person':
      return capitalised(text).flatMap((span) => personIn(text, span));
    case 'place':
    case 'organization':
    case 'thing':
      return [...capitalised(text).flatMap((span) => nameIn(text, span)), ...quotedTitles(text)];
    case 'statement':
    case 'yes-no':
    case 'reason':
      return [];
  }
}

function candidate(start: number, words: string, key: string): AnswerCandidate {
  return { start, end: start + words.length, key };
}

function countries(text: string): AnswerCandidate[] {
  const found: AnswerCandidate[] = [];
  for (const { start, words } of capitalised(text)) {
    const parts = [...words.matchAll(/\S+/g)];
    for (let at = 0; at < parts.length; at++) {
      for (let to = Math.min(parts.length, at + 4); to > at; to--) {
        const from = parts[at]?.index ?? 0;
        const last = parts[to - 1];
        const run = words.slice(from, last === undefined ? from : last.index + last[0].length);
        const country = COUNTRY_BY_WORD.get(run.split(/\s+/).map((word) => foldWord(word.replace(/[’'.]+$/, ''))).join(' '));
        if (country === undefined) continue;
        found.push(candidate(start + from, run, country.toLowerCase()));
        at = to - 1;
        break;
      }
    }
  }
  return found;
}

function numbers(text: string): AnswerCandidate[] {
  const digits = [...text.matchAll(NUMBER)].map((match) => {
    const value = (match.groups?.['digits'] ?? '').replaceAll(',', '');
    const unit = (match.groups?.['unit'] ?? '').trim().toLowerCase();
    const scale = /^(?:m|million)$/.test(unit) ? 'm' : /^(?:bn|billion)$/.test(unit) ? 'bn' : unit === 'trillion' ? 'tn' : /^(?:%|per ?cent)$/.test(unit) ? '%' : '';
    return candidate(match.index, match[0], value + scale);
  });
  const words = [...text.matchAll(NUMBER_WORD)].map((match) => candidate(match.index, match[0], NUMBER_WORDS.get(match[0].toLowerCase()) ?? match[0]));
  return [...digits, ...words].sort((a, b) => a.start - b.start);
}

interface CapitalisedRun {
  readonly start: number;
  readonly words: string;
}

function capitalised(text: string): CapitalisedRun[] {
  return [...text.matchAll(CAPITALISED)].map((match) => ({ start: match.index, words: match[0] }));
}

function personIn(text: string, run: CapitalisedRun): AnswerCandidate[] {
  const words = run.words.split(/\s+/).map((word) => foldWord(word.replace(/[’'.,]+$/, '')));
  const last = words.at(-1) ?? '';
  if (CALENDAR_WORD.test(last) || COUNTRY_BY_WORD.has(last) || STOP_WORDS.has(last) || HONORIFIC.test(last) || last.length < 2) return [];
  // A lone capital at a sentence's start is any word.
  if (words.length === 1 && opensSentence(text, run.start)) return [];
  return [candidate(run.start, run.words, last)];
}

function nameIn(text: string, run: CapitalisedRun): AnswerCandidate[] {
  const words = run.words.split(/\s+/).map((word) => foldWord(word.replace(/[’'.,]+$/, '')));
  while (words.length > 0 && (STOP_WORDS.has(words[0] ?? '') || /^(?:the|a|an)$/.test(words[0] ?? ''))) words.shift();
  if (words.length === 0 || words.every((word) => CALENDAR_WORD.test(word))) return [];
  if (words.length === 1 && opensSentence(text, run.start)) return [];
  return [candidate(run.start, run.words, words.join(' '))];
}

function quotedTitles(text: string): AnswerCandidate[] {
  return [...text.matchAll(QUOTED_TITLE)].map((match) => candidate(match.index + 1, match.groups?.['title'] ?? '', (match.groups?.['title'] ?? '').toLowerCase()));
}

function opensSentence(text: string, start: number): boolean {
  return start === 0 || /(?:[.!?:]["'”’)]?\s+|\n\s*|[“"‘])$/.test(text.slice(Math.max(0, start - 4), start));
}
