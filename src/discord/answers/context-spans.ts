import { overlapOf, type Span } from '../../domain/span.ts';
import { countWords } from '../../render/index.ts';
import { splitParagraphs } from '../../text/paragraphs.ts';
import { splitSentences } from '../../text/sentences.ts';

export interface ContextText {
  readonly text: string;
  /** Direct quotations of the article: the sentences of one are shown together or not at all, so that no mark stands alone. */
  readonly quoted: readonly Span[];
}

/** Pieces `first` to `last` of an article, which may grow within `from` to `to`. */
interface Range {
  first: number;
  last: number;
  from: number;
  to: number;
}

/**
 * The whole sentences around quotations of one article: those that hold them, then their neighbours in the same paragraph
 * (or beside it, where a paragraph holds nothing else), before and after in turn, as long as all of it together has at most
 * `wordsMax` words. Ranges that meet become one. A quotation whose own sentences find no room is left out.
 */
export function contextSpans({ text, quoted }: ContextText, quotations: readonly Span[], wordsMax: number): Span[] {
  const sentences = splitSentences(text);
  const together = spansFrom(text, joinQuoted(sentences, quoted), quotations, wordsMax);
  const isAllThere = quotations.every((quotation) => together.some((span) => overlapOf(span, quotation) > 0));
  return isAllThere ? together : spansFrom(text, sentences, quotations, wordsMax);
}

/** Sentences with those that one quotation runs through as one piece. */
function joinQuoted(sentences: readonly Span[], quoted: readonly Span[]): Span[] {
  return sentences.reduce<Span[]>((pieces, sentence) => {
    const before = pieces.at(-1);
    const isJoined = before !== undefined && quoted.some((quotation) => overlapOf(quotation, before) > 0 && overlapOf(quotation, sentence) > 0);
    return isJoined ? [...pieces.slice(0, -1), { start: before.start, end: sentence.end }] : [...pieces, sentence];
  }, []);
}

function spansFrom(text: string, pieces: readonly Span[], quotations: readonly Span[], wordsMax: number): Span[] {
  const words = pieces.map(({ start, end }) => countWords(text.slice(start, end)));
  const sum = ({ first, last }: Range): number => words.slice(first, last + 1).reduce((total, count) => total + count, 0);
  let left = wordsMax;
  const fitting = placeRanges(pieces, splitParagraphs(text), quotations).filter((range) => {
    const isFitting = sum(range) <= left;
    if (isFitting) left -= sum(range);
    return isFitting;
  });
  for (let grew = true; grew; ) {
    grew = false;
    for (const range of fitting) {
      for (const step of [-1, 1]) {
        const at = step < 0 ? range.first - 1 : range.last + 1;
        const isFree = at >= range.from && at <= range.to && !fitting.some(({ first, last }) => first <= at && at <= last);
        if (!isFree || (words[at] ?? 0) > left) continue;
        left -= words[at] ?? 0;
        if (step < 0) range.first = at;
        else range.last = at;
        grew = true;
      }
    }
  }
  return joinNeighbours(fitting).map(({ first, last }) => ({ start: pieces[first]?.start ?? 0, end: pieces[last]?.end ?? 0 }));
}

/** The pieces that each quotation touches, in the order of the article; those that share a piece as one. */
function placeRanges(pieces: readonly Span[], paragraphs: readonly Span[], quotations: readonly Span[]): Range[] {
  const indexes = (within: Span): { readonly first: number; readonly last: number } => ({
    first: pieces.findIndex((piece) => overlapOf(piece, within) > 0),
    last: pieces.findLastIndex((piece) => overlapOf(piece, within) > 0),
  });
  const ranges = quotations.flatMap((quotation): Range[] => {
    const { first, last } = indexes(quotation);
    if (first === -1) return [];
    const around = paragraphs.filter((paragraph) => overlapOf(paragraph, quotation) > 0);
    const own = indexes({ start: around[0]?.start ?? quotation.start, end: around.at(-1)?.end ?? quotation.end });
    // News sets many a sentence as a paragraph of its own; around it stand its neighbours.
    const isAlone = own.first === first && own.last === last;
    return [{ first, last, from: Math.max(0, isAlone ? first - 1 : own.first), to: Math.min(pieces.length - 1, isAlone ? last + 1 : own.last) }];
  });
  return ranges.sort((a, b) => a.first - b.first).reduce<Range[]>((merged, range) => {
    const before = merged.at(-1);
    if (before === undefined || range.first > before.last) return [...merged, range];
    before.last = Math.max(before.last, range.last);
    before.to = Math.max(before.to, range.to);
    return merged;
  }, []);
}

function joinNeighbours(ranges: readonly Range[]): Range[] {
  return ranges.reduce<Range[]>((joined, range) => {
    const before = joined.at(-1);
    if (before === undefined || range.first !== before.last + 1) return [...joined, range];
    before.last = range.last;
    return joined;
  }, []);
}
