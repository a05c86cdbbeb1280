import { overlapOf, type Span } from '../../domain/span.ts';
import { countWords } from '../../render/index.ts';
import { splitParagraphs } from '../../text/paragraphs.ts';
import { splitSentences } from '../../text/sentences.ts';

/** Sentences `first` to `last` of an article, which may grow within `from` to `to`. */
interface Range {
  first: number;
  last: number;
  from: number;
  to: number;
}

/**
 * The whole sentences around quotations of one article: those that hold them, then their neighbours in the same paragraph,
 * before and after in turn, as long as all of it together has at most `wordsMax` words. Ranges that meet become one. A
 * quotation whose own sentences find no room is left out.
 */
export function contextSpans(text: string, quotations: readonly Span[], wordsMax: number): Span[] {
  const sentences = splitSentences(text);
  const words = sentences.map(({ start, end }) => countWords(text.slice(start, end)));
  const ranges = placeRanges(sentences, splitParagraphs(text), quotations);
  const sum = (first: number, last: number): number => words.slice(first, last + 1).reduce((total, count) => total + count, 0);
  let left = wordsMax;
  const fitting = ranges.filter(({ first, last }) => {
    const isFitting = sum(first, last) <= left;
    if (isFitting) left -= sum(first, last);
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
  return joinNeighbours(fitting).map(({ first, last }) => ({ start: sentences[first]?.start ?? 0, end: sentences[last]?.end ?? 0 }));
}

/** The sentences that each quotation touches, in the order of the article; those that share a sentence as one. */
function placeRanges(sentences: readonly Span[], paragraphs: readonly Span[], quotations: readonly Span[]): Range[] {
  const indexes = (within: Span): { readonly first: number; readonly last: number } => ({
    first: sentences.findIndex((sentence) => overlapOf(sentence, within) > 0),
    last: sentences.findLastIndex((sentence) => overlapOf(sentence, within) > 0),
  });
  const ranges = quotations.flatMap((quotation): Range[] => {
    const { first, last } = indexes(quotation);
    if (first === -1) return [];
    const around = paragraphs.filter((paragraph) => overlapOf(paragraph, quotation) > 0);
    const { first: from, last: to } = indexes({ start: around[0]?.start ?? quotation.start, end: around.at(-1)?.end ?? quotation.end });
    return [{ first, last, from, to }];
  }).sort((a, b) => a.first - b.first);
  return ranges.reduce<Range[]>((merged, range) => {
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
    const isNext = before !== undefined && range.first === before.last + 1 && range.first > range.from;
    if (isNext) before.last = range.last;
    return isNext ? joined : [...joined, range];
  }, []);
}
