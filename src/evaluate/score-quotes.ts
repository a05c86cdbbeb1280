import { overlapOf, type Span } from '../domain/span.ts';
import { countWords } from './gold-words.ts';

type Offsets = readonly [number, number];

/** One article's gold attributions, in PolNeAR's form. Offsets are of `text`, in which UTF-16 units and code points agree. */
export interface QuotesGold {
  readonly text: string;
  readonly annotators: readonly string[];
  readonly attributions: readonly GoldAttribution[];
}

export interface GoldAttribution {
  readonly annotator: string;
  readonly source: readonly Offsets[];
  readonly cue: readonly Offsets[];
  readonly content: readonly Offsets[];
}

/** What of a quote is scored. */
export interface ScoredQuote {
  readonly type: 'direct' | 'indirect';
  readonly span: Span;
  readonly speakerMention: Span | null;
  readonly cue: Span | null;
}

export interface QuoteScores {
  readonly directGold: number;
  readonly directSpanF1: number;
  readonly directSpeakerF1: number;
  readonly directSpeakerRight: number;
  readonly allGold: number;
  readonly contentRecall: number;
  readonly contentF1: number;
  readonly sourceRight: number;
  readonly threePartsRecall: number;
}

const DIRECT_IOU_MIN = 0.8;
const CONTENT_IOU_MIN = 0.5;

interface Tally {
  directGold: number; directFound: number; directSpeaker: number; directGiven: number;
  allGold: number; content: number; source: number; allThree: number; allGiven: number;
}

/**
 * Direct: quoted segments inside a gold attribution's content; a span matches at IoU 0.8 once outer marks are trimmed;
 * the speaker is right if the mention given overlaps a gold source (or both have none).
 * All: every gold attribution; content at IoU 0.5, then source and cue by overlap. As `score.py quotes`.
 */
export function scoreQuotes(gold: readonly QuotesGold[], found: readonly (readonly ScoredQuote[])[]): QuoteScores {
  const tally: Tally = { directGold: 0, directFound: 0, directSpeaker: 0, directGiven: 0, allGold: 0, content: 0, source: 0, allThree: 0, allGiven: 0 };
  gold.forEach((article, i) => {
    const quotes = found[i] ?? [];
    const [first] = article.annotators;
    const kept = article.annotators.length > 1 ? article.attributions.filter(({ annotator }) => annotator === first) : article.attributions;
    tallyDirect(tally, article.text, kept, quotes);
    tallyAll(tally, kept, quotes);
  });
  const f1 = (right: number, a: number, b: number): number => (a + b > 0 ? (2 * right) / (a + b) : 0);
  return {
    directGold: tally.directGold,
    directSpanF1: f1(tally.directFound, tally.directGold, tally.directGiven),
    directSpeakerF1: f1(tally.directSpeaker, tally.directGold, tally.directGiven),
    directSpeakerRight: tally.directSpeaker / Math.max(1, tally.directFound),
    allGold: tally.allGold,
    contentRecall: tally.content / Math.max(1, tally.allGold),
    contentF1: f1(tally.content, tally.allGold, tally.allGiven),
    sourceRight: tally.source / Math.max(1, tally.content),
    threePartsRecall: tally.allThree / Math.max(1, tally.allGold),
  };
}

function tallyDirect(tally: Tally, text: string, kept: readonly GoldAttribution[], quotes: readonly ScoredQuote[]): void {
  const direct = quotes.filter(({ type }) => type === 'direct');
  const used = new Set<number>();
  for (const segment of quotedSegments(text)) {
    const enough = DIRECT_IOU_MIN * (segment.end - segment.start);
    const owners = kept.filter(({ content }) => content.some((one) => overlapOf(segment, spanOf(one)) >= enough));
    if (owners.length === 0) continue;
    tally.directGold++;
    const trimmed = trimMarks(text, segment);
    const match = direct.findIndex(({ span }, i) => !used.has(i) && intersectionOverUnion(trimmed, trimMarks(text, span)) >= DIRECT_IOU_MIN);
    const quote = direct[match];
    if (quote === undefined) continue;
    used.add(match);
    tally.directFound++;
    if (agrees(quote.speakerMention, owners.flatMap(({ source }) => source))) tally.directSpeaker++;
  }
  tally.directGiven += direct.filter(({ span }) => countWords(text.slice(span.start, span.end)) >= 3).length;
}

function tallyAll(tally: Tally, kept: readonly GoldAttribution[], quotes: readonly ScoredQuote[]): void {
  for (const { content, source, cue } of kept) {
    tally.allGold++;
    if (content.length === 0) continue;
    const whole: Span = { start: Math.min(...content.map(([start]) => start)), end: Math.max(...content.map(([, end]) => end)) };
    let best: ScoredQuote | null = null;
    let bestShare = 0;
    for (const quote of quotes) {
      const share = intersectionOverUnion(quote.span, whole);
      if (share > bestShare) [best, bestShare] = [quote, share];
    }
    if (best === null || bestShare < CONTENT_IOU_MIN) continue;
    const sourceRight = agrees(best.speakerMention, source);
    tally.content++;
    if (sourceRight) tally.source++;
    if (sourceRight && agrees(best.cue, cue)) tally.allThree++;
  }
  tally.allGiven += quotes.length;
}

/** Double-quoted stretches of three words or more; a paragraph's open quotation may run on into the next one that opens with a mark. */
function quotedSegments(text: string): Span[] {
  return [...text.matchAll(/["\u201c]([^"\u201c\u201d]{8,}?)(?:["\u201d]|(?=\n\s*["\u201c]))/gu)]
    .filter(([, inside = '']) => countWords(inside) >= 3)
    .map(({ index, 1: inside = '' }) => ({ start: index + 1, end: index + 1 + inside.length }));
}

function trimMarks(text: string, { start, end }: Span): Span {
  const slice = text.slice(start, end);
  const ahead = slice.length - slice.replace(/^["\u201c \n]+/, '').length;
  const behind = slice.length - slice.replace(/["\u201d ,.\n]+$/, '').length;
  return { start: start + ahead, end: end - behind };
}

function intersectionOverUnion(a: Span, b: Span): number {
  const shared = overlapOf(a, b);
  return shared === 0 ? 0 : shared / (a.end - a.start + (b.end - b.start) - shared);
}

/** Given and gold overlap, or neither is there. */
function agrees(given: Span | null, gold: readonly Offsets[]): boolean {
  if (given === null || gold.length === 0) return given === null && gold.length === 0;
  return gold.some((one) => overlapOf(given, spanOf(one)) > 0);
}

function spanOf([start, end]: Offsets): Span {
  return { start, end };
}
