import type { Turn } from '../domain/turn.ts';
import { COUNTRY_BY_WORD } from '../text/countries.ts';
import { foldName } from '../text/fold-name.ts';
import { splitJointNames } from '../text/joint-names.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { wordTokens } from '../text/word-tokens.ts';
import { contentTerms, isBareQuestion } from './content-terms.ts';
import { findQuestionNames } from './question-names.ts';
import { findSpeakerAsked } from './speaker-asked.ts';

/** How a message is to be taken within its conversation. */
export type FollowUp =
  /** A question that stands alone, as it was or with its missing parts filled in. */
  | { readonly kind: 'question'; readonly question: string }
  /** The rest of the answer before: same question, other passages. */
  | { readonly kind: 'more'; readonly turn: Turn }
  /** It leans on something, and nothing stands before it ("and why?" as the first words). */
  | { readonly kind: 'nothing-before' };

const MORE = /^(?:(?:show|give|tell|get)(?: me| us)? )?(?:(?:some |any |a bit |even )?more(?: of (?:it|that|this|them|those))?(?: quotes| results| please)?|another(?: one| quote)?|next|continue|go on|keep going|and\??|(?:any(?:thing)?|what|who) else|others?|the rest|(?:did|has|does) (?:he|she|they|it) (?:say|said) (?:anything (?:else|more)|more)|what (?:else|more) (?:did|does|has) (?:he|she|they|it) (?:say|said))[\s.?!]*(?:please)?[\s.?!]*$/i;
const LEADING_AND = /^\s*(?:(?:and|but|so|ok|okay|also|then|well|yes|no|hm+)\b[\s,]*)+/i;
const WHAT_ABOUT = /^\s*(?:and |but |so |ok |okay )*(?:what|how) (?:about|of) (?<about>[^?]+?)\s*\?*\s*$/i;
const AND_FRAGMENT = /^\s*(?:and|or|but)\s+(?:(?:on|about|in|from|by|for|at|with)\s+)?(?<about>[^?]+?)\s*\?*\s*$/i;
const PERSON_PRONOUN = /\b(?:he|she|him|his|her|hers)\b/i;
const PLURAL_PRONOUN = /\b(?:they|them|their|both of them)\b/i;
/** A pronoun where a verb or preposition wants a noun: "when did it happen", not "the report that it sank". */
const LEANING_PRONOUN = /\b(?:is|was|are|were|did|does|do|has|have|had|will|would|can|could|of|about|after|before|by|with|against) (?:it|that|this|those|these|there|he|she|they|him|her|them)\b/i;
const FRAME_VERB = /^(?:who|what|when|where|why|how|which|did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|tell|show|give|find|quotes?)\b/i;

/**
 * Turns a message of a conversation into a question that stands alone. Pure: looks only at the message and the turns
 * before it, oldest first; a message that leans on nothing comes back as it is.
 * @example
 * resolveFollowUp('and what did Lavrov say?', [{ question: 'What did Jaishankar say about oil?', topic: 'oil', … }]);
 * // { kind: 'question', question: 'What did Lavrov say about oil?' }
 */
export function resolveFollowUp(message: string, turns: readonly Turn[]): FollowUp {
  const question = message.trim();
  const last = turns.at(-1);
  if (last === undefined) return leansOnNothing(question) ? { kind: 'nothing-before' } : { kind: 'question', question };
  if (MORE.test(question)) return { kind: 'more', turn: last };
  return { kind: 'question', question: standAlone(question, last) };
}

function leansOnNothing(question: string): boolean {
  if (MORE.test(question)) return true;
  return question !== '' && isBareQuestion(question.replace(LEADING_AND, '')) && findQuestionNames(question).length === 0;
}

function standAlone(question: string, last: Turn): string {
  const about = WHAT_ABOUT.exec(question)?.groups?.['about'];
  if (about !== undefined) return askAbout(about.trim(), last);
  const fragment = AND_FRAGMENT.exec(question)?.groups?.['about'];
  if (fragment !== undefined && !FRAME_VERB.test(fragment)) return askAbout(fragment.trim(), last);

  const opening = question.replace(LEADING_AND, '');
  const bare = opening === question || opening === '' ? question : capitalise(opening);
  const asked = findSpeakerAsked(bare);
  const referred = fillPronouns(bare, last);
  if (asked !== null && asked.wantsWords && isEmptyTopic(asked.topic)) return withTopic(referred, last);
  if (isBareQuestion(bare) || leansByPronoun(bare)) return referred === bare || contentTerms(referred).length < 2 ? withTopic(referred, last) : referred;
  return referred;
}

/** "what about Moscow?": the same question with the speaker, or the name, or the topic exchanged. */
function askAbout(about: string, last: Turn): string {
  const other = fillPronouns(about, last);
  const isPlace = COUNTRY_BY_WORD.has(foldName(other));
  const isName = /^\p{Lu}/u.test(other) && !isPlace;
  if (last.speaker !== null) {
    // A known person is another speaker; a country or a thing is another topic.
    return isName && !sharesTopic(other, last) ? `What did ${other} say about ${last.topic}?` : `What did ${last.speaker} say about ${other}?`;
  }
  const replaced = isName || isPlace ? exchangeName(last.question, other) : null;
  return replaced ?? `${capitalise(other)}: ${stripEnd(last.question)}?`;
}

