import type { Span } from './span.ts';

/** A run of whole sentences of one article revision, sized in the embedder's own tokens. */
export interface Chunk {
  readonly articleId: string;
  readonly revision: number;
  /** 0, 1, … in reading order. */
  readonly ordinal: number;
  readonly span: Span;
}

/** Names a chunk across stores and indexes: `articleId@revision#ordinal`. */
export function chunkKey({ articleId, revision, ordinal }: Pick<Chunk, 'articleId' | 'revision' | 'ordinal'>): string {
  return `${articleId}@${revision}#${ordinal}`;
}

/** What is embedded for a chunk: the title for context, then the slice. */
export function embeddedText(title: string | null, slice: string): string {
  return title === null ? slice : `${title}\n${slice}`;
}
