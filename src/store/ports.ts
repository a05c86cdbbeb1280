import type { Correction, Corrections } from '../domain/amendment.ts';
import type { Coverage } from '../domain/answer.ts';
import type { Article, ArticleHead } from '../domain/article.ts';
import type { Chunk } from '../domain/chunk.ts';
import type { ChunkFilter, Scored, SearchOptions } from '../domain/chunk-filter.ts';
import type { Ledger } from '../domain/delivery.ts';
import type { Memory } from '../domain/memory.ts';
import type { Quote, StoredQuote } from '../domain/quote.ts';
import type { PurgeReport, PurgeTarget, Tombstone } from '../domain/purge.ts';
import type { Retraction } from '../domain/retraction.ts';
import type { Span } from '../domain/span.ts';
import type { ChunkVector, Shard } from '../domain/shard.ts';
import type { Source, SourceEntry, SourceHealth, SourceReport } from '../domain/source.ts';
import type { Subscriptions } from '../domain/subscription.ts';
import type { Watches } from '../domain/watch.ts';

/** What one article commits in one transaction. `vectors[i]` is the unit vector of `chunks[i]`. */
export interface ArticleCommit {
  /** Its `revision` must be the one that `revisionFor` gave. */
  readonly article: Article;
  /** Hash of all that shaped chunks and vectors: title, text, model, chunker version. Equal fingerprint = nothing to do. */
  readonly fingerprint: string;
  readonly chunks: readonly Chunk[];
  readonly vectors: readonly Float32Array[];
  readonly quotes: readonly Quote[];
  /** Of `minHashSignature(article.text)`; null for a text too short to be compared. */
  readonly signature: Uint32Array | null;
  /** When this happens, epoch milliseconds; kept of the first time only. Without it the article is new to no watch. */
  readonly storedAtMs?: number | undefined;
}

export interface CommitReceipt {
  /** `replaced`: same title and text, chunked, embedded or described anew under the same revision. */
  readonly change: 'added' | 'revised' | 'replaced';
  readonly revision: number;
  /** The earliest article of which this one is a near-duplicate; null if there is none, or if this is the earliest. */
  readonly duplicateOf: string | null;
  /** The store's generation after the commit. */
  readonly generation: number;
}

export interface Page {
  readonly limit: number;
  readonly offset?: number | undefined;
}

/** A name with the number of articles (outlets) or quotes (speakers) under it. */
export interface CountedName {
  readonly name: string;
  readonly count: number;
}

/** Which heads to list: the limits of a search, plus what only lists need. */
export interface HeadFilter extends ChunkFilter {
  readonly sample?: boolean | undefined;
  /** When the article was first stored, half-open, epoch milliseconds. Those of which that is not known drop out. */
  readonly stored?: { readonly sinceMs: number; readonly untilMs: number } | undefined;
}

/**
 * Articles with their revisions.
 *
 * A changed title or text is a new revision; every other field is updated in place, because nothing points into it.
 * The text and the quotes of older revisions stay readable by (id, revision); only the newest revision is searched.
 * @example
 * const revision = store.revisionFor({ id, title, text });
 * if (store.fingerprintOf(id) === fingerprint) store.updateHead({ ...draft, id, revision });
 * else store.commitArticle({ article: { ...draft, id, revision }, fingerprint, chunks, vectors, quotes, signature });
 */
