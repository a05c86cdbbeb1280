import type { Span } from '../domain/span.ts';
import type { ScoredQuote } from './score-quotes.ts';

const CUES = 'said|says|told|added|adds|wrote|tweeted|asked|replied|warned|argued|announced|noted|insisted|explained|claimed';
const MENTION = String.raw`(?:\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b|(?:[Tt]he )?\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]*)*)`;
const QUOTED = /["\u201c]([^"\u201c\u201d\n]{8,})["\u201d]?/gu;
const AFTER = new RegExp(String.raw`^["\u201d]?,?\s*(?:(?<mention>${MENTION}) (?<cue>${CUES})\b|(?<cue2>${CUES}) (?<mention2>${MENTION}))`, 'du');
const BEFORE = new RegExp(String.raw`(?<mention>${MENTION})(?: \p{Ll}+)? (?<cue>${CUES})\b[^.\n]{0,40}$`, 'du');
const INDIRECT = new RegExp(String.raw`(?<mention>${MENTION}) (?<cue>${CUES}) (?:that )?(?<content>[^"\u201c\u201d\n.]{15,})\.`, 'dgu');
const MENTIONS = new RegExp(MENTION, 'gu');
const REACH = 80;

/**
 * The plain baseline for attribution: what a few regular expressions find. Quoted stretches, with a mention and one of
 * sixteen verbs beside them or else the nearest mention before them, and sentences of the form "X said (that) …". Nothing is resolved.
 */
export function regexQuotes(text: string): ScoredQuote[] {
  const direct = [...text.matchAll(QUOTED)].map(({ index, 1: words = '' }): ScoredQuote => {
    const span = { start: index + 1, end: index + 1 + words.length };
    const [before, after] = [attributionBefore(text, index), attributionAfter(text, span.end)];
    // A quotation that ends a sentence is seldom attributed in the next one.
    const beside = words.endsWith('.') ? (before ?? after) : (after ?? before);
    return { type: 'direct', span, ...(beside ?? nearestMention(text, index)) };
  });
  const indirect = [...text.matchAll(INDIRECT)].flatMap((match): ScoredQuote[] => {
    const [span, speakerMention, cue] = [groupSpan(match, 'content', 0), groupSpan(match, 'mention', 0), groupSpan(match, 'cue', 0)];
    return span === null ? [] : [{ type: 'indirect', span, speakerMention, cue }];
  });
  return [...direct, ...indirect].sort((a, b) => a.span.start - b.span.start);
}

type Attribution = Pick<ScoredQuote, 'speakerMention' | 'cue'>;

function attributionAfter(text: string, end: number): Attribution | null {
  const match = AFTER.exec(text.slice(end, end + REACH));
  if (match === null) return null;
  return { speakerMention: groupSpan(match, 'mention', end) ?? groupSpan(match, 'mention2', end), cue: groupSpan(match, 'cue', end) ?? groupSpan(match, 'cue2', end) };
}

function attributionBefore(text: string, start: number): Attribution | null {
  const from = Math.max(0, start - REACH);
  const match = BEFORE.exec(text.slice(from, start));
  return match === null ? null : { speakerMention: groupSpan(match, 'mention', from), cue: groupSpan(match, 'cue', from) };
}

/** The last name or pronoun of the paragraph before the quotation. */
function nearestMention(text: string, start: number): Attribution {
  const from = Math.max(text.lastIndexOf('\n', start) + 1, start - 3 * REACH);
  const match = [...text.slice(from, start).matchAll(MENTIONS)].at(-1);
  return { speakerMention: match === undefined ? null : { start: from + match.index, end: from + match.index + match[0].length }, cue: null };
}

function groupSpan(match: RegExpExecArray | RegExpMatchArray, name: string, offset: number): Span | null {
  const [start, end] = match.indices?.groups?.[name] ?? [];
  return start === undefined || end === undefined ? null : { start: offset + start, end: offset + end };
}
