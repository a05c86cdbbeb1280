import type { Readable } from 'node:stream';
import type { Corrections } from './domain/amendment.ts';
import type { Answer, Coverage, Statement } from './domain/answer.ts';
import type { Article, ArticleDraft, ArticleHead } from './domain/article.ts';
import type { Ledger } from './domain/delivery.ts';
import type { Digest } from './domain/digest.ts';
import type { Memory } from './domain/memory.ts';
import type { Passage } from './domain/passage.ts';
import type { Problem } from './domain/problem.ts';
import type { Query } from './domain/query.ts';
import type { Quote, StoredQuote } from './domain/quote.ts';
import type { PurgeReport, PurgeTarget } from './domain/purge.ts';
import type { Retraction } from './domain/retraction.ts';
import type { SourceDesk } from './domain/source-desk.ts';
import type { Subscriptions } from './domain/subscription.ts';
import type { SummaryOutcome } from './domain/summary.ts';
import type { Turn } from './domain/turn.ts';
import type { VerifyResult } from './domain/verification.ts';
import type { Watch, Watches } from './domain/watch.ts';
import type { Evidence } from './verify/ports.ts';

export type { Evidence };

/** Everything a command can ask of the product. `app.ts` builds it; the console and Discord receive it. */
export interface App {
  /**
   * Reads files, folders, addresses and standard input (`-`) into the store. One bad document never stops the rest.
   *
   * @throws DeskError only if nothing can be ingested at all (the store cannot be written, the model is missing).
   */
  ingest(sources: readonly string[], options: IngestOptions, on?: (event: IngestEvent) => void): Promise<IngestReport>;
  /** Only the extraction; nothing is stored. */
  extract(source: string, options?: IngestOptions): Promise<ExtractReport>;
  extractHtml(page: { readonly html: string; readonly url: string | null }): Promise<ExtractReport>;
  /** The stored article, retracted or not; its newest revision unless one is named. */
  show(articleId: string, revision?: number): Promise<ShownArticle | null>;
  /**
   * Takes an article out of all answers at once, digests and searches included; `show` still gives it. Ingesting it again
   * restores it. False if there is no such article, or if it was retracted before.
   */
  retract(articleId: string, retraction: Retraction): Promise<boolean>;
  ask(request: AskRequest): Promise<AskResult>;
  /** Two sentences of the configured model on statements about to be printed; the answer never waits for it unless its caller does. */
  summarise(request: SummariseRequest): Promise<SummaryOutcome>;
  search(request: SearchRequest): Promise<readonly Passage[]>;
  /** Stored quotes, best or newest first. */
  quotes(request: QuotesRequest): Promise<readonly FoundQuote[]>;
  /** Quotes of a text that is not stored. Offsets are of the text exactly as given. */
  attribute(text: string): Promise<readonly Quote[]>;
  verify(request: VerifyRequest): Promise<VerifyResult>;
  /** The newest articles by date, newest first. */
  latest(request: LatestRequest): Promise<readonly ArticleHead[]>;
  coverage(): Promise<Coverage>;
  /** Countries, persons and organisations named in the articles, most often named first; at most some thousands. */
  topics(): Promise<readonly NameCount[]>;
  /** What is stored and how it is indexed. */
  about(): Promise<DeskFacts>;
  /** Speakers of stored quotes, those with most quotes first. */
  speakers(): Promise<readonly NameCount[]>;
  /** Outlets of stored articles, those with most articles first. */
  outlets(): Promise<readonly NameCount[]>;
  /** How many stored articles are invented samples; the bot refuses a store that holds one. */
  sampleArticles(): Promise<number>;
  /**
   * The stories published within a window, most widely carried first; with topics, only those that match one.
   *
   * @throws DeskError if the window is reversed or there are more topics or stories than a digest may have.
   */
  digest(request: DigestRequest): Promise<Digest>;
  /** The stories of articles stored within a stretch of time that match a watch well, best first. */
  matchWatch(request: MatchWatchRequest): Promise<readonly WatchMatch[]>;
  /** The stories that `matchWatch` named, as they stand now, in the order of the keys; what is stored no more is absent. */
  watchStories(request: WatchStoriesRequest): Promise<readonly WatchMatch[]>;
  /**
   * Erases an article, or all of an outlet, with everything made of it, and has the bot take the words out of its messages.
   * Without `erase`, only says what that would be. What was erased is not stored again before `forgetPurge`.
   *
   * @throws DeskError if nothing stored matches.
   */
  purge(target: PurgeTarget, options: { readonly erase: boolean; readonly atMs: number }): Promise<PurgeReport>;
  /** Lets what was purged be stored again; gives how many articles or outlets that concerns. */
  forgetPurge(target: PurgeTarget): Promise<number>;
  /** Removes the oldest articles beyond what the settings let be kept, except those that something posted cites; null if they set no limit. */
  tidy(nowMs: number): Promise<TidyReport | null>;
  doctor(): Promise<DoctorReport>;
  /** Writes vectra's folders (and, if the model or chunker changed, the vectors) again from the database. */
  rebuild(on?: (progress: Progress) => void, signal?: AbortSignal): Promise<RebuildReport>;
  /** Replies, conversations, settings and opinions of those who use the bot. */
  readonly memory: Memory;
  /** Daily digests that somebody asked for. */
  readonly subscriptions: Subscriptions;
  /** Topics, persons and questions of which somebody wants to hear. */
  readonly watches: Watches;
  /** What was posted of both, and what is being posted. */
  readonly ledger: Ledger;
  /** Feeds, pages and folders that are read without being named each time. */
  readonly sources: SourceDesk;
  /** Posted messages that quote what has changed since. */
  readonly corrections: Corrections;
  /** What the last check compares a payload with. */
  readonly evidence: Evidence;
  close(): Promise<void>;
}

