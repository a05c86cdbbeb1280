import { COUNTRY_BY_WORD } from '../text/countries.ts';
import { foldName } from '../text/fold-name.ts';

/** Whose words a question wants, and on what. `speaker` is null for a pronoun that nothing before it resolves. */
export interface SpeakerAsked {
  readonly speaker: string | null;
  /** The question's own words for the subject; empty if only the speaker is named ("What did Lavrov say?"). */
  readonly topic: string;
  /** Whether the words themselves are wanted, rather than a fact that somebody gives ("how many died, according to…"). */
  readonly wantsWords: boolean;
}

const AUXILIARY = `(?:did|does|do|has|have|had|will|would|'d)`;
const BE = `(?:is|are|was|were|'s)`;
const SAY = `(?:sa(?:y|id|ying)|told?|tell(?:ing)?|claim(?:ed|ing)?|state[ds]?|stating|announc(?:e|ed|ing)|warn(?:ed|ing)?|promis(?:e|ed|ing)|den(?:y|ied|ying)|confirm(?:ed|ing)?|argu(?:e|ed|ing)|suggest(?:ed|ing)?|insist(?:ed|ing)?|predict(?:ed|ing)?|declar(?:e|ed|ing)|mention(?:ed|ing)?|comment(?:ed|ing)?|accus(?:e|ed|ing)|demand(?:ed|ing)?|propos(?:e|ed|ing)|urg(?:e|ed|ing)|call(?:ed|ing)?(?: for)?|think(?:ing)?|thought|believ(?:e|ed)|want(?:ed)?|expect(?:ed)?|ask(?:ed|ing)?|pledg(?:e|ed)|vow(?:ed)?|admit(?:ted)?|reveal(?:ed)?|tweet(?:ed)?|post(?:ed)?|writ(?:e|ten)|wrote|add(?:ed)?|reply|replied|respond(?:ed)?|react(?:ed)?|stress(?:ed)?|note[d]?|hint(?:ed)?)`;
/** After "is" only these say that somebody speaks: in "what is the rule called" nobody does. */
const SAYING = `(?:saying|telling|claiming|stating|announcing|warning|promising|denying|arguing|suggesting|insisting|predicting|declaring|commenting|demanding|proposing|urging|calling for|thinking|asking)`;
const DESCRIBE = `(?:describe[ds]?|characteri[sz]e[ds]?|reacts?|reacted|responds?|responded|explain(?:ed|s)?|view(?:ed|s)?|sees?|saw|seen|comment(?:ed|s)?|calls?|called|assess(?:ed|es)?|puts?|answer(?:ed|s)?|justif(?:y|ied|ies)|defend(?:ed|s)?|feels?|felt|rates?|rated|sum(?:s|med)? up|interpret(?:ed|s)?|criticis?z?e[ds]?|praise[ds]?|evaluate[ds]?)`;
const WORDS_NOUN = `(?:quotes?|quotations?|statements?|comments?|remarks?|words?|reactions?|responses?|views?|opinions?|positions?|stance|answers?|reply|replies|take|thoughts|speech|explanation|assessment|message|warnings?|criticism)`;
const ABOUT = `(?:about|on|regarding|concerning|of|over|to|in|at|with|for|when|after|during|before)`;

interface Frame {
  readonly pattern: RegExp;
  readonly wantsWords: boolean;
}

