import { COUNTRIES, MONTHS, US_STATES, WEEKDAYS } from './places.ts';
import type { CandidateKind, QuestionProfile } from './question-profile.ts';
import { isFunctionWord, keyOf, rarityOf, wordsOf, type Word } from './words.ts';

/** Words in a sentence that could be the answer: of the kind asked for, and not in the question. */
export interface AnswerCandidate {
  /** Equal for two mentions of one answer: "Donald Trump" and "Trump". */
  readonly key: string;
  readonly words: readonly Word[];
}

const COUNTRY_FORMS = new Set(COUNTRIES);
const STATE_FORMS = new Set(US_STATES);
const COUNTRY_KEYS = new Set(COUNTRIES.map((name) => wordsOf(name).map(({ key }) => key).join(' ')));
const CALENDAR_KEYS = new Set([...MONTHS, ...WEEKDAYS].map(keyOf));
const MONTH_KEYS = new Set(MONTHS.map(keyOf));
/** Longest run of capitalised words read as one name. */
const NAME_WORDS_MAX = 6;
const HONORIFICS = new Set('mr mrs ms dr sir president prime minister senator sen rep gov governor king queen prince princess justice judge gen'.split(' ').map(keyOf));

/** Candidates of one text, each key once, in order. */
export function answerCandidates(text: string, words: readonly Word[], { kind, keys, query, focus }: QuestionProfile): AnswerCandidate[] {
  const found = KIND_READERS[kind](text, words, { focus, isDuration: /\bhow (?:long|old|often)\b|\bage\b/i.test(query.question) }).filter(({ words: own }) => own.some((word) => !keys.has(word.key)));
  if (kind === 'reason') return found.slice(0, 1);
  const wanted = kind === 'number' && !/\byear\b/i.test(query.question) ? found.filter(({ key }) => !/^(?:19|20)\d\d$/.test(key)) : found;
  return [...new Map(wanted.map((candidate) => [candidate.key, candidate])).values()].filter(({ key }) => !keys.has(key));
}

type Reader = (text: string, words: readonly Word[], asked: { readonly focus: string | null; readonly isDuration: boolean }) => AnswerCandidate[];
const KIND_READERS: Readonly<Record<CandidateKind, Reader>> = {
  country: (text, words) => listed(text, words, COUNTRY_FORMS),
  state: (text, words) => listed(text, words, STATE_FORMS),
  name: (text, words) => properNames(text, words).map((own) => ({ key: own.map(({ key }) => key).join(' '), words: own })),
  // Family names join the mentions of one person.
  person: (text, words) => properNames(text, words)
    .filter((own) => !COUNTRY_KEYS.has(own.map(({ key }) => key).join(' ')) && own.some(({ key }) => !HONORIFICS.has(key)))
    .map((own) => ({ key: own.at(-1)?.key ?? '', words: own })),
  // "Five-day" counts nothing but days.
  number: (text, words, profile) => words
    .filter(({ key, raw, end }, at) => /^\d/.test(key) && !/^one$/i.test(raw) && (profile.isDuration || !/^-\p{L}/u.test(text.slice(end, end + 2)) || words[at + 1]?.key === profile.focus))
    .map((word) => ({ key: word.key, words: [word] })),
  percent: (text, words) => numbersBefore(text, words, /^\s?(?:%|per\s?cent|percentage)/i),
  money: (text, words) => words
    .filter(({ key, start, end }) => /^\d/.test(key) && (/[$£€¥]\s?$/.test(text.slice(Math.max(0, start - 2), start)) || /^\s(?:million|billion|trillion|dollars|euros|pounds)/.test(text.slice(end, end + 12))))
    .map((word) => ({ key: word.key, words: [word] })),
  date: (_text, words) => words
    .filter(({ key, raw }, at) => (CALENDAR_KEYS.has(key) && /^\p{Lu}/u.test(raw)) || /^(?:19|20)\d\d$/.test(key) || (/^\d{1,2}(?:th)?$/.test(key) && [words[at - 1], words[at + 1]].some((next) => next !== undefined && MONTH_KEYS.has(next.key))))
    .map((word) => ({ key: word.key, words: [word] })),
  reason: (text, words) => words.filter(({ start }) => CAUSE.test(text.slice(start, start + 24))).map((word) => ({ key: word.key, words: [word] })),
  none: () => [],
};
/** What introduces a reason; read at the start of a word. */
const CAUSE = /^(?:because|due to|owing to|as a result|in response|so that|in order to|to \p{Ll}{3}|caused|reason|citing|blam|prompted|triggered|thanks to|for fear|needed|required)/iu;

function numbersBefore(text: string, words: readonly Word[], follower: RegExp): AnswerCandidate[] {
  return words.filter(({ key, end }) => /^\d/.test(key) && follower.test(text.slice(end, end + 14))).map((word) => ({ key: word.key, words: [word] }));
}

/** Names of a list as they stand, capitals and all: "Jordan", never "jordan"; and "Russian" is not "Russia". */
function listed(text: string, words: readonly Word[], names: ReadonlySet<string>): AnswerCandidate[] {
  const candidates: AnswerCandidate[] = [];
  for (let at = 0; at < words.length; at++) {
    for (let length = 4; length >= 1; length--) {
      const own = words.slice(at, at + length);
      const last = own.at(-1);
      const first = own[0];
      if (own.length < length || first === undefined || last === undefined) continue;
      const spelling = text.slice(first.start, last.end).replace(/['’]s$/u, '');
      if (!names.has(spelling)) continue;
      candidates.push({ key: own.map(({ key }) => key).join(' '), words: own });
      at += length - 1;
      break;
    }
  }
  return candidates;
}
/** Runs of capitalised words, joined by "of", "the", "and" between capitals where no comma stands; a sentence's first word counts only if it is rare. */
function properNames(text: string, words: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  let open: Word[] = [];
  const close = (): void => {
    while (open.length > 0 && !isCapital(open.at(-1))) open.pop();
    if (open.length > 0 && open.some(({ key }) => !CALENDAR_KEYS.has(key))) runs.push(open);
    open = [];
  };
  words.forEach((word, at) => {
    const previous = words[at - 1];
    const gap = previous === undefined ? '' : text.slice(previous.end, word.start);
    const touches = open.length > 0 && open.length < NAME_WORDS_MAX && /^[\s-]$|^\.\s$/.test(gap);
    if (!touches) close();
    const opensSentence = previous === undefined || /[.!?:“"]/.test(gap);
    const usual = opensSentence && (isFunctionWord(word.key) || rarityOf(word.key) < 0.75);
    if (isCapital(word) && !usual && !isFunctionWord(word.key)) open.push(word);
    else if (touches && /^(?:of|the|for|de|al|bin|van|von|du|da|la)$/.test(word.raw)) open.push(word);
    else close();
  });
  close();
  return runs;
}

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}|^\d+\p{L}*$/u.test(word.raw) && (/^\p{Lu}/u.test(word.raw) || /\d\p{L}/u.test(word.raw));
}