export interface ArticleStore {
  /** The revision under which this title and text are or would be stored: the newest if they equal it, else the one after. */
  revisionFor(article: Pick<Article, 'id' | 'title' | 'text'>): number;
  /** Fingerprint of the newest revision; null if the article is unknown, is retracted or waits to be embedded again. */
  fingerprintOf(id: string): string | null;
  /**
   * Stores revision, chunks, vectors, quotes, words and near-duplicate marks; all of it or nothing. Durable on return.
   *
   * @throws RangeError if the revision is not `revisionFor`'s, a span leaves the text, or a vector is not a unit vector.
   * @throws DeskError if the vectors' length differs from the store's, or the disk refuses.
   */
  commitArticle(commit: ArticleCommit): CommitReceipt;
  /**
   * Updates the fields that no vector depends on (outlet, date, byline, …) of the newest revision in place. A null in
   * `head` leaves the stored value: reading a file again without `--outlet` does not forget the outlet.
   * @returns whether anything changed; false for an unknown id.
   */
  updateHead(head: ArticleHead): boolean;
  /** The newest revision, or the one asked for; null if there is none. */
  findArticle(id: string, revision?: number): Article | null;
  findHead(id: string, revision?: number): ArticleHead | null;
  /** Newest heads by id, in one query; unknown and retracted ones are absent. */
  readHeads(ids: readonly string[]): Map<string, ArticleHead>;
  /** Articles whose newest revision has exactly this address, retracted ones too. */
  findArticlesByUrl(url: string): ArticleHead[];
  /** Newest first; undated ones last. */
  listHeads(filter: HeadFilter, page: Page): ArticleHead[];
  /** Whether any article, in any revision, is an invented sample. */
  hasSample(): boolean;
  coverage(filter?: ChunkFilter): Coverage;
  /** Most articles first. */
  outlets(): CountedName[];
}

/**
 * Articles that may no longer be quoted. They are in no search, list or count; `findArticle`, `findHead`, `quotesOf` and
 * `findArticlesByUrl` still give them, for what was posted of them. A later `commitArticle` restores one.
 */
export interface Retractions {
  /** False if there is no such article, or if it was retracted before: then its first date and reason stay. */
  retract(id: string, retraction: Retraction): boolean;
  findRetraction(id: string): Retraction | null;
}

/** Groups of articles that carry one wire text. */
export interface DuplicateMarks {
  /** The earliest article that this one copies; null if none. */
  duplicateOf(id: string): string | null;
  /** The same for many at once; articles that copy nothing are absent. */
  duplicatesOf(ids: readonly string[]): Map<string, string>;
  /** Copies of an earliest article, by date. */
  copiesOf(id: string): string[];
  /**
   * The earliest stored article of which `text` is a near-duplicate, or null. The signature finds candidates, the
   * shingles of both texts confirm. `exceptId` is left out (a new revision resembles its predecessor).
   */
  findNearDuplicate(query: { readonly text: string; readonly signature: Uint32Array | null; readonly exceptId?: string | undefined }): string | null;
}

/** A chunk with what it is printed with. */
export interface StoredChunk {
  readonly key: string;
  readonly chunk: Chunk;
  readonly article: ArticleHead;
  /** The chunk's slice of the article's text. */
  readonly text: string;
}

/** Chunks of newest revisions. */
export interface ChunkStore {
  /** In the order of the keys; keys of older revisions and unknown keys are left out. Loads each article's text once. */
  readChunks(keys: readonly string[]): StoredChunk[];
  /** All chunks of an article's newest revision, in reading order. */
  chunksOf(articleId: string): StoredChunk[];
  countChunks(): number;
}

/**
 * BM25 by FTS5 (Porter stems, accents ignored) over newest revisions. A term is a word or a phrase, taken literally;
 * any string is allowed and terms without a letter or digit match nothing. Any one term suffices for a match.
 */
export interface WordSearch {
  /** Keys of chunks, over title and slice. */
  searchChunks(terms: readonly string[], options: SearchOptions): Scored[];
  /** Keys of chunks in which a direct quotation of at most so many characters begins. */
  searchShortQuotes(terms: readonly string[], options: SearchOptions & { readonly charsMax: number }): Scored[];
  /** Ids of articles, over title (weighted) and whole text. */
  searchArticles(terms: readonly string[], options: SearchOptions): Scored[];
  /** Ids of articles, over titles only. */
  searchTitles(terms: readonly string[], options: SearchOptions): Scored[];
}

/** Which quotes to find. Within `ChunkFilter` the date and outlet are the article's. */
export interface QuoteFilter extends ChunkFilter {
  /** Whole words at the beginning or end of the speaker's name: "lavrov" finds "Sergey Lavrov", "lav" does not. */
  readonly speaker?: string | null | undefined;
  readonly type?: Quote['type'] | undefined;
}

