import type { Statement } from '../domain/answer.ts';
import type { Summary } from '../domain/summary.ts';
import { printableLine } from '../text/printable.ts';
import { splitSentences } from '../text/sentences.ts';
import { faultOfSupport } from './check-support.ts';

export type CheckedSummary = { readonly summary: Summary } | { readonly fault: string };

const SENTENCES_MAX = 2;
export const SUMMARY_CHARS_MAX = 500;
const MODEL_CHARS_MAX = 60;
/** Addresses, mentions, tags, emoji codes, and everything that Markdown or a terminal makes something of. */
const MARKUP = /https?:|www\.|\]\(|[@#<>*_`~|\\│┃✎]|:\w+:|(?:^|\s)-#?\s/i;
const OTHER_MARKS = /[„‟«»「」『』]|(?<![\p{L}\p{N}])['‘‚‹]|[›]/u;
const CITATION = /\[(\d{1,4})\]/g;

/**
 * Whether what a model wrote may stand above the statements it is about: one or two sentences, each citing statements that
 * exist; quoting only words that a cited statement gives to a speaker the sentence names; with no number, no name and not
 * too many words that the cited statements do not have. The first fault found is named; it costs the summary, nothing else.
 */
export function checkSummary(written: string, model: string, statements: readonly Statement[]): CheckedSummary {
  const text = tidy(written);
  if (text === '') return { fault: 'it wrote nothing' };
  if (text.length > SUMMARY_CHARS_MAX) return { fault: `it is longer than ${SUMMARY_CHARS_MAX} characters` };
  if (MARKUP.test(text.replace(CITATION, ''))) return { fault: 'it holds markup, a link or a mention' };
  if (!text.isWellFormed() || OTHER_MARKS.test(text) || !hasPairedMarks(text)) return { fault: 'its quotation marks cannot be read' };
  const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
  if (sentences.length > SENTENCES_MAX) return { fault: `it has more than ${SENTENCES_MAX} sentences` };
  const fault = sentences.map((sentence) => faultOfSentence(sentence, statements)).find((found) => found !== null);
  return fault === undefined ? { summary: { text, model: printableLine(model).slice(0, MODEL_CHARS_MAX) } } : { fault };
}

/** One line, curly marks, and numbers before the stop of the sentence they belong to. */
function tidy(written: string): string {
  return printableLine(written)
    .replace(/[“”]/g, '"').replace(/"([^"]*)"/g, '“$1”')
    .replace(/\[(\d{1,4}(?:\s*[,;]\s*\d{1,4})+)\]/g, (_, numbers: string) => numbers.split(/[,;]/).map((n) => `[${n.trim()}]`).join(''))
    .replace(/([.!?])(”?)\s*((?:\[\d{1,4}\]\s*)+)(?=\s|$|\p{Lu})/gu, (_, stop: string, mark: string, numbers: string) => `${mark} ${numbers.replace(/\s+/g, '')}${stop} `)
    .replace(/\s+/g, ' ').trim();
}

function hasPairedMarks(text: string): boolean {
  return /^[^“”"]*(?:“[^“”"]+”[^“”"]*)*$/.test(text);
}

function faultOfSentence(sentence: string, statements: readonly Statement[]): string | null {
  const numbers = [...sentence.matchAll(CITATION)].map((match) => Number(match[1]));
  if (numbers.length === 0) return 'a sentence cites no statement';
  if (!numbers.every((n) => statements.some(({ citation }) => citation.n === n))) return 'it cites a statement that does not exist';
  if (/\[(?!\d{1,4}\])/.test(sentence)) return 'it holds brackets that cite nothing';
  const cited = statements.filter(({ citation }) => numbers.includes(citation.n));
  const said = sentence.replace(CITATION, ' ');
  const quoted = [...said.matchAll(/“([^”]+)”/g)].map((match) => match[1] ?? '');
  const isQuoting = quoted.every((words) => cited.some((statement) => holds(statement, words) && isSpeakerNamed(statement, said)));
  return isQuoting ? faultOfSupport(said, cited) : 'it quotes what no cited statement gives to a speaker it names';
}

/** The comma or stop before a closing mark belongs to the sentence around it. */
function holds({ text }: Statement, words: string): boolean {
  const wanted = words.replace(/[.,]$/, '').trim();
  return wanted !== '' && text.replace(/\s+/g, ' ').includes(wanted);
}

function isSpeakerNamed({ type, speaker }: Statement, sentence: string): boolean {
  const words = (name: string): readonly string[] => name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const last = words(speaker ?? '').at(-1);
  return type !== 'report' && last !== undefined && words(sentence).includes(last);
}
