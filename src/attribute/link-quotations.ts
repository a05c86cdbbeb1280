import type { Span } from '../domain/span.ts';
import { findFallbackSource } from './fallback-source.ts';
import { DETERMINERS } from './lexicon.ts';
import type { Quotation } from './find-quotations.ts';
import type { Item, NarrativeSentence } from './narrative.ts';
import { isVerbal, type Phrase } from './noun-phrase.ts';
import type { ReportedClause } from './reported-clause.ts';

/** How a quotation was tied to its speaker, surest first; confidence is read off it. */
export type QuotationLink = 'beside-cue' | 'introduced' | 'within-report' | 'continued' | 'signature' | 'previous-speaker' | 'subject' | 'none';

/** A quotation with the words that attribute it. */
export interface LinkedQuotation {
  readonly quotation: Quotation;
  /** Index of its sentence, and of its item there. */
  readonly sentence: number;
  readonly item: number;
  readonly link: QuotationLink;
  /** The clause that attributes it, which may stand in another sentence. */
  readonly clause: ReportedClause | null;
  /** The mention of the speaker and the sentence it stands in. */
  readonly source: Phrase | null;
  readonly sourceSentence: number;
}

interface Voice {
  readonly clause: ReportedClause | null;
  readonly source: Phrase | null;
  readonly sourceSentence: number;
  readonly paragraph: number;
  /** Whether the voice was heard in a quotation: only then do bare quotations go on in it. */
  readonly quoted: boolean;
}

/** Ties every outermost quotation to the words that attribute it. */
export function linkQuotations(sentences: readonly NarrativeSentence[], clauses: readonly (readonly ReportedClause[])[]): LinkedQuotation[] {
  const linked: LinkedQuotation[] = [];
  let voice: Voice | null = null;
  sentences.forEach((sentence, index) => {
    const own = clauses[index] ?? [];
    sentence.items.forEach((item, at) => {
      if (item.quotation === null) return;
      const result = linkOne({ sentence, opensParagraph: sentences[index - 1]?.paragraph !== sentence.paragraph, index, own, at, voice, next: clauses[index + 1] ?? [], following: sentences[index + 1] });
      linked.push({ quotation: item.quotation, sentence: index, item: at, ...result });
      if (result.source !== null && result.link !== 'subject') voice = { ...result, paragraph: sentence.paragraph, quoted: true };
    });
    const last = own.findLast(({ source, embedded }) => source.phrase !== null && !embedded);
    if (last !== undefined && !sentence.items.some(({ kind }) => kind === 'quotation')) {
      voice = { clause: last, source: last.source.phrase, sourceSentence: index, paragraph: sentence.paragraph, quoted: false };
    } else if (!sentence.items.some(({ kind }) => kind === 'quotation') && voice !== null && !voice.quoted && voice.paragraph !== sentence.paragraph) {
      voice = null;
    }
  });
  return linked;
}

type Link = Pick<LinkedQuotation, 'link' | 'clause' | 'source' | 'sourceSentence'>;

/** What one quotation is seen among. */
interface Scene {
  readonly sentence: NarrativeSentence;
  readonly opensParagraph: boolean;
  readonly index: number;
  readonly own: readonly ReportedClause[];
  readonly at: number;
  readonly voice: Voice | null;
  readonly next: readonly ReportedClause[];
  readonly following: NarrativeSentence | undefined;
}

function linkOne(scene: Scene): Link {
  const { sentence: { items }, own, at, index } = scene;
  const beside = ledIn(items, at) ? undefined : clauseStartingAt(items, own, at + 1);
  if (beside !== undefined) return by(beside, 'beside-cue', index);
  const introduced = own.findLast(({ cue, content, place }) => cue.head < at && (content?.from === at && place === 'after' || onlyMarksBetween(items, cue.after, at)));
  if (introduced !== undefined && !introduced.embedded) return by(introduced, 'introduced', index);
  const outer = outerReport(own, at);
  if (introduced !== undefined) return by(STRONG.has(introduced.cue.kind) ? introduced : (outer ?? introduced), 'introduced', index);
  if (outer !== undefined) return by(outer, 'within-report', index);
  const within = own.findLast(({ cue, content }) => content !== null && content.from <= at && at < content.to && cue.head < at)
    ?? own.find(({ content }) => content !== null && content.from <= at && at < content.to);
  return within === undefined ? withoutClause(scene) : by(within, 'within-report', index);
}

