import { inReadingOrder, type Quote } from '../domain/quote.ts';
import { overlapOf, type Span } from '../domain/span.ts';
import { withTurns } from './attribute-turns.ts';
import { UNRESOLVED, isTerm, quotationOf, readByRules, wordCount, type AttributionInput, type Reading } from './attribute.ts';
import { beginsAsCondition, clauseAsserts, isHeldOff, quotationAsserts } from './assertion.ts';
import { taggedConfidence } from './confidence.ts';
import type { SourceLink } from './find-source.ts';
import { cueSpan, linkQuotations, spanOf, type LinkedQuotation, type QuotationLink } from './link-quotations.ts';
import { linkTags, type TaggedReport } from './link-tags.ts';
import { createPlaces, type Place } from './places.ts';
import type { TokenTagger } from './ports.ts';
import type { ReportedClause } from './reported-clause.ts';
import type { Resolution } from './resolve-speaker.ts';
import { readTaggerWords } from './tagger-words.ts';

/** A quotation is the content's if this share of it lies inside. */
const INSIDE_SHARE = 0.8;
/** Fewer words in marks inside a longer report are a term, not a statement of their own. */
const PIECE_WORDS_MIN = 3;
/** A report of which this share stands in one pair of marks is listed once, as that quotation: the rest is its sentence. */
const MOSTLY_SHARE = 0.5;
/** Characters outside the marks that a content made of quotations may still hold: commas, dashes, the marks themselves. */
const FRAME = /^[\s"'“”‘’«»„`,.;:!?…–—-]*$/;

/** Ties of the rules that are right nine times of ten. */
const TRUSTED: ReadonlySet<QuotationLink> = new Set(['beside-cue', 'introduced', 'signature', 'continued', 'within-report']);
/** How sure a source is that only the rules name. */
const UNTAGGED_CERTAINTY = 0.6;
const BESIDE: ReadonlySet<SourceLink> = new Set(['adjacent', 'inverted', 'according-to', 'agent']);

/** Under the confidence from which words may be printed alone under a name. */
const DISPUTED_MAX = 0.45;

/** A report with its spans in the text and what the rules know of it. */
interface Placed {
  readonly hull: Span;
  readonly cue: Span | null;
  readonly source: Span | null;
  /** The source by the tagger alone. */
  readonly tagged: Span | null;
  readonly taggedSpeaker: string | null;
  readonly certainty: number;
  readonly resolution: Resolution;
  /** The rules' reading of the same cue; null for a cue that they do not know. */
  readonly clause: ReportedClause | null;
  /** Where the cue stands, or else the content. */
  readonly place: Place | null;
  readonly sourcePlace: Place | null;
}

/**
 * The same as `attribute`, with a model's eye for who is quoted: it finds the words, their cue and their source, the rules
 * tell whose name the source stands for, what stands in quotation marks and whether the speaker asserts it. Where the two
 * name different speakers, the quote says by its confidence that it is not sure.
 */
export async function attributeTagged(article: AttributionInput, tagger: TokenTagger, signal?: AbortSignal): Promise<Quote[]> {
  const reading = readByRules(article);
  const words = readTaggerWords(reading.text, reading.quotations);
  if (words.spans.length === 0) return [];
  const reports = linkTags(await tagger.tag(words, signal), words.breaks);
  const spanOfRun = ({ from, to }: { from: number; to: number }): Span => ({ start: words.spans[from]?.start ?? 0, end: words.spans[to - 1]?.end ?? 0 });
  const placed = placeReports(reports, spanOfRun, reading);
  const byQuotation = new Map(linkQuotations(reading.sentences, reading.clauses).map((linked) => [linked.quotation.outer.start, linked]));
  const quotes = placed.flatMap((report) => quotesOf(report, reading, byQuotation));
  const missed = [...byQuotation.values()].filter((linked) => isPlainlySaid(linked) && !quotes.some(({ span }) => overlapOf(span, linked.quotation.inner) > 0));
  quotes.push(...missed.map((linked) => quotationOf(reading.text, reading.sentences, linked, resolveLinked(linked, reading))));
  return withTurns(quotes.sort(inReadingOrder), reading.text, reading.cast);
}

/** A quotation with its verb of speech beside it needs no second opinion: "“The lock is shut,” Varo said". */
function isPlainlySaid({ link, clause, source }: LinkedQuotation): boolean {
  return source !== null && (link === 'beside-cue' || link === 'introduced') && (clause?.cue.kind === 'say' || clause?.cue.kind === 'tell');
}

/** Resolved in reading order of the sources, because the resolver remembers who spoke. */
function placeReports(reports: readonly TaggedReport[], spanOfRun: (run: { from: number; to: number }) => Span, reading: Reading): Placed[] {
  const places = createPlaces(reading.sentences);
  const ordered = [...reports].sort((a, b) => (a.source ?? a.cue ?? a.contents[0]).from - (b.source ?? b.cue ?? b.contents[0]).from);
  return ordered.map(({ cue, source, contents, certainty }): Placed => {
    const hull = { start: spanOfRun(contents[0]).start, end: spanOfRun(contents.at(-1) ?? contents[0]).end };
    const cueAt = cue === null ? null : spanOfRun(cue);
    const place = places.find(cueAt ?? hull);
    const clause = place === null || cueAt === null ? null : clauseAt(reading, place.sentence, cueAt);
    const tagged = source === null ? null : spanOfRun(source);
    const byTags = resolveAt(reading, tagged === null ? null : places.find(tagged), hull);
    const ruled = placeOfClause(place, clause, byTags.speaker === null);
    const sourcePlace = ruled ?? (tagged === null ? null : places.find(tagged));
    const sourceAt = (ruled === null ? tagged : null) ?? (sourcePlace === null ? null : spanOf(reading.sentences[sourcePlace.sentence]?.items ?? [], sourcePlace.phrase));
    return {
      hull, cue: cueAt, source: sourceAt, tagged, taggedSpeaker: byTags.speaker, place, sourcePlace, clause,
      certainty: sourceAt !== null && tagged !== null && overlapOf(sourceAt, tagged) > 0 ? certainty : UNTAGGED_CERTAINTY,
      resolution: ruled === null ? byTags : resolveAt(reading, ruled, hull),
    };
  });
}

function resolveAt({ resolver, sentences }: Reading, place: Place | null, said: Span): Resolution {
  if (place === null) return UNRESOLVED;
  const start = sentences[place.sentence]?.items[place.phrase.from]?.start ?? 0;
  return resolver.resolve(place.sentence, place.phrase, start >= said.end ? said : null); // a source after its words is not named in them
}

/** The rules' subject of the same cue, if it stands beside it (there they are right at least as often as the tagger) or the tagger's is nobody. */
function placeOfClause(place: Place | null, clause: ReportedClause | null, isNobody: boolean): Place | null {
  const phrase = clause?.source.phrase ?? null;
  return place === null || clause === null || phrase === null || !(isNobody || BESIDE.has(clause.source.link)) ? null : { sentence: place.sentence, phrase };
}

function clauseAt({ sentences, clauses }: Reading, sentence: number, cue: Span): ReportedClause | null {
  const items = sentences[sentence]?.items ?? [];
  return (clauses[sentence] ?? []).find((clause) => overlapOf(cueSpan(items, clause) ?? { start: 0, end: 0 }, cue) > 0) ?? null;
}

function quotesOf(report: Placed, reading: Reading, byQuotation: ReadonlyMap<number, LinkedQuotation>): Quote[] {
  const { hull } = report;
  const inside = reading.quotations.filter(({ parent, inner }) => parent === null && overlapOf(inner, hull) >= INSIDE_SHARE * (inner.end - inner.start));
  const isQuoted = inside.length > 0 && isFrame(reading.text, report, inside.map(({ outer }) => outer));
  const direct = inside.flatMap(({ inner, outer }) => {
    const words = wordCount(reading.text.slice(inner.start, inner.end));
    const linked = byQuotation.get(outer.start);
    if (linked === undefined || (!isQuoted && words < PIECE_WORDS_MIN)) return [];
    if (linked.source !== null && TRUSTED.has(linked.link)) return [byRulesQuote(report, linked, reading)];
    return [directQuote(report, linked, isQuoted, words, reading)];
  });
  // What nobody is said to have said is no report.
  const isMostlyQuoted = direct.some(({ span }) => span.end - span.start >= MOSTLY_SHARE * (hull.end - hull.start));
  return isQuoted || isMostlyQuoted || report.cue === null ? direct : [indirectQuote(report, reading), ...direct];
}

/** Whether nothing is reported but what stands in the marks. */
function isFrame(text: string, { hull, cue, source }: Placed, outers: readonly Span[]): boolean {
  let at = hull.start;
  const gaps: string[] = [];
  for (const { start, end } of [...outers, cue, source].filter((span) => span !== null).sort((a, b) => a.start - b.start)) {
    if (start >= hull.end || end <= hull.start) continue;
    if (start > at) gaps.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  if (at < hull.end) gaps.push(text.slice(at, hull.end));
  return gaps.every((gap) => FRAME.test(gap));
}

/** As the rules read it: beside a quotation they are right more often than the tagger. Where it names another, neither is sure. */
function byRulesQuote(report: Placed, linked: LinkedQuotation, reading: Reading): Quote {
  const resolution = resolveLinked(linked, reading);
  const quote = quotationOf(reading.text, reading.sentences, linked, resolution);
  const isSame = sameSource(report, linked, reading) || (resolution.speaker !== null && report.taggedSpeaker === resolution.speaker);
  const isDisputed = report.tagged !== null && !isSame;
  return isDisputed ? { ...quote, confidence: Math.min(quote.confidence, DISPUTED_MAX) } : quote;
}

function resolveLinked({ source, sourceSentence }: LinkedQuotation, { resolver }: Reading): Resolution {
  return source === null ? UNRESOLVED : resolver.resolve(sourceSentence, source, null);
}

function directQuote(report: Placed, byRules: LinkedQuotation, isQuoted: boolean, words: number, reading: Reading): Quote {
  const { source, sourcePlace, cue, clause, place, resolution, certainty } = report;
  const linked: LinkedQuotation = { ...byRules, link: isQuoted ? 'beside-cue' : 'within-report', clause, source: sourcePlace?.phrase ?? null, sourceSentence: sourcePlace?.sentence ?? byRules.sentence };
  const items = reading.sentences[byRules.sentence]?.items ?? [];
  const cueItems = reading.sentences[place?.sentence ?? byRules.sentence]?.items ?? [];
  const isKnown = clause !== null || isQuoted;
  return {
    type: 'direct',
    span: byRules.quotation.inner,
    speaker: resolution.speaker,
    speakerMention: source,
    cue,
    asserted: source !== null && isKnown && !isTerm(reading.text, byRules) && !isHeldOff(items, byRules.item) && quotationAsserts(items, linked, cueItems, words),
    confidence: taggedConfidence(certainty, resolution.certainty, words),
  };
}

function sameSource({ tagged }: Placed, { source: phrase, sourceSentence }: LinkedQuotation, { sentences }: Reading): boolean {
  const theirs = spanOf(sentences[sourceSentence]?.items ?? [], phrase);
  return tagged !== null && theirs !== null && overlapOf(tagged, theirs) > 0;
}

function indirectQuote({ hull, cue, source, clause, place, resolution, certainty }: Placed, { sentences }: Reading): Quote {
  const items = sentences[place?.sentence ?? 0]?.items ?? [];
  return {
    type: 'indirect',
    span: hull,
    speaker: resolution.speaker,
    speakerMention: source,
    cue,
    asserted: clause !== null && source !== null && clause.cue.kind !== 'stance' && !beginsAsCondition(items, hull.start) && clauseAsserts(items, clause),
    confidence: taggedConfidence(certainty, resolution.certainty, Infinity),
  };
}
