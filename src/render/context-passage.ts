import type { Citation } from '../domain/answer.ts';
import type { Article } from '../domain/article.ts';
import { overlapOf, type Span } from '../domain/span.ts';
import { splitParagraphs } from '../text/paragraphs.ts';
import { splitSentences } from '../text/sentences.ts';
import { countWords } from './fit-quotation.ts';

/** Whole sentences around a quotation, to be printed as the article's and proven like a quotation. */
export interface ContextPassage {
  /** The slice of the article's text at `span`, character for character. */
  readonly text: string;
  readonly articleId: string;
  readonly revision: number;
  readonly span: Span;
  readonly citation: Citation;
  readonly type: 'context';
  readonly speaker: null;
  /** Null if it is the whole of its paragraph. */
  readonly note: string | null;
}

/** The paragraph around a span; of a long one, as many whole sentences on both sides of the span as the words allow. */
export function contextPassage(article: Article, around: Span, n: number, wordsMax: number): ContextPassage {
  const { text, ...head } = article;
  const paragraphs = splitParagraphs(text).filter((paragraph) => overlapOf(paragraph, around) > 0);
  const from = paragraphs[0]?.start ?? around.start;
  const sentences = splitSentences(text.slice(from, paragraphs.at(-1)?.end ?? around.end)).map(({ start, end }) => ({ start: start + from, end: end + from }));
  const span = grow(text, sentences, around, wordsMax);
  const isWhole = span.start === sentences[0]?.start && span.end === sentences.at(-1)?.end;
  return {
    text: text.slice(span.start, span.end), articleId: head.id, revision: head.revision, span, citation: { n, article: head }, type: 'context', speaker: null,
    note: isWhole ? null : 'Part of a longer paragraph.',
  };
}

/** Takes in a sentence before, a sentence after, by turns, while there is room. */
function grow(text: string, sentences: readonly Span[], around: Span, wordsMax: number): Span {
  let first = sentences.findIndex((sentence) => overlapOf(sentence, around) > 0);
  let last = sentences.findLastIndex((sentence) => overlapOf(sentence, around) > 0);
  if (first === -1) return around;
  const spanOf = (from: number, to: number): Span => ({ start: sentences[from]?.start ?? around.start, end: sentences[to]?.end ?? around.end });
  const hasRoom = (from: number, to: number): boolean => {
    const { start, end } = spanOf(from, to);
    return 0 <= from && to < sentences.length && countWords(text.slice(start, end)) <= wordsMax;
  };
  for (let grows = true; grows; ) {
    grows = false;
    if (hasRoom(first - 1, last)) { first--; grows = true; }
    if (hasRoom(first, last + 1)) { last++; grows = true; }
  }
  return spanOf(first, last);
}
