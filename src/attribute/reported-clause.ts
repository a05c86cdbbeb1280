import { DAYS, DETERMINERS, PERSONAL_PRONOUNS, PREPOSITIONS, SUBORDINATORS } from './lexicon.ts';
import { findCues, type Cue } from './find-cues.ts';
import { clauseStart, findSource, type Source } from './find-source.ts';
import type { Item, NarrativeSentence } from './narrative.ts';
import { isAdverb, isTimeWord, isVerbal, nounPhraseStartingAt, type Phrase } from './noun-phrase.ts';

/** A cue with whose words it reports and which items of the sentence are those words. */
export interface ReportedClause {
  readonly cue: Cue;
  readonly source: Source;
  /** Null if the cue reports only quotations elsewhere, or nothing that could be found. */
  readonly content: Phrase | null;
  readonly place: 'after' | 'before' | 'around';
  /** Reported inside another report: second-hand. */
  readonly embedded: boolean;
}

const SAYING = new Set(['say', 'tell', 'show', 'think', 'ask', 'deny', 'according-to']);
/** How far ahead "that" may stand from its verb: "told the envoys in Brynholt on Friday that". */
const THAT_REACH = 14;

/** Reads every cue of a sentence into what it reports. */
export function readReportedClauses({ items }: NarrativeSentence): ReportedClause[] {
  const found: { cue: Cue; source: Source }[] = [];
  for (const cue of findCues(items)) found.push({ cue, source: findSource(items, cue, found.slice(-3)) });
  const clauses: ReportedClause[] = [];
  found.forEach(({ cue, source }, index) => {
    const end = contentEnd(items, found, index);
    const embedded = clauses.some(({ content, cue: outer, source: owner }) =>
      content !== null && owner !== source && SAYING.has(outer.kind) && !(outer.kind === 'ask' && owner.phrase === null) && content.from <= cue.head && cue.head < content.to && source.link !== 'shared' && source.link !== 'according-to');
    clauses.push({ cue, source, embedded, ...contentOf(items, cue, source, end) });
  });
  return clauses;
}

type Content = Pick<ReportedClause, 'content' | 'place'>;

function contentOf(items: readonly Item[], cue: Cue, source: Source, end: number): Content {
  if (cue.kind === 'according-to') return accordingContent(items, cue, source);
  const start = complementStart(items, cue, source);
  const subject = source.link === 'shared' || source.link === 'inverted' ? cue.group : (source.phrase?.from ?? cue.group);
  const front = frontedContent(items, subject, cue);
  const next = items[start];
  const complement = start < end && next !== undefined && (next.kind === 'quotation' || next.kind === 'word');
  const clausal = complement && !opensAdjunct(items, start);
  if (front !== null && !clausal) {
    const resumes = next?.lower === ',' && isResumption(items, start + 1, end);
    return resumes ? { content: { from: front.from, to: end }, place: 'around' } : { content: front, place: 'before' };
  }
  if (!complement) return { content: null, place: 'after' };
  return { content: { from: start, to: end }, place: 'after' };
}

/** "According to X, …" or "…, according to X". */
function accordingContent(items: readonly Item[], cue: Cue, source: Source): Content {
  const last = lastContentItem(items);
  const to = source.phrase?.to ?? cue.after;
  if (cue.head <= 1) {
    let from = to;
    while (from < last && items[from]?.lower !== ',') from++;
    return from + 1 < last ? { content: { from: from + 1, to: last }, place: 'after' } : { content: null, place: 'after' };
  }
  let before = cue.head;
  while (before > 0 && /^[,—–-]$/.test(items[before - 1]?.lower ?? '')) before--;
  const from = clauseStart(items, before - 1) === before ? 0 : clauseFloor(items, before - 1);
  return before > from ? { content: { from, to: before }, place: 'before' } : { content: null, place: 'before' };
}

function clauseFloor(items: readonly Item[], at: number): number {
  for (let k = at; k > 0; k--) if (items[k]?.lower === ';') return k + 1;
  return 0;
}

/** The first item of what is said after the cue: past the hearer, the day, the place of saying, and "that". */
function complementStart(items: readonly Item[], cue: Cue, source: Source): number {
  let at = cue.after;
  if (source.link === 'inverted' || source.link === 'agent') at = Math.max(at, source.phrase?.to ?? at);
  for (let ahead = at; ahead < Math.min(items.length, at + THAT_REACH); ahead++) {
    const item = items[ahead];
    if (item === undefined || item.kind === 'quotation' || /^[.;]$/.test(item.lower)) break;
    if (item.lower === 'that' && cue.kind !== 'stance') return ahead + 1;
    if (/^(?:he|she|they|we|i)$/.test(item.lower) || (ahead > at && isVerbal(item))) break; // the clause began without "that"
  }
  if (cue.kind === 'tell') at = nounPhraseStartingAt(items, at)?.to ?? (items[at]?.lower === 'him' || items[at]?.lower === 'her' || items[at]?.lower === 'them' || items[at]?.lower === 'me' || items[at]?.lower === 'us' ? at + 1 : at);
  return skipAdjuncts(items, at, cue);
}

