import type { Statement } from '../domain/answer.ts';
import type { Digest } from '../domain/digest.ts';
import type { Block } from './blocks.ts';

/** What one message holds of a digest: whole stories, their sources numbered from 1 within it. */
export interface DigestPart extends Digest {
  /** Absent: the digest is in one piece. */
  readonly part?: {
    /** From 0. */
    readonly index: number;
    readonly count: number;
    /** Stories in the parts before this one. */
    readonly storiesBefore: number;
  };
}

export interface DigestWords {
  /** Stands over the first part: "Digest of 4 March 2026". */
  readonly title: string;
}

/** The quotations of a part, in the order in which it prints them: the items of the last check. */
export function digestStatements({ stories }: Pick<Digest, 'stories'>): Statement[] {
  return stories.flatMap(({ quotes }) => quotes);
}

/** Whole stories with those of their quotations that were kept; the coverage line stands in the last part. */
export function renderDigest(part: DigestPart, kept: readonly Statement[], words: DigestWords): Block[] {
  throw new Error(`not yet ${part.stories.length} ${kept.length} ${words.title}`);
}

/**
 * A digest in as few parts as `fits` allows, never split within a story. `fits` is asked of a part as it would be printed
 * first, in the middle and last; a story that does not fit even alone gets a part of its own all the same.
 */
export function digestParts(digest: Digest, fits: (part: DigestPart) => boolean): DigestPart[] {
  return fits(digest) ? [digest] : [digest];
}
