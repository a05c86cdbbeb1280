import { STOP_WORDS } from '../text/stop-words.ts';
import { wordTokens, type WordToken } from '../text/word-tokens.ts';

/** Words of the question's own frame; they stand in any article and mean nothing there. */
const FRAME = new Set(
  `say says said saying tell told describe described according quote quotes quotation quotations statement please
  named called know think thinks explain something anything someone anyone true false actually exactly really
  happen happened happens happening reaction react reacted respond responded mention mentioned regarding concerning following let lets
  question news latest article articles report reports`.split(/\s+/),
);
/** Frame only where they open a request: "show me", but "the talk show". */
const OPENING_FRAME = new Set(['show', 'give', 'find', 'list', 'name', 'talk', 'explain', 'summarize', 'summarise']);
/** Dropped when they are what "which" or "what" asks for: the answer stands in their place in the article. */
const ASKED_NOUNS = new Set(['country', 'countries', 'nation', 'year', 'month', 'day', 'date', 'person', 'reason', 'reasons', 'place', 'thing', 'type', 'kind']);

/**
 * The words that an article on the matter would share, folded, in order, without repeats. Negation stays. If a question
 * is nothing but frame, its frame words are all there is to look for.
 */
export function contentTerms(question: string): string[] {
  const tokens = wordTokens(question);
  const terms = tokens.filter((token, at) => isContent(token, tokens[at - 1]) && !(at === 0 && OPENING_FRAME.has(token.folded))).map(({ folded }) => folded);
  const words = terms.length > 0 ? terms : tokens.map(({ folded }) => folded).filter((word) => !STOP_WORDS.has(word));
  return [...new Set(words)];
}

function isContent(token: WordToken, before: WordToken | undefined): boolean {
  const { folded, text } = token;
  // "US" is a country; "us" is not. Single letters are initials, found by their names.
  const isAbbreviation = /^[\p{Lu}.]{2,}$/u.test(text);
  if (STOP_WORDS.has(folded) && !isAbbreviation) return false;
  if (folded.length < 2 && !/\p{N}/u.test(folded)) return false;
  if (FRAME.has(folded) && !/^\p{Lu}/u.test(text)) return false;
  return !(ASKED_NOUNS.has(folded) && /^(?:which|what|whose)$/.test(before?.folded ?? ''));
}

/** Numbers as written, ordinals and percentages included. */
export function numbersIn(question: string): string[] {
  return [...new Set([...question.matchAll(/(?<![\p{L}\p{N}.,])\p{N}[\p{N}.,:]*(?:st|nd|rd|th|%|bn|m|k)?/gu)].map(([number]) => number.replace(/[.,:]+$/, '')))];
}

/** Whether a question says nothing of what it is about ("why?", "when was that?"). */
export function isBareQuestion(question: string): boolean {
  return wordTokens(question).every(({ folded, text }) => (STOP_WORDS.has(folded) && !/^\p{Lu}{2,}$/u.test(text)) || FRAME.has(folded));
}