const STRONG: ReadonlySet<string> = new Set(['say', 'tell', 'ask', 'deny', 'according-to']);

/** "Varo said she hopes “…”": the words in the marks are what was said, whoever hopes. */
function outerReport(own: readonly ReportedClause[], at: number): ReportedClause | undefined {
  return own.findLast(({ cue, content, embedded }) => STRONG.has(cue.kind) && (!embedded || cue.kind !== 'according-to') && content !== null && content.from <= at && at < content.to && cue.head < at);
}

function withoutClause({ sentence, opensParagraph, index, own, at, voice, next, following: after }: Scene): Link {
  const { items } = sentence;
  const named = (link: QuotationLink, source: Phrase): Link => ({ link, clause: null, source, sourceSentence: index });
  const signature = findFallbackSource(items, at, 'signature');
  if (signature !== null) return named('signature', signature);
  if (at === items.length - 1 && after?.paragraph === sentence.paragraph) {
    const below = findFallbackSource(after.items, -1, 'signature'); // "“Enough.” — Orsina Vale", split after the full stop
    if (below !== null) return { link: 'signature', clause: null, source: below, sourceSentence: index + 1 };
  }
  const follower = findFallbackSource(items, at, 'follower');
  if (follower !== null) return named('signature', follower);
  const bare = items.every(({ kind }) => kind !== 'word');
  if (bare || at === 0) {
    // Whoever asked a question does not answer it.
    const speaking = voice?.clause?.cue.kind === 'ask' ? null : voice;
    if (speaking !== null && speaking.paragraph === sentence.paragraph) return carried(speaking, 'continued');
    const following = bare && after?.paragraph === sentence.paragraph ? next.find(({ place, source }) => place !== 'after' && source.phrase !== null) : undefined;
    if (following !== undefined) return by(following, 'continued', index + 1);
    if (bare && opensParagraph && speaking !== null && sentence.paragraph - speaking.paragraph <= (speaking.quoted ? 2 : 1)) return carried(speaking, 'previous-speaker');
  }
  const shared = own.findLast(({ source, cue }) => source.phrase !== null && cue.head < at);
  if (shared !== undefined) return by(shared, 'subject', index);
  const subject = findFallbackSource(items, at, 'subject');
  return subject === null ? { link: 'none', clause: null, source: null, sourceSentence: index } : named('subject', subject);
}

function carried({ clause, source, sourceSentence }: Voice, link: QuotationLink): Link {
  return { link, clause, source, sourceSentence };
}

function by(clause: ReportedClause, link: QuotationLink, sourceSentence: number): Link {
  return { link, clause, source: clause.source.phrase, sourceSentence };
}

/** "whether “…”, Varo said": a quotation led in by such a word belongs to what comes before it. */
function ledIn(items: readonly Item[], at: number): boolean {
  return /^(?:that|whether|if|of|as|about|a|an|the)$/.test(items[at - 1]?.lower ?? '');
}

/** The clause whose subject or cue stands next, a comma or dash apart. */
function clauseStartingAt(items: readonly Item[], own: readonly ReportedClause[], from: number): ReportedClause | undefined {
  let at = from;
  while (at < from + 2 && /^[,—–-]$/.test(items[at]?.lower ?? '')) at++;
  return own.find(({ cue, source }) => {
    if (cue.tense === 'participle' && source.link === 'shared') return false;
    if (cue.kind === 'stance' && source.link === 'shared') return false;
    const begins = source.link === 'adjacent' || source.link === 'parenthetical' ? (source.phrase?.from ?? cue.group) : cue.group;
    // "the Florida senator and presidential candidate said": a subject longer than what was read of it.
    const leads = begins >= at && begins - at <= 10 && items.slice(at, begins).every((item) => item.kind === 'word' && !isVerbal(item));
    return begins === at || (leads && at === from && (items[at]?.capital === true || DETERMINERS.has(items[at]?.lower ?? '')));
  });
}

function onlyMarksBetween(items: readonly Item[], from: number, to: number): boolean {
  return to >= from && to - from <= 2 && items.slice(from, to).every(({ kind }) => kind === 'punctuation');
}

export function spanOf(items: readonly Item[], phrase: Phrase | null): Span | null {
  const first = phrase === null ? undefined : items[phrase.from];
  const last = phrase === null ? undefined : items[phrase.to - 1];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

export function cueSpan(items: readonly Item[], { cue }: ReportedClause): Span | null {
  return spanOf(items, { from: cue.head, to: Math.max(cue.head + 1, cue.after) });
}