/** A stored article, and whether it may no longer be quoted. */
export interface ShownArticle extends Article {
  readonly retraction: Retraction | null;
}

export interface IngestOptions {
  /** Supplied where the source does not say; never overrides what it states. */
  readonly outlet?: string | undefined;
  readonly url?: string | undefined;
  /** ISO 8601 day or instant. */
  readonly published?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What `-` reads. */
  readonly stdin?: Readable | undefined;
}

/** `total` is null while it is not known (a `.jsonl` of any length streams). Counts are of documents and lines. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
}

export type IngestEvent =
  | ({ readonly kind: 'progress' } & Progress)
  | { readonly kind: 'item'; readonly outcome: 'stored' | 'revised' | 'unchanged' | 'retracted'; readonly item: IngestedItem }
  | { readonly kind: 'skipped'; readonly problem: Problem };

export interface IngestedItem {
  readonly origin: string;
  readonly line: number | null;
  readonly articleId: string;
  readonly revision: number;
  readonly title: string | null;
  readonly outlet: string | null;
  /** The article this one nearly repeats (one wire text in several outlets), or null. */
  readonly duplicateOf: string | null;
}

export interface IngestReport {
  readonly stored: readonly IngestedItem[];
  /** Known articles whose text had changed. */
  readonly revised: readonly IngestedItem[];
  readonly unchanged: readonly IngestedItem[];
  /** Known articles in whose place a notice stood that they are taken back. */
  readonly retracted: readonly IngestedItem[];
  /** What was named, or found in a folder, and could not be used. */
  readonly skipped: readonly Problem[];
  /** Files of a folder that cannot hold an article (pictures, READMEs): counted, not failures. */
  readonly passedOver: readonly Problem[];
}

/** An article as it would be stored: with the id it would have. */
export type ExtractedArticle = Omit<ArticleDraft, 'givenId'> & { readonly id: string; readonly line: number | null };

export interface ExtractReport {
  readonly articles: readonly ExtractedArticle[];
  readonly problems: readonly Problem[];
}

/** What a server's settings leave out of every search. */
export interface Exclusions {
  /** Outlets that are not searched, compared without regard to case, accents and punctuation. */
  readonly outletsHidden?: readonly string[] | undefined;
  /** False leaves state media out. */
  readonly stateMedia?: boolean | undefined;
}

interface Narrowing extends Exclusions {
  /** The moment from which "this week" and recency count, epoch milliseconds. */
  readonly askedAtMs: number;
  readonly sinceMs?: number | null;
  readonly untilMs?: number | null;
  readonly outlet?: string | null;
  /** At most this many statements (1 to 5) or passages; null leaves it to the app. */
  readonly limit?: number | null;
  readonly signal?: AbortSignal | undefined;
}

