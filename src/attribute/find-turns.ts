import type { Span } from '../domain/span.ts';
import { splitParagraphs, trimSpan } from '../text/paragraphs.ts';
import { HONORIFICS, ROLES } from './roles.ts';

/** A paragraph of a transcript with the label of whoever speaks it. */
export interface Turn {
  /** "SECRETARY ROOK", where it stands: at the head of this paragraph, or of an earlier one in the same voice. */
  readonly label: Span;
  /** The words, without label, stage direction and quotation marks; null if the paragraph holds none of them. */
  readonly words: Span | null;
  /** The whole paragraph. */
  readonly paragraph: Span;
  /** False for "QUESTION:" and its like: a voice, and nobody's name. */
  readonly isNamed: boolean;
}

const LABEL_CHARS_MAX = 110;
const LABEL_WORD = String.raw`(?:\p{Lu}[\p{L}\p{M}.’'-]*|de|da|di|del|van|von|der|bin|al|el|of|for|the|and|&)`;
/** "[5:34] Rook (via interpreter): ", "“ROOK: ". */
const LABEL = new RegExp(String.raw`^(\[?\d{1,2}(?::\d\d){1,2}\]?\s+)?(["“]?)(\p{Lu}[\p{L}\p{M}.’'-]*(?: ${LABEL_WORD}){0,6})(?: ?\([^()\n]{1,40}\))?:(?:\s+(?=\S)|(?=\p{Lu}))`, 'u');
const STAGE_DIRECTION = /^\([^()\n]{1,60}\)\s*/;
/** Voices without a name. */
const UNNAMED = /^(?:q|a|questions?|answers?|(?:an |the )?(?:reporter|journalist|moderator|operator|interpreter|translator|participant|announcer|narrator|host|staff|voice|speaker|question|press|audience(?: member)?)s?(?: \w+)?|unidentified .*|(?:fe)?male voice|crosstalk|all)$/;
/** What an editor, not a speaker, puts before a colon. */
const EDITORIAL = /^(?:(?:editor['’]?s? )?notes?|corrections?|clarification|updates?|related|more|read(?: more| also)?|see(?: also)?|also|watch(?: live)?|listen|photos?|video|pictures?|images?|captions?|credits?|sources?|analysis|opinion|explainer|stor(?:y|ies)|winners?|advertisement|sponsor|subject|date|time|place|where|when|what|who|why|how|what matters|statements?|claims?|facts?|the facts|context|reality|truth|verdict|rating|fact check|reality check|from|to|re|tel|phone|e-?mail|contact|press release|summary|background|topics?|tags?)$/;
/** People speaking say I, we and you, or ask; tables and lists of headings do not. */
const SPOKEN = /\b(?:I|me|my|we|us|our|you|your)\b|['’](?:m|re|ve|ll)\b|\?/;
const SPOKEN_SHARE_MIN = 0.2;
const TURNS_MIN = 4;
/** Of the labels that look like names, this share at least comes back: a list of places or products names each once. */
const RETURNING_SHARE_MIN = 0.5;
/** Where the text before the first turn is no longer than this, the text is a transcript; else a transcript stands in an article. */
const FOREWORD_PARAGRAPHS_MAX = 8;
const SPEECH_VERBS = '(?:said|says|added|told|asked|replied|continued|noted|wrote|explained|insisted)';

interface Paragraph {
  readonly span: Span;
  readonly label: Label | null;
  readonly text: string;
}

interface Label {
  readonly span: Span;
  readonly key: string;
  /** Offset of what follows label and colon. */
  readonly after: number;
  readonly kind: 'named' | 'unnamed' | 'editorial';
  readonly isUpper: boolean;
  readonly isTitled: boolean;
}

/**
 * The paragraphs of a transcript by speaker: briefings, interviews and debates as wires and ministries print them, each
 * turn led in by the speaker's name and a colon. A text is one if several voices alternate, or one under its office in
 * capitals ("SECRETARY ROOK:"), and they speak as people do. Whatever could be the outlet's own text between turns is
 * left out. Linear in the text.
 */
export function findTurns(text: string): Turn[] {
  const paragraphs = splitParagraphs(text).map((span) => readParagraph(text, span));
  const isLead = readLeads(paragraphs);
  if (isLead === null) return [];
  const leads = paragraphs.map(({ label }) => label !== null && isLead(label));
  const [first, last] = [leads.indexOf(true), leads.lastIndexOf(true)];
  const isWhole = first <= FOREWORD_PARAGRAPHS_MAX;
  const turns: Turn[] = [];
  let voice: Label | null = null;
  for (let at = first; at < paragraphs.length; at++) {
    const paragraph = paragraphs[at];
    if (paragraph === undefined) break;
    if (leads[at] === true) voice = paragraph.label;
    else if (voice !== null && !goesOn(paragraph, voice, isWhole, at < last)) voice = null;
    if (voice !== null) turns.push(turnOf(text, paragraph, voice, leads[at] === true));
  }
  return turns;
}

function readParagraph(text: string, span: Span): Paragraph {
  const words = text.slice(span.start, span.end);
  const match = LABEL.exec(words.slice(0, LABEL_CHARS_MAX));
  const name = match?.[3];
  if (match === null || name === undefined) return { span, label: null, text: words };
  const start = span.start + (match[1]?.length ?? 0) + (match[2]?.length ?? 0);
  const key = name.toLowerCase();
  const kind = EDITORIAL.test(key) ? 'editorial' : UNNAMED.test(key) ? 'unnamed' : 'named';
  return { span, text: words, label: { span: { start, end: start + name.length }, key, after: span.start + match[0].length, kind, isUpper: name === name.toUpperCase(), isTitled: isTitled(name) } };
}

/** "SECRETARY ROOK", "MR PRICE": an office or a form of address and a name, all in capitals. */
function isTitled(name: string): boolean {
  const [first = '', ...rest] = name.split(' ');
  if (name !== name.toUpperCase() || rest.length === 0) return false;
  return HONORIFICS.has(first.toLowerCase().replace('.', '')) || name.toLowerCase().split(' ').slice(0, -1).some((word) => ROLES.has(word));
}

/** Tells the labels that lead in turns from others; null if the text holds no transcript. */
function readLeads(paragraphs: readonly Paragraph[]): ((label: Label) => boolean) | null {
  const labels = paragraphs.flatMap(({ label }) => (label === null || label.kind === 'editorial' ? [] : [label]));
  const counts = new Map<string, number>();
  for (const { key } of labels) counts.set(key, (counts.get(key) ?? 0) + 1);
  // Under an office in capitals a voice that is heard once counts too.
  const returns = ({ key, isTitled: titled }: Label): boolean => titled || (counts.get(key) ?? 0) >= 2;
  const turns = labels.filter(returns);
  const isAlternating = new Set(turns.map(({ key }) => key)).size >= 2 && turns.length >= TURNS_MIN;
  if (!turns.some(({ kind }) => kind === 'named') || !(isAlternating || turns.some(({ isTitled: titled }) => titled))) return null;
  const inCapitals = turns.every(({ isUpper }) => isUpper);
  if (turns.length < RETURNING_SHARE_MIN * labels.filter(({ isUpper }) => isUpper || !inCapitals).length) return null;
  const isLead = (label: Label): boolean => label.kind !== 'editorial' && (inCapitals ? label.isUpper : returns(label));
  const from = paragraphs.findIndex(({ label }) => label !== null && isLead(label));
  const to = isAlternating ? paragraphs.findLastIndex(({ label }) => label !== null && isLead(label)) + 1 : paragraphs.length;
  const region = paragraphs.slice(from, to);
  return region.filter(({ text }) => SPOKEN.test(text)).length < SPOKEN_SHARE_MIN * region.length ? null : isLead;
}

/** Whether a paragraph that no label leads in goes on in the voice before it. */
function goesOn({ text, label }: Paragraph, voice: Label, isWhole: boolean, isInside: boolean): boolean {
  if (label !== null && (label.kind === 'editorial' || !voice.isUpper || label.isUpper)) return false; // somebody or something else
  if (/^(?:\(|\[|#|\*|—|-{2})/.test(text) && /[)\]#*-]$/.test(text)) return isInside; // "(Laughter.)"
  if (isToldOf(text, voice.key.split(' ').at(-1) ?? '')) return false;
  return isWhole ? isInside || SPOKEN.test(text) : /^["“]/.test(text);
}

const TELLS = new RegExp(String.raw`^\p{L}*(?: \p{L}+)? ${SPEECH_VERBS}\b`, 'u');

/** "Rook later said": the outlet tells of the speaker. */
function isToldOf(text: string, surname: string): boolean {
  const folded = text.toLowerCase();
  for (let at = folded.indexOf(surname); at !== -1; at = folded.indexOf(surname, at + 1)) {
    if (TELLS.test(folded.slice(at, at + surname.length + 30))) return true;
  }
  return false;
}

function turnOf(text: string, { span }: Paragraph, voice: Label, isLed: boolean): Turn {
  const start = isLed ? voice.after : span.start;
  const stage = STAGE_DIRECTION.exec(text.slice(start, start + 80))?.[0] ?? '';
  let from = start + stage.length;
  let to = span.end;
  if (/["“]/.test(text.charAt(from))) from++;
  if (/["”]/.test(text.charAt(to - 1)) && !/["“]/.test(text.slice(from, to - 1))) to--;
  const words = from < to ? trimSpan(text, { start: from, end: to }) : null;
  return { label: voice.span, paragraph: span, isNamed: voice.kind === 'named', words: words !== null && /\p{L}/u.test(text.slice(words.start, words.end)) ? words : null };
}
