import type { RawDocument } from '../domain/document.ts';
import type { Problem } from '../domain/problem.ts';

/** What gathering gives, one at a time and in order. */
export type Gathered =
  | { readonly kind: 'document'; readonly document: RawDocument }
  /** A line of `.jsonl` that is not blank. */
  | { readonly kind: 'line'; readonly origin: string; readonly line: number; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** A file of a folder that was passed over because it cannot hold an article. */
  | { readonly kind: 'skipped'; readonly origin: string; readonly reason: string };
