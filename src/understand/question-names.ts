import { STOP_WORDS } from '../text/stop-words.ts';
import { wordTokens, type WordToken } from '../text/word-tokens.ts';
import { findKnownNames, NO_KNOWN_NAMES, type KnownNames } from './known-names.ts';

/** Lower-case words that a name may hold between two capitalised ones: "Luiz Inácio Lula da Silva", "House of Representatives". */
const CONNECTORS = new Set(['of', 'da', 'de', 'del', 'di', 'do', 'dos', 'du', 'van', 'von', 'der', 'den', 'bin', 'ibn', 'al', 'el', 'la', 'le', 'the', 'for']);
/** Words that open questions and sentences with a capital and are no names. */
const OPENERS = new Set(
  `quotes quote quotations statement statements comments comment remarks reaction reactions response tell show give find say said
  true false name list describe explain according following despite since american news new latest last next today yesterday
  tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december not never without no yes ok okay still even amid near yet between anything something everything
  please summarize summarise compare report reports legendary scientists researchers`.split(/\s+/),
);

/**
 * Names in a question, as written, longest first: runs of capitalised words, and, for questions typed in one case, names
 * of countries and those the store knows. Two names joined by "and" are two names.
 */
export function findQuestionNames(question: string, known: KnownNames = NO_KNOWN_NAMES): string[] {
  const tokens = wordTokens(question);
  const runs = isOneCase(tokens) ? [] : capitalisedRuns(question, tokens);
  const taken = tokens.map((_, at) => runs.some(({ from, to }) => from <= at && at < to));
  const others = findKnownNames(tokens, known).filter(({ from, to }) => !taken.slice(from, to).includes(true));
  const names = [...runs, ...others].map(({ from, to }) => nameOf(question, tokens, from, to));
  const unique = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  return unique.sort((a, b) => b.length - a.length);
}

/** All lower, all capitals, or Every Word Capitalised: capitals then say nothing. */
export function isOneCase(tokens: readonly WordToken[]): boolean {
  const words = tokens.filter(({ text }) => /\p{L}/u.test(text));
  const capitals = words.filter(({ text }) => /^\p{Lu}/u.test(text)).length;
  const shouting = words.length > 2 && words.every(({ text }) => text === text.toUpperCase());
  return capitals === 0 || shouting;
}

interface Run {
  readonly from: number;
  readonly to: number;
}

function capitalisedRuns(question: string, tokens: readonly WordToken[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < tokens.length; ) {
    if (!startsName(question, tokens, at)) {
      at++;
      continue;
    }
    let to = at + 1;
    while (to < tokens.length && joins(question, tokens, to) && !endsWithPossessive(tokens[to - 1])) {
      const step = isCapital(tokens[to]) ? 1 : connectorsAt(question, tokens, to);
      if (step === 0) break;
      to += step;
    }
    runs.push({ from: at, to });
    at = to;
  }
  return runs;
}

/** "Putin's Russia" is two names. */
function endsWithPossessive(token: WordToken | undefined): boolean {
  return token !== undefined && /['’]s$/.test(token.text);
}

/** Number of tokens up to and with the next capitalised one, if only one or two connectors stand between; else 0. */
function connectorsAt(question: string, tokens: readonly WordToken[], at: number): number {
  for (let length = 1; length <= 2; length++) {
    if (!CONNECTORS.has(tokens[at + length - 1]?.text ?? '')) return 0;
    if (!joins(question, tokens, at + length)) return 0;
    if (isCapital(tokens[at + length]) && !STOP_WORDS.has(tokens[at + length]?.folded ?? '')) {
      // "President of the US" and "Bank of Japan" hold together; "war in" never gets here; "the" alone joins nothing.
      return tokens[at]?.text === 'the' || tokens[at]?.text === 'for' ? 0 : length + 1;
    }
  }
  return 0;
}

function startsName(question: string, tokens: readonly WordToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !isCapital(token)) return false;
  if (STOP_WORDS.has(token.folded) && !/^[\p{Lu}.]{2,}$/u.test(token.text)) return false;
  return !OPENERS.has(token.folded) || (isCapital(tokens[at + 1]) && joins(question, tokens, at + 1) && !opensSentence(question, token));
}

function opensSentence(question: string, token: WordToken): boolean {
  return /(?:^|[.!?:]["'”’)]?\s*)$/.test(question.slice(Math.max(0, token.start - 4), token.start));
}

/** A capital at the start; lone letters count only as initials. */
function isCapital(token: WordToken | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text) && token.text !== 'I' && token.text !== 'A';
}

/** Whether nothing but white space (or an initial's full stop) stands between this token and the one before. */
function joins(question: string, tokens: readonly WordToken[], at: number): boolean {
  const before = tokens[at - 1];
  const token = tokens[at];
  if (before === undefined || token === undefined) return false;
  const between = question.slice(before.end, token.start);
  return /^\s+$/.test(between) || (/^\.\s+$/.test(between) && (before.text.length === 1 || /^(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|St|Jr|Sr|Prof)$/.test(before.text)));
}

function nameOf(question: string, tokens: readonly WordToken[], from: number, to: number): string {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return question.slice(start, end).replace(/['’]s$/, '').replace(/\s+/g, ' ');
}