export interface QuoteStore {
  /** In reading order; of the newest revision unless one is named. */
  quotesOf(articleId: string, revision?: number): StoredQuote[];
  /** Quotes of newest revisions, newest article first, then in reading order. */
  findQuotes(filter: QuoteFilter, page: Page): StoredQuote[];
  /** Quotes of newest revisions that share characters with the chunks named. */
  quotesInChunks(keys: readonly string[]): StoredQuote[];
  /** Speakers of newest revisions, most quotes first; `prefix` limits to names with a word that begins so. */
  speakers(options?: { readonly prefix?: string | undefined; readonly limit?: number | undefined }): CountedName[];
}

/** The vectors of newest revisions, for indexes that project them. */
export interface VectorSource {
  /** Made at random when the database was created: tells a projection of this database from another's. */
  readonly databaseId: string;
  /** Grows by one with each change; 0 when nothing was ever stored. */
  generation(): number;
  countChunks(): number;
  listShards(): Shard[];
  /** In a fixed order, as the shard stands when the iteration begins. */
  readShard(name: string): Iterable<ChunkVector>;
  /** The vectors of an article's first chunks in reading order, at most `chunksMax`. */
  vectorsOf(articleId: string, chunksMax: number): Float32Array[];
}

/** The model whose vectors the store holds. */
export interface EmbeddingModel {
  readonly model: string;
  readonly dimensions: number;
}

export interface ModelRecord {
  /** Null until a model is bound. */
  embeddingModel(): EmbeddingModel | null;
  /**
   * Binds the store to a model; later calls with the same one do nothing.
   * @throws DeskError that names `desk rebuild` if the store holds vectors of another model.
   */
  bindEmbeddingModel(model: EmbeddingModel): void;
  /**
   * Changes the model: drops all chunks and vectors and clears the fingerprints, so that each article must be committed
   * again (its revision stays). Texts and quotes are untouched. Interrupted work goes on with `idsWithoutChunks`.
   */
  replaceEmbeddingModel(model: EmbeddingModel): void;
  /** Articles that wait to be chunked and embedded again, oldest first. */
  idsWithoutChunks(): string[];
}

/** A port of the domain as the database gives it: at once. */
type AtOnce<Port extends { [Method in keyof Port]: (...given: never[]) => Promise<unknown> }> = {
  readonly [Method in keyof Port]: (...given: Parameters<Port[Method]>) => Awaited<ReturnType<Port[Method]>>;
};

export type MemoryStore = AtOnce<Memory>;
export type SubscriptionStore = AtOnce<Subscriptions>;
export type WatchStore = AtOnce<Watches>;
export type LedgerStore = AtOnce<Ledger>;

/** Sources, what each has shown, and under which names articles are known. Every method is one transaction. */
export interface SourceStore {
  /** By id. */
  list(): SourceReport[];
  find(id: string): SourceReport | null;
  /** Stores or replaces; what asking it has taught stays. */
  save(source: Source): void;
  saveHealth(id: string, health: SourceHealth): void;
  /** Forgets a source and what it has shown; its articles stay. False if there was none. */
  remove(id: string): boolean;
  entriesOf(sourceId: string, keys: readonly string[]): Map<string, SourceEntry>;
  saveEntries(entries: readonly SourceEntry[]): void;
  /** These are still shown by their source; written at most once a day. */
  markSeen(sourceId: string, keys: readonly string[], seenMs: number): void;
  /** Entries whose text is to be fetched or looked at again by now, the earliest due first: of these sources, or of all active ones. */
  dueEntries(nowMs: number, limit: number, ofSources?: ReadonlySet<string> | null): SourceEntry[];
  nextEntryDueMs(): number | null;
  /** Forgets entries that have long left their feeds and wait for nothing; their articles keep their other names. */
  forgetEntries(seenBeforeMs: number): number;
  /** The article known under the first of these names that is known at all. */
  articleOfAlias(keys: readonly string[]): string | null;
  /** The names of an article that begin so. */
  aliasesOf(articleId: string, prefix: string): string[];
  /** These names lead to this article from now on. */
  saveAliases(articleId: string, keys: readonly string[]): void;
}