/** Group `s` is the speaker, group `t` the topic. Bounded, so that a hostile question stays cheap. */
const FRAMES: readonly Frame[] = [
  // What did Varo, Osmarin and Rosk say about …
  { pattern: new RegExp(`\\bwhat\\s${AUXILIARY} (?:both )?(?<s>[^?,;:]{1,40}(?:, [^?,;:]{1,40}){1,3},? and [^?,;:]{1,40}?) ${SAY}\\b(?<t>[^?]*)`, 'i'), wantsWords: true },
  // What (else) did Lavrov say about …
  { pattern: new RegExp(`\\bwhat(?: (?:else|exactly|all|words|message|warning|promise))?\\s?${AUXILIARY} (?<s>[^?,;:]{1,90}?) ${SAY}\\b(?<t>[^?]*)`, 'i'), wantsWords: true },
  // What is Lavrov saying about …
  { pattern: new RegExp(`\\bwhat(?: (?:else|exactly))?\\s?${BE} (?<s>[^?,;:]{1,90}?) ${SAYING}\\b(?<t>[^?]*)`, 'i'), wantsWords: true },
  // What reason did Ashti give for …
  { pattern: new RegExp(`\\bwhat (?:reasons?|explanation|justification|answer|advice|warning|response|account|details?)\\s${AUXILIARY} (?<s>[^?,;:]{1,90}?) (?:give|gave|offer(?:ed)?|provide[d]?|have|issue[d]?)\\b(?<t>[^?]*)`, 'i'), wantsWords: true },
  // How did Jaishankar describe …
  { pattern: new RegExp(`\\bhow\\s?${AUXILIARY} (?<s>[^?,;:]{1,90}?) ${DESCRIBE}\\b(?<t>[^?]*)`, 'i'), wantsWords: true },
  // Why did X say that …
  { pattern: new RegExp(`\\b(?:why|when|where)\\s${AUXILIARY} (?<s>[^?,;:]{1,90}?) (?:say|said|claim|warn|deny|accuse|argue|insist)\\b(?<t>[^?]*)`, 'i'), wantsWords: false },
  // …, according to Brekk
  { pattern: /^(?<t>.*?)[,;]?\s*\baccording to (?<s>[^?,;:]{1,90})\??\s*$/is, wantsWords: false },
  { pattern: /^\s*according to (?<s>[^?,;:]{1,90}),\s*(?<t>.*)$/is, wantsWords: false },
  // Where do Velmora and Kalderra differ over …, Do A and B agree on …
  { pattern: /\b(?:do|does) (?<s>[^?,;:]{1,40}? and [^?,;:]{1,40}?) (?:dis)?agree (?:about|on|over|that|whether)\b(?<t>[^?]*)/i, wantsWords: true },
  { pattern: /\b(?:do|does|did) (?<s>[^?,;:]{1,40}? and [^?,;:]{1,40}?) (?:differ|disagree)\b(?<t>[^?]*)/i, wantsWords: true },
  // Compare what A and B said about …
  { pattern: new RegExp(`\\bcompare (?:the )?${WORDS_NOUN} (?:of|by|from) (?<s>[^?,;:]{1,90}?) ${ABOUT} (?<t>[^?]*)`, 'i'), wantsWords: true },
  // quotes by X on Y; the reaction of X to Y; anything from X on Y
  { pattern: new RegExp(`\\b(?:${WORDS_NOUN}|anything|something|everything|what was said) (?:made )?(?:by|from|of) (?<s>[^?,;:]{1,90}?) ${ABOUT} (?<t>[^?]*)`, 'i'), wantsWords: true },
  { pattern: new RegExp(`\\b(?:quotes?|quotations?|statements?|comments?|remarks?) (?:made )?(?:by|from) (?<s>[^?,;:]{1,90}?)(?<t>)\\s*[?.!]*$`, 'i'), wantsWords: true },
  // X's reaction to Y
  { pattern: new RegExp(`(?:^(?!what\\b)|\\b(?:what (?:is|are|was|were)|what's|show me|give me|find|tell me) )(?<s>[^?,;:]{1,80}?)['’]s? ${WORDS_NOUN} ${ABOUT} (?<t>[^?]*)`, 'i'), wantsWords: true },
  // Did Tolliver tell parliament that …
  { pattern: new RegExp(`^(?:did|does|do|has|have|had) (?<s>[^?,;:]{1,90}?) (?:(?:ever|really|also|actually|already) )?(?:say|said|tell|told|claim(?:ed)?|deny|denied|confirm(?:ed)?|promised?|threaten(?:ed)?|warn(?:ed)?|comment(?:ed)?|announced?|apologi[sz]ed?|mention(?:ed)?)\\b(?<t>[^?]*)`, 'i'), wantsWords: true },
  // (tell me) what Lavrov said about …
  { pattern: new RegExp(`\\bwhat (?<s>[^?,;:]{1,60}?) (?:said|says|has said|had to say|thinks|told [^?,;:]{1,40}?) ?(?:${ABOUT} )?(?<t>[^?]*)`, 'i'), wantsWords: true },
];

/** "Lavrov on Ukraine" */
const NAME_ON_TOPIC = /^\s*(?<s>\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){0,3}) (?:on|about) (?<t>[^?]{2,})\??\s*$/u;
const WORDS_WITHOUT_SPEAKER = /\bwhat (?:was|is|has been|were|had been) (?:being )?(?:said|told|announced|claimed) (?:about|on|regarding) (?<t>[^?]+)/i;