function skipAdjuncts(items: readonly Item[], from: number, cue: Cue): number {
  let at = from;
  for (let steps = 0; steps < 4; steps++) {
    const item = items[at];
    if (item === undefined) break;
    if (isTimeWord(item)) at++;
    else if (item.lower === 'on' && DAYS.has(items[at + 1]?.lower ?? '')) at += 2;
    else if (item.lower === 'to' && items[at + 1]?.capital !== true && !DETERMINERS.has(items[at + 1]?.lower ?? '') && !/^(?:reporters|journalists|lawmakers|state|local)$/.test(items[at + 1]?.lower ?? '')) break;
    else if (/^(?:in|at|to|during|via|on)$/.test(item.lower) && cue.kind !== 'stance') {
      const phrase = nounPhraseStartingAt(items, at + 1);
      if (phrase === null) break;
      at = phrase.to;
    } else if (item.lower === ':' || (item.lower === ',' && items[at + 1]?.kind === 'quotation')) at++;
    else if (isAdverb(item) && cue.kind === 'say' && items[at + 1]?.kind !== 'word') at++;
    else break;
  }
  return at;
}

function opensAdjunct(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (item === undefined || item.kind === 'quotation') return false;
  return isTimeWord(item) || (PREPOSITIONS.has(item.lower) && !/^(?:of|about|against|for|to)$/.test(item.lower)) || (SUBORDINATORS.has(item.lower) && !/^(?:that|whether|how|what|why|if|where)$/.test(item.lower))
    || (isAdverb(item) && items[at + 1]?.kind !== 'word') || /^(?:last|early|late|and|but)$/.test(item.lower);
}

/** What stands before "…, X said": from the start of the clause to the comma or closing mark before the subject. */
function frontedContent(items: readonly Item[], subject: number, cue: Cue): Phrase | null {
  if (cue.kind !== 'say' && cue.kind !== 'think' && cue.kind !== 'show' && cue.kind !== 'tell') return null;
  const comma = items[subject - 1];
  const isClosed = comma?.kind === 'quotation' || comma?.lower === ',' || comma?.lower === '—' || comma?.lower === '–';
  if (!isClosed) return null;
  const to = comma?.kind === 'quotation' ? subject : subject - 1;
  const from = items.slice(0, to).findLastIndex(({ lower }) => lower === ';') + 1;
  const wordCount = items.slice(from, Math.min(to, from + 8)).filter(({ kind }) => kind !== 'punctuation').length;
  const hasQuotation = items.slice(Math.max(from, to - 2), to).some(({ kind }) => kind === 'quotation');
  return to > from && (wordCount >= 1 || hasQuotation) ? { from, to } : null;
}

/** After ", he said," the reported sentence goes on, unless a participle or a new report follows. */
function isResumption(items: readonly Item[], at: number, end: number): boolean {
  const item = items[at];
  if (item === undefined || at >= end - 1) return false;
  return item.kind === 'quotation' ? true : item.kind === 'word' && !/ing$/.test(item.lower) && !PREPOSITIONS.has(item.lower) && !SUBORDINATORS.has(item.lower)
    && !/^(?:and|but|who|which|a|an|the)$/.test(item.lower) || DETERMINERS.has(item?.lower ?? '') && !/^(?:a|an|the)$/.test(item.lower) || PERSONAL_PRONOUNS.has(item.lower);
}

/** The item after the last that can belong to a report: the sentence's own full stop is left out. */
function lastContentItem(items: readonly Item[]): number {
  let last = items.length;
  while (last > 0 && /^[.!?;:,—–-]$/.test(items[last - 1]?.lower ?? '')) last--;
  return last;
}

/** A report ends where the sentence does, or where the same voice takes a new verb, or another voice takes over. */
function contentEnd(items: readonly Item[], found: readonly { cue: Cue; source: Source }[], index: number): number {
  const own = found[index];
  let end = lastContentItem(items);
  for (const { cue, source } of found.slice(index + 1, index + 6)) {
    if (own === undefined || cue.head <= own.cue.after) continue;
    const before = items[cue.group - 1];
    const coordinates = before?.lower === 'and' || before?.lower === 'but' || before?.lower === ',';
    const cuts = source.link === 'shared' && coordinates || cue.kind === 'according-to' || source.link === 'inverted' && before?.kind === 'quotation';
    if (!cuts) continue;
    let at = cue.group;
    while (at > own.cue.after && /^(?:,|and|but|—|–|-)$/.test(items[at - 1]?.lower ?? '')) at--;
    end = Math.min(end, at);
    break;
  }
  return end;
}
