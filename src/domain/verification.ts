import type { ArticleHead } from './article.ts';
import type { Span } from './span.ts';

/** What became of a quotation that somebody asked to have checked. */
export const VERDICTS = ['found', 'altered', 'misattributed', 'not-found'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One step from the stored words to the quotation asked about: `delete` stands in the article only, `insert` in the quotation only. */
export interface DiffPart {
  readonly op: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/** Where stored words answer to a quotation. `text` is the slice of the article at `span`, character for character. */
export interface QuotationMatch {
  readonly articleId: string;
  readonly revision: number;
  readonly span: Span;
  readonly text: string;
  /** Whose words the stored article says they are; null if it was not established or they are the outlet's own. */
  readonly speaker: string | null;
  /** False if the article denies, conditions or mocks the words, or quotes them from someone else: they may not be printed alone. */
  readonly asserted: boolean;
  readonly article: ArticleHead;
}

/** `found`, `altered` and `misattributed` always have a match; `not-found` never has one. */
export interface VerifyResult {
  readonly verdict: Verdict;
  /** Of `not-found`: so few words stand somewhere by chance, and were not looked for but as the whole of a quotation. */
  readonly tooShort: boolean;
  readonly match: QuotationMatch | null;
  /** From the stored words to the quotation, word by word; one `equal` part if nothing differs, empty if nothing was found. */
  readonly diff: readonly DiffPart[];
  /** Articles that come nearest, when nothing was found. */
  readonly nearest: readonly ArticleHead[];
}
