import type { Quote } from '../../domain/quote.ts';
import { overlapOf, type Span } from '../../domain/span.ts';
import { countWords } from '../../render/index.ts';
import { splitSentences } from '../../text/sentences.ts';
import { isOfficeOnly } from '../../verify/index.ts';

/** What a message says that can be looked up. */
export interface Claims {
  readonly quotations: readonly { readonly words: string; readonly speaker: string | null }[];
  /** Sentences without such a quotation, as they stand. */
  readonly sentences: readonly string[];
  readonly quotationsLeft: number;
  readonly sentencesLeft: number;
}

const CLAIMS_MAX = 5;
const QUOTATION_WORDS_MIN = 4;
const SENTENCE_WORDS_MIN = 5;
const IN_MARKS = /["“„«]([^"“”„«»]{1,2000})["”“»]/g;

/**
 * Quotations of a text, with their speakers where they are established, and its other sentences; at most five of each, the
 * first ones. Where no attribution was found, whatever stands between quotation marks is a quotation too; an office alone
 * ("the prime minister") names nobody. Pure.
 */
export function findClaims(text: string, quotes: readonly Quote[]): Claims {
  const attributed = quotes.filter(({ type }) => type === 'direct').map(({ span, speaker }) => ({ span, speaker }));
  const marked = [...text.matchAll(IN_MARKS)]
    .map(({ index, 1: words = '' }) => ({ span: { start: index + 1, end: index + 1 + words.length }, speaker: null }))
    .filter(({ span }) => !attributed.some((quote) => overlapOf(quote.span, span) > 0));
  const quotations = [...attributed, ...marked]
    .filter(({ span }) => countWords(sliceOf(text, span)) >= QUOTATION_WORDS_MIN)
    .sort((a, b) => a.span.start - b.span.start);
  const sentences = splitSentences(text)
    .filter((sentence) => !quotations.some(({ span }) => overlapOf(span, sentence) > 0))
    .map((sentence) => sliceOf(text, sentence))
    .filter((sentence) => countWords(sentence) >= SENTENCE_WORDS_MIN);
  return {
    quotations: quotations.slice(0, CLAIMS_MAX).map(({ span, speaker }) => ({ words: sliceOf(text, span).replace(/,$/, ''), speaker: speaker === null || isOfficeOnly(speaker) ? null : speaker })),
    sentences: sentences.slice(0, CLAIMS_MAX),
    quotationsLeft: Math.max(0, quotations.length - CLAIMS_MAX),
    sentencesLeft: Math.max(0, sentences.length - CLAIMS_MAX),
  };
}

function sliceOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).trim();
}
