import type { AnswerType } from '../domain/query.ts';
import { wordTokens } from '../text/word-tokens.ts';
import { COUNTRY_BY_WORD } from '../text/countries.ts';

/** Head nouns after "which" or "what", by the kind of words that would answer. Singular; a final s is taken off before looking. */
const HEAD_NOUNS: ReadonlyMap<string, AnswerType> = new Map(
  (
    [
      ['country', 'country nation countrie member-state ally'],
      [
        'place',
        `city state town village province region capital place location continent island river sea area county district port
        airport border territory strait mountain street neighborhood neighbourhood venue cities countie territorie countryside site`,
      ],
      [
        'person',
        `president minister leader politician actor actress singer king queen prince princess senator congressman congresswoman
        governor mayor judge justice player man woman person official general commander ambassador envoy diplomat spokesman
        spokeswoman spokesperson candidate celebrity musician rapper artist author writer director ceo executive billionaire
        chancellor premier secretary figure legend songwriter couple lawmaker mp scientist journalist activist athlete golfer quarterback coach star comedian
        dictator monarch chief pope cardinal bishop lawyer prosecutor attorney suspect people`,
      ],
      [
        'organization',
        `company firm organization organisation party group agency team bank university airline network newspaper outlet
        broadcaster retailer chain club militia ministry department court union alliance bloc carmaker automaker manufacturer
        brand conglomerate franchise institution committee council school college platform giant companie agencie universitie
        partie armie ministrie`,
      ],
      ['time', 'year month day date week time decade century season hour weekday'],
      [
        'number',
        `percentage percent number amount share proportion age price cost rate total sum size length height speed temperature
        magnitude score margin population toll salary`,
      ],
      ['reason', 'reason cause motive rationale'],
      ['statement', 'statement comment remark quote'],
    ] as const
  ).flatMap(([type, nouns]) => nouns.split(/\s+/).map((noun) => [noun, type] as const)),
);

const AUXILIARY =
  /^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|hadn't|won't|wouldn't|can't|couldn't)$/;
const HOW_MUCH = /^(?:many|much|long|far|old|tall|big|large|high|often|fast|deep|heavy|wide|expensive|hot|cold|late)$/;
/** Nouns further than this from "which" belong to something else. */
const HEAD_REACH_WORDS = 6;
const STATEMENT_HOW = /^(?:describe|describes|described|react|reacts|reacted|respond|responds|responded|explain|explained|characterise|characterize|characterised|characterized|view|views|viewed|see|sees|comment|commented|call|called|assess|assessed|put|answer|answered)$/;

/**
 * The kind of words that would answer: read off the first question word that governs, its noun ("which country"), or
 * the inverted verb of a yes-no question. Questions about anyone's words are the caller's to recognise.
 */
export function answerTypeOf(question: string): AnswerType {
  const words = wordTokens(lastQuestionOf(question)).map(({ folded }) => folded);
  if (/\btrue or false\b/i.test(question)) return 'yes-no';
  const first = words[0] ?? '';
  if (AUXILIARY.test(first)) return 'yes-no';
  for (const [at, word] of words.entries()) {
    const found = typeAt(words, at, word);
    if (found !== null) return found;
  }
  return 'thing';
}

function typeAt(words: readonly string[], at: number, word: string): AnswerType | null {
  const next = words[at + 1] ?? '';
  switch (word) {
    case 'who':
    case "who's":
    case 'whom':
    case 'whose':
      // "the minister who resigned did what?": a relative pronoun, unless nothing but a preposition stands before it.
      return at <= 1 || !words.slice(at + 1).some((later) => later === 'what' || later === 'which' || later === 'where') ? 'person' : null;
    case 'where':
    case "where's":
      return 'place';
    case 'when':
    case "when's":
      // "When X resigned, who replaced him?"
      return words.slice(at + 1).some((later) => /^(?:who|which|what|where|how)$/.test(later)) ? null : 'time';
    case 'why':
      return 'reason';
    case 'how':
      if (next === 'long' && words.includes('ago')) return 'time';
      if (HOW_MUCH.test(next)) return 'number';
      if (next === 'come') return 'reason';
      return words.slice(at + 1).some((later) => STATEMENT_HOW.test(later)) ? 'statement' : 'thing';
    case 'which':
    case 'what':
    case "what's":
      return typeOfHead(words.slice(at + 1, at + 1 + HEAD_REACH_WORDS));
    default:
      return null;
  }
}

function typeOfHead(words: readonly string[]): AnswerType {
  let found: AnswerType | null = null;
  for (const [at, word] of words.entries()) {
    if (at === 0 && AUXILIARY.test(word)) return typeOfPredicate(words.slice(1));
    // The head is the last noun before the verb: "which NATO country's capital", "what European football club".
    if (AUXILIARY.test(word) || /^(?:in|at|on|to|for|from|by|with|that|who|and|this|last|after|according|during|when)$/.test(word)) break;
    if (word === 'of') break;
    if (word === 'name' || word === 'kind' || word === 'type' || word === 'sort') return 'thing';
    const type = typeOfNoun(word);
    // "state university", "country's president": the last of the nouns that stand together; what follows a verb is not the head.
    if (type === null && found !== null) break;
    found = type ?? found;
  }
  return found ?? 'thing';
}

function typeOfNoun(word: string): AnswerType | null {
  const head = word.slice(word.lastIndexOf('-') + 1);
  return HEAD_NOUNS.get(word) ?? HEAD_NOUNS.get(head) ?? HEAD_NOUNS.get(head.replace(/s$/, '')) ?? null;
}

/** "What is the capital of …", "What was the reason for …", "What is the death toll". */
function typeOfPredicate(words: readonly string[]): AnswerType {
  for (const word of words) {
    if (word === 'name') return 'thing';
    const type = HEAD_NOUNS.get(word);
    if (type === 'place' || type === 'number' || type === 'reason' || type === 'country') return type;
    if (/^(?:of|in|that|for)$/.test(word)) break;
    if (COUNTRY_BY_WORD.has(word)) continue;
  }
  return 'thing';
}

/** The last sentence that asks; preambles ("Lula won the election. Who…?") and what follows it are context. */
function lastQuestionOf(text: string): string {
  const asking = text.split(/(?<=[?!.])\s+/).filter((sentence) => sentence.includes('?'));
  const last = asking.at(-1);
  if (last !== undefined) return last;
  const parts = text.split(/(?<=[.!])\s+/);
  return parts.findLast((part) => /\b(?:who|whom|whose|what|which|when|where|why|how)\b/i.test(part)) ?? text;
}