export interface AskRequest extends Narrowing {
  readonly question: string;
  /** The conversation so far, oldest first. */
  readonly turns?: readonly Turn[];
}

export interface AskResult {
  readonly answer: Answer;
  /** The question as understood, for --explain and for saying how a follow-up was read. */
  readonly query: Query;
  /** What was considered, with every signal, as retrieval ranked it; `search` orders the first of them anew by their sentences. */
  readonly passages: readonly Passage[];
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
  /** What the next question of this conversation may lean on. */
  readonly turn: Turn;
}

export interface SummariseRequest {
  readonly question: string;
  /** With the numbers under which they are printed. */
  readonly statements: readonly Statement[];
  /** At most so long. */
  readonly waitMs: number;
}

export interface SearchRequest extends Narrowing {
  readonly question: string;
}

export interface LatestRequest extends Exclusions {
  readonly limit: number;
  readonly outlet?: string | null;
  /** Matched as a question is; then the best matches, newest first. */
  readonly topic?: string | null;
  readonly askedAtMs?: number;
}

export interface DigestRequest extends Exclusions {
  /** Published from here, epoch milliseconds. */
  readonly sinceMs: number;
  /** Published before here. */
  readonly untilMs: number;
  /** The newest article's age counts to here. */
  readonly nowMs: number;
  /** Free text, matched as questions are, or names; none: every story counts. */
  readonly topics: readonly string[];
  /** Only these; none: every outlet. Compared without regard to case, accents and punctuation. */
  readonly outlets: readonly string[];
  readonly storiesMax: number;
  readonly signal?: AbortSignal | undefined;
}

export interface MatchWatchRequest extends Exclusions {
  readonly watch: Watch;
  /** Stored from here, epoch milliseconds; when it was published does not count. */
  readonly sinceMs: number;
  /** Stored before here. */
  readonly untilMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface WatchStoriesRequest extends Exclusions {
  readonly watch: Watch;
  readonly storyKeys: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** A story that a watch asks for. */
export interface WatchMatch {
  /** Stays the same as the story grows: the id of the article by which the watch has posted it, or of `lead`. */
  readonly storyKey: string;
  readonly headline: string;
  /** The new article that matched best. */
  readonly lead: ArticleHead;
  /** None, one or two; citations numbered within what one call gives. */
  readonly quotes: readonly Statement[];
}

export interface DeskFacts {
  readonly coverage: Coverage;
  readonly chunks: number;
  readonly quotes: number;
  readonly embeddingModel: string;
  readonly index: { readonly kind: 'vectra' | 'packed'; readonly folders: number; readonly bytes: number };
}

export interface QuotesRequest extends Exclusions {
  readonly speaker?: string | null;
  readonly topic?: string | null;
  readonly sinceMs?: number | null;
  readonly untilMs?: number | null;
  readonly outlet?: string | null;
  readonly limit?: number | null;
  readonly askedAtMs?: number;
}

/** A stored quote with its words and where they stand. */
export interface FoundQuote extends StoredQuote {
  readonly text: string;
  readonly article: ArticleHead;
  /** For quotes that may not stand alone (`asserted` false, or a fragment): the whole sentence around them. */
  readonly sentence: { readonly start: number; readonly end: number; readonly text: string };
}

export interface VerifyRequest extends Exclusions {
  readonly quotation: string;
  readonly speaker?: string | null;
}

export interface NameCount {
  readonly name: string;
  readonly count: number;
}

export interface TidyReport {
  /** Articles that went. */
  readonly removed: number;
  /** Articles past their age that stay, because something posted cites them. */
  readonly kept: number;
  /** What the database takes now. */
  readonly bytes: number;
  /** Whether that is more than the settings allow, because only what is cited is left. */
  readonly isTooLarge: boolean;
}

export interface DoctorCheck {
  /** "Database", "Embedding model", "Index", … */
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'failure';
  /** One sentence: what was found and, unless it is ok, what to do. */
  readonly detail: string;
}

export interface DoctorReport {
  readonly ok: boolean;
  readonly checks: readonly DoctorCheck[];
}

export interface RebuildReport {
  readonly folders: number;
  readonly chunks: number;
  /** Chunks that had to be embedded again; 0 unless the model or the chunker changed. */
  readonly embedded: number;
  readonly milliseconds: number;
}