/** A quotation in a posted message whose article has changed since it was looked at. */
export interface ChangedCitation {
  readonly key: string;
  readonly articleId: string;
  readonly revision: number;
  readonly span: Span;
  readonly newest: number;
  readonly retraction: Retraction | null;
  readonly wasRetracted: boolean;
  /** Whether it was noted before that the words are gone. */
  readonly isNoted: boolean;
}

export interface CitationFinding {
  readonly citation: ChangedCitation;
  /** Null: there is nothing to say. */
  readonly correction: Correction | null;
}

export interface AmendmentStore extends Omit<AtOnce<Corrections>, 'find' | 'of'> {
  changedCitations(): ChangedCitation[];
  /** Notes that these were looked at, and what is to be changed; gives how many messages that concerns. */
  record(findings: readonly CitationFinding[], nowMs: number): number;
  /** When a revision was stored; null if that was not kept. */
  revisionStoredAtMs(articleId: string, revision: number): number | null;
}

/** Erasing at a publisher's request, and what is left so that the same does not come back. */
export interface PurgeStore {
  /**
   * Erases every article that matches in any revision, with all that was made of it, and notes which messages still show
   * its words; nothing of them is in the file afterwards. Without `erase`, only says what that would be.
   */
  purge(target: PurgeTarget, options: { readonly atMs: number; readonly erase: boolean }): PurgeReport;
  /** Lets it be stored again; gives how many articles or outlets that concerns. */
  forgetTombstones(target: PurgeTarget): number;
  /** Whether an article of that id, address or outlet was purged. */
  findTombstone(article: { readonly articleId: string; readonly url: string | null; readonly outlet: string | null }): Tombstone | null;
}

export interface RetentionLimits {
  /** Articles stored before this moment go; null: none for their age. */
  readonly storedBeforeMs: number | null;
  /** The oldest go until the database takes no more than this; null: none for its size. */
  readonly bytesMax: number | null;
}

export interface TidyReport {
  /** Articles that went. */
  readonly removed: number;
  /** Articles past their age that stay because something posted cites them. */
  readonly kept: number;
  /** What the database takes now. */
  readonly bytes: number;
  /** Whether that is more than allowed, because only what is cited is left. */
  readonly isTooLarge: boolean;
}

export interface Retention {
  /** Removes the oldest articles beyond the limits, except those that a stored answer or a posted message cites. */
  tidy(limits: RetentionLimits): TidyReport;
  usedBytes(): number;
}

/** What is wrong in the store; articles by their ids. */
export interface Examination {
  readonly withoutText: readonly string[];
  /** No chunks, or some that do not lie in the text or are not in order. */
  readonly chunksWrong: readonly string[];
  readonly vectorsWrong: readonly string[];
  /** Quotes outside the text of the newest revision; of an older one, or a retracted article. */
  readonly quotesWrong: readonly string[];
  readonly oldQuotesWrong: readonly { readonly articlePk: number; readonly revision: number }[];
  /** Entries of the full-text tables that are missing or too many; null: they cannot be read. */
  readonly wordsWrong: number | null;
  readonly shardsWrong: readonly string[];
  readonly purgedStored: readonly string[];
}

export interface Examiner {
  /** Reads every text, vector and word once. */
  examine(): Examination;
  /** Mends what needs no embedding: words, counts, quotes of older revisions, and what should have been erased. */
  mend(found: Examination): void;
}

/** Everything the desk keeps: the only truth. One process at a time. */
export interface DeskStore extends ArticleStore, DuplicateMarks, ChunkStore, WordSearch, QuoteStore, VectorSource, ModelRecord, Retractions, PurgeStore, Retention, Examiner {
  readonly path: string;
  readonly memory: MemoryStore;
  readonly subscriptions: SubscriptionStore;
  readonly watches: WatchStore;
  readonly ledger: LedgerStore;
  readonly sources: SourceStore;
  readonly amendments: AmendmentStore;
  /** How many quotes newest revisions hold. */
  countQuotes(): number;
  /** Reads the whole database and lists what is damaged; empty when sound. For `desk doctor`. */
  integrityProblems(): string[];
  close(): void;
}