function sharesTopic(name: string, last: Turn): boolean {
  return foldName(last.topic).includes(foldName(name));
}

/** Puts a name in the place of the last one in the question: "Where is the Kudankulam plant?" → "Where is the Bushehr plant?" */
function exchangeName(question: string, other: string): string | null {
  const names = findQuestionNames(question);
  const wantsPlace = COUNTRY_BY_WORD.has(foldName(other));
  const fitting = names.filter((name) => COUNTRY_BY_WORD.has(foldName(name)) === wantsPlace);
  const old = (fitting.length > 0 ? fitting : names).toSorted((a, b) => question.lastIndexOf(b) - question.lastIndexOf(a))[0];
  if (old === undefined) return null;
  const at = question.lastIndexOf(old);
  // "How many died in the Linna Star disaster?" is not to become "in the Moscow disaster".
  if (/\bthe $/i.test(question.slice(0, at)) && !/\b(?:plant|station|bridge|dam|river|port|airport|embassy|government|ministry|parliament)\b/i.test(question.slice(at))) return null;
  return question.slice(0, at) + other + question.slice(at + old.length);
}

/** He, she and they become whoever was asked about last, unless the question names its own antecedent before them. */
function fillPronouns(question: string, last: Turn): string {
  const person = last.speaker ?? last.names.find((name) => maybePerson(name, last.question)) ?? null;
  let filled = question;
  if (person !== null && !hasAntecedent(question, PERSON_PRONOUN)) {
    const [one = person] = splitJointNames(person);
    filled = exchangePronoun(filled, /\b(?:he|she|him)\b/i, one);
    filled = exchangePronoun(filled, /\b(?:his|hers|her)\b(?=\s+\p{L})/iu, `${one}'s`);
    filled = exchangePronoun(filled, /\bher\b/i, one);
  }
  if (!hasAntecedent(question, PLURAL_PRONOUN)) {
    const several = last.speaker ?? (last.names.slice(0, 2).join(' and ') || null);
    if (several !== null) {
      filled = exchangePronoun(filled, /\b(?:they|them)\b/i, several);
      filled = exchangePronoun(filled, /\btheir\b/i, `${several}'s`);
    }
  }
  return filled;
}

/** Not a country, and not "the Linna Star" or "the Kudankulam plant". */
function maybePerson(name: string, question: string): boolean {
  const at = question.indexOf(name);
  return !COUNTRY_BY_WORD.has(foldName(name)) && !/\bthe $/i.test(question.slice(Math.max(0, at - 4), Math.max(0, at)));
}

function exchangePronoun(text: string, pronoun: RegExp, name: string): string {
  return text.replace(pronoun, () => name);
}

/** Whether a name stands before the first pronoun: "What did Varo say when she was asked…". */
function hasAntecedent(question: string, pronoun: RegExp): boolean {
  const at = pronoun.exec(question)?.index;
  return at !== undefined && findQuestionNames(question.slice(0, at)).length > 0;
}

/** "When was that?", "Did it pass?": a pronoun, no name, and hardly a word of its own. */
function leansByPronoun(question: string): boolean {
  return LEANING_PRONOUN.test(question) && findQuestionNames(question).length === 0 && contentTerms(question).length <= 2;
}

function isEmptyTopic(topic: string): boolean {
  return wordTokens(topic).every(({ folded }) => STOP_WORDS.has(folded));
}

/** The question with what the conversation is about added to it. */
function withTopic(question: string, last: Turn): string {
  const topic = last.speaker !== null && last.topic !== '' ? last.topic : subjectOf(last.question);
  if (topic === '' || foldName(question).includes(foldName(topic))) return question;
  const stripped = stripEnd(question);
  const speaker = findSpeakerAsked(question) !== null;
  if (speaker) return `${stripped.replace(/\s+(?:about|on|to)?\s*(?:it|that|this)$/i, '')} about ${topic}?`;
  const subject = last.speaker !== null && !question.includes(last.speaker) ? `${last.speaker}, ${topic}` : topic;
  return `${stripped}: ${subject}?`;
}

/** A question from its first telling word to its last, as it was put: "How many people died on the ferry?" → "people died on the ferry". */
function subjectOf(question: string): string {
  const matter = matterOf(question);
  const wanted = new Set(contentTerms(matter));
  const telling = wordTokens(matter).filter(({ folded }) => wanted.has(folded));
  const [first, last] = [telling[0], telling.at(-1)];
  return first === undefined || last === undefined ? '' : matter.slice(first.start, last.end);
}

/** "why: the ferry?" was itself joined to something; the next one is joined to that, not to both. */
function matterOf(question: string): string {
  const at = question.indexOf(': ');
  const joined = question.slice(0, Math.max(0, at));
  return joined !== '' && (isBareQuestion(joined) || leansByPronoun(joined)) ? question.slice(at + 2) : question;
}

function stripEnd(question: string): string {
  return question.replace(/[\s?.!]+$/, '');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
