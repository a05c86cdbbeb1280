import { inReadingOrder, type Quote } from '../domain/quote.ts';
import type { Span } from '../domain/span.ts';
import type { Cast } from './entities.ts';
import { findTurns } from './find-turns.ts';
import { namedRuns } from './names.ts';
import { readNarrative } from './narrative.ts';
import { HONORIFICS, ORGANISATION_WORDS } from './roles.ts';

/** How sure a label is: the transcript names its speakers itself. */
const CONFIDENCE = 0.9;

/**
 * Puts the turns of a transcript in the place of what was found within them: there the words are the labelled speaker's,
 * and whoever they quote is heard at second hand. Quotes come back in reading order.
 */
export function withTurns(quotes: readonly Quote[], text: string, cast: Cast): Quote[] {
  const turns = findTurns(text);
  if (turns.length === 0) return [...quotes];
  const spoken: Quote[] = turns.flatMap(({ label, words, isNamed }): Quote[] => (words === null || !isNamed ? [] : [{
    type: 'direct', span: words, speaker: speakerOf(text, label, cast), speakerMention: label, cue: null, asserted: true, confidence: CONFIDENCE,
  }]));
  const taken = turns.map(({ paragraph }) => paragraph);
  return [...outside(quotes, taken), ...spoken].sort(inReadingOrder);
}

/** Quotes that begin in none of the paragraphs; both in reading order. */
function outside(quotes: readonly Quote[], paragraphs: readonly Span[]): Quote[] {
  let next = 0;
  return quotes.filter(({ span }) => {
    while (next < paragraphs.length && (paragraphs[next]?.end ?? 0) <= span.start) next++;
    const here = paragraphs[next];
    return here === undefined || span.end <= here.start;
  });
}

/** The fullest name that the article has for a label; else the label, not in capitals. */
function speakerOf(text: string, label: Span, cast: Cast): string {
  const name = inLowerCase(text.slice(label.start, label.end));
  const [sentence] = readNarrative(name, []);
  const run = sentence === undefined ? undefined : namedRuns(sentence.items).at(-1);
  if (run === undefined) return name;
  const known = cast.find(run)?.name;
  if (known !== undefined && known !== known.toUpperCase()) return known;
  return HONORIFICS.has(run.titles[0] ?? '') ? run.words.join(' ') : name;
}

/** "SECRETARY ROOK" → "Secretary Rook"; initials ("JD") and outlets' short names ("BBC") stay. */
function inLowerCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  const isShort = (word: string): boolean => (word.length <= 2 && !/^(?:mr|ms|dr|al|el|di|de)$/i.test(word)) || (word.length <= 4 && ORGANISATION_WORDS.has(word.toLowerCase())) || word === 'USA';
  return name.split(' ').map((word) => (isShort(word) ? word : word.replace(/\p{Lu}[\p{L}\p{M}]*/gu, (part) => part.charAt(0) + part.slice(1).toLowerCase()))).join(' ');
}
