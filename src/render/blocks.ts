import type { StatedInstant } from '../domain/stated-instant.ts';
import type { DiffPart } from '../domain/verification.ts';

/** Words of a stored article, to be printed as they stand. */
export interface QuotationBlock {
  readonly kind: 'quotation';
  /** The slice. A platform may escape it; nothing may be put in or left out. */
  readonly words: string;
  /** `inline`: to be set in “ ”. `block`: set off as a block, because the slice has marks of its own or is a whole sentence. */
  readonly style: 'inline' | 'block';
  /** `context`: the sentences around a quotation, for somebody who asked to see them. */
  readonly type: 'direct' | 'indirect' | 'report' | 'context';
  /** Null: "speaker not established", or the outlet's own sentence (`report`). */
  readonly speaker: string | null;
  readonly outlet: string;
  /** Null: "date not given". */
  readonly publishedAt: StatedInstant | null;
  /** "opinion", "state media": said beside the words, not only in the list of sources. */
  readonly labels: readonly string[];
  /** Null: no link was given. */
  readonly link: string | null;
  /** Number of the source below. */
  readonly n: number;
  /** Said outside the quotation: "The first 2 of 5 sentences; the rest is in the article." */
  readonly note: string | null;
}

/** An article as it is cited or listed; what is missing is said. Every string is one printable line. */
export interface SourceLine {
  readonly n: number | null;
  readonly title: string;
  /** "Nkarra Standard", "outlet not given, orlo-inquiry.txt". */
  readonly outlet: string;
  readonly agency: string | null;
  /** "6 March 2026, 20:30 +01:00", "date not given". */
  readonly date: string;
  /** For a platform with dates of its own; null: "date not given". */
  readonly publishedAt: StatedInstant | null;
  /** "opinion", "state media", "invented sample". */
  readonly labels: readonly string[];
  /** Null: "link not given", and the article is named by its id. */
  readonly link: string | null;
  readonly articleId: string;
  readonly revision: number;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly tone: Tone;
  /** An instant, epoch milliseconds, that a platform with dates of its own shows each reader after the value. */
  readonly momentMs?: number | undefined;
}

/** An outlet that carries a story. */
export interface OutletLine {
  readonly name: string;
  /** The agency whose text it carries, unless the name says so; null for its own words. */
  readonly agency: string | null;
  /** How many articles on the story it has. */
  readonly articles: number;
  /** Null: no link was given. */
  readonly link: string | null;
  /** Its number among the sources below, if a quotation is from that article. */
  readonly n: number | null;
  /** "state media", "opinion". */
  readonly labels: readonly string[];
}

export type Tone = 'plain' | 'muted' | 'good' | 'warning';

/** What a language model wrote of the quotations below it; set apart from them, and labelled with the model's name. */
export interface SummaryBlock {
  readonly kind: 'summary';
  /** One line. */
  readonly text: string;
  readonly model: string;
}

/** What there is to show, without a platform: the console and Discord each set it in their own way. */
export type Block =
  | QuotationBlock
  | SummaryBlock
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'sentence'; readonly text: string; readonly tone: Tone }
  | { readonly kind: 'sources'; readonly sources: readonly SourceLine[] }
  /** Articles named but not quoted. */
  | { readonly kind: 'articles'; readonly articles: readonly SourceLine[] }
  /** Who carries a story; `more` outlets were left out. */
  | { readonly kind: 'outlets'; readonly outlets: readonly OutletLine[]; readonly more: number }
  /** Short facts, name and value. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** From the stored words to the words asked about. */
  | { readonly kind: 'difference'; readonly parts: readonly DiffPart[] }
  /** A text that is shown, not quoted in an answer: an article or passage somebody asked to read. */
  | { readonly kind: 'text'; readonly text: string };
