import type { Turn } from '../../domain/turn.ts';

const THAT = '(?:that|this|it|so|those things|these things)';
const ATTRIBUTION = new RegExp([
  `who (?:(?:said|says|wrote|reported|claimed|told (?:you|us|them)) ?${THAT}?|was that|is that)`, 'says who', 'according to whom?',
  '(?:(?:what(?:’s|\'s| is| are)|give me|show(?: me)?|do you have) )?(?:the |a |your |any |its )?(?:sources?|links?|context)(?: (?:for|of|to) (?:that|this|it))?(?: please)?',
  `where (?:does|did) (?:that|this|it) come from|where(?:’s|'s| is) (?:that|this|it) from|where (?:did|do) you (?:get|find|read) ${THAT}(?: from)?`,
  `(?:which|what) (?:outlet|newspaper|paper|source|article)(?: (?:said|says|reported|is|was) ${THAT})?`,
  `(?:when|where) (?:did|does|do|was|were|has|have) (?:he|she|they|it|that|this) ?(?:say|said|published|reported|written)(?: ${THAT})?`,
].map((form) => `(?:${form})`).join('|'));
const OCCASION = /(?:when|where) (?:was|is) (?:that|this|it)|when|where/;
const DOUBT = /(?:are|r) you (?:really )?(?:sure|certain)(?: (?:of|about) (?:that|this|it))?|really|is (?:that|this|it) (?:really )?(?:true|right|correct|real|so)|seriously|(?:can|could) (?:that|this|it) be (?:true|right)|true/;
/** Such a message is short; a long run of signs would be gone over again and again. */
const MESSAGE_CHARS_MAX = 200;

/**
 * Whether a message is about the answer before it, and not about the world: `attribution` wants to know who said it, where
 * or when, `doubt` whether it is so. "When was that?" after somebody's words is of the words; after an event, it is a question
 * about the event, and searched.
 */
export function pointsBack(message: string, last: Pick<Turn, 'speaker'> | undefined): 'attribution' | 'doubt' | null {
  if (message.length > MESSAGE_CHARS_MAX) return null;
  const bare = message.toLowerCase().replace(/^\s*(?:(?:and|but|so|ok|okay|well|then)\b[\s,]*)+/, '').replace(/[\s?.!]+$/, '').replace(/\s+/g, ' ').trim();
  if (is(bare, ATTRIBUTION)) return 'attribution';
  if (is(bare, DOUBT)) return 'doubt';
  return last !== undefined && last.speaker !== null && is(bare, OCCASION) ? 'attribution' : null;
}

function is(text: string, form: RegExp): boolean {
  return text.length <= 80 && new RegExp(`^(?:${form.source})$`).test(text);
}
