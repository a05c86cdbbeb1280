import type { RetractionReason } from '../domain/retraction.ts';
import { splitSentences } from './sentences.ts';

/** A notice is short; so is the head that an outlet puts over a text it leaves standing. */
const HEAD_SENTENCES = 3;
const HEAD_CHARS_MAX = 900;

/** What an outlet calls its own piece. */
const PIECE = '(?:(?:news |opinion |wire |feature )?(?:article|story|report|column|page|item|post|piece|dispatch|op-ed|essay|editorial|review|study|paper|content))';
const TAKEN_BACK = '(?:retracted|withdrawn|removed|taken down|unpublished|killed|deleted|pulled)';
/** After the participle a notice gives its reason or ends. "Removed from a list of" tells of something else. */
const ENDING = '(?=\\s*(?:[.;:,!)]|$|[-–—]|(?:because|at the request|due to|following|pending|after|as it|as the|by|on|for|owing to|since|in its entirety|while|and)\\b|from (?:our|the|this|its) (?:web ?site|site|pages?|archive|publication|platform|feed|service)))';
const HAS_BEEN = '(?:(?:has|have) (?:now |since |today )?been|was|is|is being|is hereby|are|were)';

/** "Editor's note:", "NOTE TO EDITORS:", "Update, 5 March:". */
const LABEL = "(?:(?:editor(?:['’]s|s['’]|s)? note|note (?:to|from) (?:the )?editors?|editors|note|update|notice|correction|retraction|withdrawn|advisory)[^.:–—]{0,40}[:–—-]\\s*)?";

const OF_ITSELF = [
  // This article has been removed. The story above was withdrawn because …
  new RegExp(`^${LABEL}(?:this|the (?:above|following|preceding|below)) ${PIECE}(?: (?:above|below))? ${HAS_BEEN} ${TAKEN_BACK}${ENDING}`, 'i'),
  // We have retracted this article. The Velt Gazette has withdrawn its story on …
  new RegExp(`^${LABEL}(?:we|[A-Z][\\p{L}'’.& -]{1,60}) (?:have|has|is|are) (?:now |today )?(?:retracted|retracting|withdrawn|withdrawing|removed|removing|killed|killing|taken down|unpublished) (?:this|the above|the following) (?:article|story|report|column|dispatch|op-ed|editorial)\\b`, 'iu'),
  // Article removed. Story withdrawn.
  new RegExp(`^${PIECE} ${TAKEN_BACK}[.:!]?$`, 'i'),
];

/** Orders from an agency to those who print its wire. Nobody else is spoken to so. */
const TO_EDITORS = [
  /\b(?:please |must |should |are asked to |are advised to |kindly )?(?:kill|spike|disregard|withdraw|do not (?:use|publish|run)|remove) (?:the |this |our |that )?(?:[\p{L}0-9.'’ -]{0,60} )?(?:story|item|article|dispatch|report|slugged|slug|alert|newsbreak)\b/iu,
  /\b(?:story|item|article|dispatch|report|alert) (?:is|has been|was|must be|should be) (?:killed|spiked|withdrawn|retracted|disregarded)\b/i,
  /\b(?:should|must|may) not be (?:used|published|run)\b/i,
  /\ba kill is mandatory\b|\bmandatory kill\b/i,
];

/** A slug's first words: "KILL: ", "BULLETIN KILL -- ", "RETRACTION: ", "Withdrawn: ". */
const KILL_TITLE = /^\W*(?:(?:BULLETIN|MANDATORY|URGENT|ADVISORY|STORY|PHOTO|NEWS)\s+)?KILLS?(?:\s+(?:NOTICE|ADVISORY|ORDER|BULLETIN))?\s*(?:[:|]|--|[–—]|$)|^\W*(?:story |article )?(?:killed|spiked)\s*[:|]/;
const RETRACTION_TITLE = /^\W*(?:retraction|retracted|withdrawn|withdrawal|removed|(?:article|story|page|post) (?:removed|retracted|withdrawn|deleted))\s*(?:[:|]|--|[–—]|$)/i;
/** Under such a title a sentence about the piece is enough. */
const ABOUT_A_PIECE = new RegExp(`\\b(?:this|the|its|our|an?|that) (?:[\\p{L}-]+ ){0,3}?${PIECE}\\b[^.]{0,160}\\b(?:${TAKEN_BACK}|retracts?|withdraws?)\\b|\\b(?:retracts?|retracted|withdraws?|withdrawn|removed) (?:its|this|the|our|an?) (?:[\\p{L}-]+ ){0,3}?${PIECE}\\b`, 'iu');

/**
 * Whether a text is an outlet's or agency's notice that it takes an article back, and which; null for everything else, news
 * about retractions included. A notice speaks of itself ("this article has been removed"), or to editors ("please kill the
 * story") under a title that says so; an article that reports on one names somebody else's, or quotes it.
 *
 * What this gets wrong takes an article out of the answers, so it asks for two signs where one could be chance.
 */
export function readKillNotice({ title, text }: { readonly title: string | null; readonly text: string }): Extract<RetractionReason, 'killed' | 'retracted'> | null {
  const head = splitSentences(text.slice(0, HEAD_CHARS_MAX)).slice(0, HEAD_SENTENCES).map(({ start, end }) => text.slice(start, end).trim());
  const named = title?.trim() ?? '';
  if (KILL_TITLE.test(named) && head.some((sentence) => TO_EDITORS.some((sign) => sign.test(sentence)))) return 'killed';
  // A notice begins with itself, or right after its label: further down it is quoted, or told of.
  const opening = head.slice(0, 2);
  if (opening.some((sentence, at) => (at === 0 || isLabel(opening[0])) && OF_ITSELF.some((sign) => sign.test(sentence)))) return 'retracted';
  return RETRACTION_TITLE.test(named) && isShort(text) && head.some((sentence) => ABOUT_A_PIECE.test(sentence)) ? 'retracted' : null;
}

function isLabel(sentence: string | undefined): boolean {
  return sentence !== undefined && /^(?:editor|note|update|notice|correction|retraction|advisory)\b.{0,60}$/i.test(sentence);
}

/** An article under such a title that goes on for long is one about a retraction. */
const NOTICE_WORDS_MAX = 180;

function isShort(text: string): boolean {
  return text.split(/\s+/).length <= NOTICE_WORDS_MAX;
}
