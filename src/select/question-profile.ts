import type { AnswerType, Query } from '../domain/query.ts';
import { findPremise, type Premise } from './premise.ts';
import { isFunctionWord, keyOf, keysOf, rarityOf, wordsOf } from './words.ts';

/** What sort of words would answer, finer than the query's answer type: each sort is recognised in text by its form. */
export const CANDIDATE_KINDS = ['country', 'state', 'name', 'person', 'number', 'percent', 'money', 'date', 'reason', 'none'] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

export interface WeighedTerm {
  readonly key: string;
  /** 0 to 1. */
  readonly weight: number;
}

export interface ProfiledName {
  readonly text: string;
  readonly keys: readonly string[];
}

/** A question made ready for comparison with sentences. */
export interface QuestionProfile {
  readonly query: Query;
  /** Every word of the question: an answer's own words are not among them. */
  readonly keys: ReadonlySet<string>;
  /** Content words of what is asked, or of the topic where somebody's words are wanted. */
  readonly terms: readonly WeighedTerm[];
  readonly names: readonly ProfiledName[];
  readonly numbers: readonly string[];
  readonly kind: CandidateKind;
  /** The noun counted or chosen from: "how many *guards*", "which *state*"; null if the question has none. */
  readonly focus: string | null;
  /** "Who did *not* sign?" */
  readonly negated: boolean;
  /** The deed that a question of reason presumes: "Why did Daleth *resign*?"; null for other questions. */
  readonly presumed: string | null;
  /** The same where the deed is one that news tells in several words, whatever is asked of it: "When did Daleth resign?" */
  readonly premise: Premise | null;
}

/** Words of a question's frame; whatever the article says, they are not what it is about. */
const FRAME = new Set(
  `say said tell told speak spoke comment mention state claim describe call think according ask asked happen happened do did does done much many long often
   kind sort type name named give gave reason week weeks month recently recent latest current currently now today yesterday this following new first`
    .split(/\s+/).map(keyOf),
);

const KIND_OF_TYPE: Readonly<Record<AnswerType, CandidateKind>> = {
  statement: 'none', person: 'person', organization: 'name', country: 'country', place: 'name', time: 'date', number: 'number', 'yes-no': 'none', reason: 'reason', thing: 'name',
};
const KIND_OF_FRAME: readonly (readonly [RegExp, CandidateKind])[] = [
  [/\b(?:which|what)\b[^?,;]{0,40}\b(?:country|countries|nation|nations)\b/i, 'country'],
  [/\b(?:which|what)\b(?:\s+\w+){0,2}\s+states?\b(?!\s+(?:of|that))/i, 'state'],
  [/\b(?:what|which) (?:percentage|percent|share|proportion)\b/i, 'percent'],
  [/\bhow much\b[^?]*\b(?:cost|costs|pay|paid|worth|money|price|fine|fined|spend|spent|raise|raised|owe|earn)\b|\b(?:how many|what) (?:dollars|amount)\b/i, 'money'],
  [/\bhow (?:many|much|old|long|far|big|tall|high|often)\b|\bwhat (?:number|age)\b|\bhow many\b/i, 'number'],
  [/^when\b|\b(?:which|what) (?:month|day|date|year|time)\b/i, 'date'],
  [/^who\b|\b(?:which|what)\b(?:\s+\w+){0,2}\s+(?:president|actor|actress|singer|rapper|politician|senator|minister|leader|player|author|artist|athlete|celebrity|musician|justice|king|queen|judge|candidate|billionaire|official|director|general)\b/i, 'person'],
];
const FOCUS = /\b(?:how many|which|what)\s+((?:[\p{L}\p{N}'’.-]+\s+){0,3}?[\p{L}'’.-]+)\b(?=\s+(?:is|are|was|were|has|have|had|did|does|do|will|would|could|can|may|became|\p{L}+(?:ed|s))\b|[?,])/iu;

/** A question word and then a negation: "Which countries did not sign?"; never "Isn't it …?". */
const NEGATED = /\b(?:who|which|what|how many|where|whose)\b[^?]*(?:\b(?:not|never|no longer|refused?|declined?|without)\b|n['’]t\b)/i;

/** Reads out of a query what its answer must resemble. Never throws: an empty question gives an empty profile. */
export function profileQuestion(query: Query): QuestionProfile {
  const about = query.speaker === null ? query.question : query.topic;
  const speakerKeys = query.speaker === null ? new Set<string>() : keysOf(query.speaker);
  const names = query.names.map((text) => ({ text, keys: wordsOf(text).map(({ key }) => key).filter((key) => !isFunctionWord(key)) }))
    .filter(({ text, keys }) => keys.length > 0 && !keys.every((key) => speakerKeys.has(key)) && !isUsualWord(text, query.question));
  const numbers = query.numbers.map(keyOf);
  const strong = new Set([...names.flatMap(({ keys }) => keys), ...numbers]);
  const spoken = new Set([...query.terms.flatMap((term) => [...keysOf(term)]), ...strong]);
  const terms = [...keysOf(about)]
    .filter((key) => !speakerKeys.has(key) && (strong.has(key) || (!FRAME.has(key) && !isFunctionWord(key) && (spoken.size === 0 || spoken.has(key) || rarityOf(key) > 0.5))))
    .map((key) => ({ key, weight: strong.has(key) ? 1 : Math.max(0.25, rarityOf(key)) }));
  const premise = query.speaker === null ? findPremise(query.question, names) : null;
  const presumed = query.answerType === 'reason' ? (terms.find(({ key }) => !strong.has(key))?.key ?? null) : null;
  return { query, keys: keysOf(query.question), terms, names, numbers, kind: kindOf(query), focus: focusOf(query.question), negated: NEGATED.test(query.question), presumed: premise === null ? presumed : null, premise };
}

/** A usual word that is no name here: without a capital ("week", though some outlet is called so), or with one only because a sentence of the question begins with it ("Approximately"). */
function isUsualWord(name: string, question: string): boolean {
  if (/\s/.test(name) && /\p{Lu}/u.test(name)) return false;
  const key = keyOf(name);
  const opens = !/[^.?!\s]\s+$/.test(question.slice(0, question.indexOf(name)));
  return rarityOf(key) < 0.95 && !key.startsWith('#') && !/^\p{Lu}{2,}/u.test(name) && (opens || !/\p{Lu}/u.test(name));
}

function kindOf({ question, answerType, speaker }: Query): CandidateKind {
  if (speaker !== null && answerType === 'statement') return 'none';
  // "How did parliament vote?" is answered by no name.
  if (answerType === 'thing' && !/\b(?:which|what|who)\b/i.test(question)) return KIND_OF_FRAME.find(([frame]) => frame.test(question))?.[1] ?? 'none';
  return KIND_OF_FRAME.find(([frame]) => frame.test(question))?.[1] ?? KIND_OF_TYPE[answerType];
}

function focusOf(question: string): string | null {
  const noun = FOCUS.exec(question)?.[1]?.split(/\s+/).at(-1);
  return noun === undefined ? null : keyOf(noun);
}
