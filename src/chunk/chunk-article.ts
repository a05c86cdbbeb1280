import type { Article } from '../domain/article.ts';
import type { Chunk } from '../domain/chunk.ts';
import { sliceSpan, type Span } from '../domain/span.ts';
import { splitSentences } from '../text/sentences.ts';

/** Part of every fingerprint: raise it when the same text would give other chunks. */
export const CHUNKER_VERSION = 2;

export interface ChunkerOptions {
  /** Upper limit of one chunk, in the embedder's tokens, the title not counted. */
  readonly tokensMax: number;
  /** Tokens in each text, as the embedder counts them. */
  readonly countTokens: (texts: readonly string[]) => Promise<number[]>;
}

export type Chunker = (article: Article) => Promise<Chunk[]>;

interface Piece {
  readonly span: Span;
  readonly tokens: number;
}

/**
 * Packs whole sentences into chunks of about equal size: as many chunks as the token limit forces, none a leftover of
 * one line. A single sentence over the limit is divided at white space, so that all of it can be found.
 *
 * @throws RangeError if `tokensMax` is not a positive integer.
 */
export function createChunker({ tokensMax, countTokens }: ChunkerOptions): Chunker {
  if (!Number.isInteger(tokensMax) || tokensMax < 1) throw new RangeError(`tokensMax must be a positive integer, got ${tokensMax}`);
  return async ({ id, revision, text }) => {
    const sentences = splitSentences(text).flatMap((span) => divideLong(text, span, tokensMax));
    const counts = await countTokens(sentences.map((span) => sliceSpan(text, span)));
    const pieces = sentences.map((span, i) => ({ span, tokens: counts[i] ?? 0 }));
    return packPieces(pieces, tokensMax).map((span, ordinal) => ({ articleId: id, revision, ordinal, span }));
  };
}

/** Even chunks: fill each to its share of what is left, closing early rather than passing the limit. */
function packPieces(pieces: readonly Piece[], tokensMax: number): Span[] {
  let tokensLeft = pieces.reduce((sum, { tokens }) => sum + tokens, 0);
  const chunks: Span[] = [];
  let open: { start: number; end: number; tokens: number } | null = null;
  for (const { span, tokens } of pieces) {
    if (open !== null) {
      const share = (tokensLeft + open.tokens) / Math.ceil((tokensLeft + open.tokens) / tokensMax);
      const full = open.tokens + tokens > tokensMax || open.tokens + tokens / 2 > share;
      if (full) {
        chunks.push({ start: open.start, end: open.end });
        open = null;
      }
    }
    open = open === null ? { ...span, tokens } : { start: open.start, end: span.end, tokens: open.tokens + tokens };
    tokensLeft -= tokens;
  }
  if (open !== null) chunks.push({ start: open.start, end: open.end });
  return chunks;
}

/** English runs to about four characters a token and never far under two; a slice of 2 × tokensMax characters is sure to fit. */
function divideLong(text: string, span: Span, tokensMax: number): Span[] {
  const charsMax = tokensMax * 4;
  const parts: Span[] = [];
  let { start } = span;
  while (span.end - start > charsMax) {
    const limit = start + charsMax;
    const space = text.lastIndexOf(' ', limit);
    let end = space > start + charsMax / 2 ? space : limit;
    // Never between the halves of a surrogate pair.
    if (end === limit && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--;
    parts.push({ start, end });
    start = end;
    while (start < span.end && /\s/.test(text.charAt(start))) start++;
  }
  if (start < span.end) parts.push({ start, end: span.end });
  return parts;
}