const PRONOUN = /^(?:he|she|they|it|we|you|i|him|her|them|people|anyone|anybody|someone|somebody|everyone|both|one|there|this|that|these|those)$/i;
/** A speaker does not begin so: the pattern has caught a clause or a question's own noun phrase. */
const NO_SPEAKER = /^(?:which|what|who|how|many|much|to|be|been|being|not|if|whether)\b/i;
/** What reports and things say rather than people: "what does the treaty say" asks for the fact, not for anybody's words. */
const NO_PERSON = /\b(?:study|studies|research|survey|polls?|reports?|census|data|analysis|figures|statistics|experts|laws?|rules?|scientists|researchers|media|index|treaty|treaties|agreement|deal|documents?|bill|text|letter|policy|program(?:me)?|constitution|markets?|economy|stocks|shares|prices)$/i;

/** Reads the speaker asked for and the topic out of a question; null if nobody's words are asked for. */
export function findSpeakerAsked(question: string): SpeakerAsked | null {
  for (const { pattern, wantsWords } of FRAMES) {
    const groups = pattern.exec(question)?.groups;
    const asked = groups === undefined ? null : toSpeakerAsked(groups, wantsWords);
    if (asked !== null) return asked;
  }
  const named = NAME_ON_TOPIC.exec(question)?.groups;
  if (named !== undefined) return toSpeakerAsked(named, true);
  const said = WORDS_WITHOUT_SPEAKER.exec(question)?.groups;
  return said === undefined ? null : { speaker: null, topic: tidyTopic(said['t'] ?? ''), wantsWords: true };
}

function toSpeakerAsked(groups: Readonly<Record<string, string | undefined>>, wantsWords: boolean): SpeakerAsked | null {
  const named = (groups['s'] ?? '').trim().replace(/^(?:also|then|actually|exactly|really|else|both)\s+/i, '').replace(/\s+(?:also|actually|really|just|first|since|then|ever|have to|has to|had to|going to)$/i, '');
  if (named === '' || NO_SPEAKER.test(named)) return null;
  if (NO_PERSON.test(named) && !/(?<!^)\p{Lu}/u.test(named)) return null;
  if (!wantsWords && (NO_PERSON.test(named) || /^(?:a|an|new|one|some)\b/i.test(named))) return null;
  const topic = tidyTopic(groups['t'] ?? '');
  return PRONOUN.test(named) ? { speaker: null, topic, wantsWords } : { speaker: speakerName(named), topic, wantsWords };
}

/** Takes the preposition or conjunction that led to the topic off it. */
function tidyTopic(text: string): string {
  const lead = /^\s*(?:(?:his|her|their) \w+ )?(?:about|on|regarding|concerning|of|over|to|that|as|for|with|after|when|during)\s+/i;
  return text.trim().replace(lead, '').replace(/^(?:the fact that|when (?:he|she|they) (?:was|were) asked)\s+/i, '').replace(/[\s?.!,;]+$/, '').trim();
}

const TITLES = new Set(
  `the a president prime vice deputy first minister foreign interior defence defense health finance trade energy justice home
  external affairs secretary of state chancellor premier general rear admiral colonel major captain commander chief king queen prince
  princess pope emperor sheikh ayatollah senator sen congressman congresswoman representative rep governor gov mayor judge justice
  mr mrs ms miss dr sir dame lord lady professor prof ambassador envoy special spokesman spokeswoman spokesperson director leader chairman
  chairwoman chair ceo former acting us uk eu un nato opposition lt gen col sgt`.split(/\s+/),
);

/**
 * The name that quotes are filed under: titles, offices and nationalities before a personal name go ("Interior Minister
 * Orlitz" → "Orlitz"), an office alone stays ("the head of the observers" → "head of the observers").
 */
export function speakerName(mention: string): string {
  const bare = mention.trim().replace(/^(?:the|a|an)\s+/i, '').replace(/['’]s$/, '');
  const words = bare.split(/\s+/);
  const isTitle = (word: string): boolean => TITLES.has(word.toLowerCase().replace(/\.$/, '')) || COUNTRY_BY_WORD.has(foldName(word));
  const nameFrom = words.findIndex((word) => !isTitle(word));
  if (nameFrom <= 0) return bare;
  const rest = words.slice(nameFrom);
  // Only a run of capitalised words is a person after a title: "Foreign Ministry's spokeswoman" is not.
  const personal = rest.every((word) => /^\p{Lu}[\p{L}.’'-]*$/u.test(word) && !/['’]s$/.test(word)) && rest.length <= 4;
  const office = /^(?:Ministry|Department|Office|Council|Affairs|Party|Army|Government|Parliament|Commission|Embassy|House|Bank|Guard|Forces|Union)$/;
  return personal && !rest.some((word) => office.test(word)) ? rest.join(' ') : bare;
}
