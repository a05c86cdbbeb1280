import type { StatedInstant } from './stated-instant.ts';

/** What sort of text it is. Opinion is labelled wherever it is cited; sponsored text is refused at ingest. */
export const ARTICLE_KINDS = ['news', 'opinion', 'analysis', 'live', 'press-release', 'sponsored'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];

/** An article as extraction gives it: everything but the identity that the store assigns. Null means "not given". */
export interface ArticleDraft {
  /** An id the source asked to keep (`.jsonl` with `id`); otherwise the id is derived from the address or content. */
  readonly givenId: string | null;
  readonly outlet: string | null;
  readonly agency: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly place: string | null;
  readonly publishedAt: StatedInstant | null;
  readonly url: string | null;
  readonly kind: ArticleKind;
  readonly stateMedia: boolean;
  /** What a fetched page says it is and its host does not bear out, e.g. "Kalderra Today (kalderra-today.example)"; else null. */
  readonly claims: string | null;
  /** ISO 639-1 code where there is one. */
  readonly language: string;
  /** Written for the demonstration about invented countries; its citations say so and the bot refuses it. */
  readonly sample: boolean;
  /** Where it was read from, for messages and for "outlet not given, article.txt". */
  readonly origin: string;
  /** One canonical string: paragraphs separated by a blank line (or as the source gave them). Spans point into it. */
  readonly text: string;
}

/** One revision of a stored article. A changed text is a new revision; the old one stays while anything cites it. */
export interface Article extends Omit<ArticleDraft, 'givenId'> {
  /** Hash of the canonical address, or of the content where there is none, or the id the source gave. */
  readonly id: string;
  /** 1, 2, … */
  readonly revision: number;
}

/** An article without its text: what lists, citations and rankings need. */
export type ArticleHead = Omit<Article, 'text'>;
