import type { IngestedItem, IngestEvent, IngestOptions, IngestReport } from '../app-contract.ts';
import type { Article, ArticleDraft } from '../domain/article.ts';
import { embeddedText, type Chunk } from '../domain/chunk.ts';
import type { Problem } from '../domain/problem.ts';
import type { Quote } from '../domain/quote.ts';
import { sliceSpan } from '../domain/span.ts';
import type { ArticleStore, DuplicateMarks, ModelRecord, PurgeStore, Retractions, SourceStore } from '../store/index.ts';
import { dayOf } from '../text/day-of.ts';
import { readKillNotice } from '../text/kill-notice.ts';
import { minHashSignature } from '../text/near-duplicate.ts';
import { articleIdOf, fingerprintOf, urlAlias } from './article-identity.ts';
import { readArticles, type ReadPorts } from './read-articles.ts';

export interface IngestPorts extends ReadPorts {
  readonly store: ArticleStore & DuplicateMarks & ModelRecord & Retractions & PurgeStore & { readonly sources: Pick<SourceStore, 'articleOfAlias' | 'saveAliases'> };
  readonly embedder: { readonly model: string; readonly dimensions: number; embed(texts: readonly string[], purpose: 'passage', signal?: AbortSignal): Promise<Float32Array[]> };
  readonly chunk: (article: Article) => Promise<Chunk[]>;
  readonly attribute: (article: Article, signal?: AbortSignal) => Promise<readonly Quote[]>;
  /** Names and versions of what shapes chunks, vectors and quotes. */
  readonly makers: readonly string[];
  /** Articles embedded at the same time; the stores are written in the order of the sources all the same. */
  readonly articlesInFlight: number;
  /** Told after the last commit, so that projections can be brought up to date once. */
  readonly settle: () => Promise<void>;
  /** Lets questions that wait go first: between two articles, and before the slow parts of one. */
  readonly pause: () => Promise<void>;
  /** Epoch milliseconds. */
  readonly nowMs: () => number;
}

interface Prepared {
  readonly article: Article;
  readonly fingerprint: string;
  readonly chunks: readonly Chunk[];
  readonly vectors: readonly Float32Array[];
  readonly quotes: readonly Quote[];
  readonly signature: Uint32Array | null;
}

interface InFlight {
  readonly articleId: string;
  readonly line: number | null;
  /** The name under which it will be found again; null for an id or a text without an address. */
  readonly alias: string | null;
  readonly prepared: Promise<Prepared>;
}

/**
 * Sources into the store. One bad document never stops the rest; what is reported as stored is on the disk.
 *
 * @throws DeskError if the store refuses (another model, no room on the disk); AbortError once the signal fires.
 */
export async function ingest(sources: readonly string[], options: IngestOptions, on: (event: IngestEvent) => void, ports: IngestPorts): Promise<IngestReport> {
  ports.store.bindEmbeddingModel({ model: ports.embedder.model, dimensions: ports.embedder.dimensions });
  const report = createReport(on);
  const queue: InFlight[] = [];
  const commitNext = async (): Promise<void> => {
    const next = queue.shift();
    if (next === undefined) return;
    const prepared = await next.prepared;
    // Purged while it was being embedded.
    const purged = heedPurge(prepared.article, next.articleId, next.line, ports);
    if (purged !== null) return report.skipped(purged);
    report.item(...commit(prepared, next.line, ports));
    if (next.alias !== null) ports.store.sources.saveAliases(next.articleId, [next.alias]);
    await ports.pause();
  };
  try {
    for await (const item of readArticles(sources, options, 'ingest', ports)) {
      options.signal?.throwIfAborted();
      if (item.kind === 'problem') report.skipped(item.problem);
      else if (item.kind === 'passed-over') report.passedOver(item.problem);
      else {
        const articleId = settleId(item.draft, ports);
        // The same article twice in one run: the second must see what the first stored.
        while (queue.some((waiting) => waiting.articleId === articleId)) await commitNext();
        await ports.pause();
        const noticed = heedPurge(item.draft, articleId, item.line, ports) ?? heedNotice(item.draft, articleId, item.line, ports);
        const known = noticed ?? keepKnown(item.draft, articleId, item.line, ports);
        if (known !== null && 'reason' in known) report.skipped(known);
        else if (known !== null) report.item(noticed === null ? 'unchanged' : 'retracted', known);
        else queue.push(prepareInFlight(item.draft, articleId, item.line, options.signal, ports));
        if (queue.length >= ports.articlesInFlight) await commitNext();
      }
    }
    while (queue.length > 0) await commitNext();
  } finally {
    await Promise.allSettled(queue.map(({ prepared }) => prepared));
    await ports.settle();
  }
  return report.value();
}

/** The article that its address leads to, in whatever form it was met before; a new one otherwise. */
function settleId(draft: ArticleDraft, { store }: IngestPorts): string {
  const known = draft.givenId === null && draft.url !== null ? store.sources.articleOfAlias([urlAlias(draft.url)]) : null;
  return known ?? articleIdOf(draft);
}

/** What became of one article. */
export type DraftOutcome =
  | { readonly outcome: 'stored' | 'revised' | 'unchanged' | 'retracted'; readonly articleId: string }
  | { readonly outcome: 'refused'; readonly reason: string };

/**
 * One article into the store, under an id that its source has settled. The projections are the caller's to bring up to date.
 *
 * @throws DeskError if the store refuses; the signal's reason once it is aborted.
 */
export async function ingestDraft(draft: ArticleDraft, articleId: string, signal: AbortSignal | undefined, ports: IngestPorts): Promise<DraftOutcome> {
  ports.store.bindEmbeddingModel({ model: ports.embedder.model, dimensions: ports.embedder.dimensions });
  const purged = heedPurge(draft, articleId, null, ports);
  if (purged !== null) return { outcome: 'refused', reason: purged.reason };
  const noticed = heedNotice(draft, articleId, null, ports);
  if (noticed !== null) return 'reason' in noticed ? { outcome: 'refused', reason: noticed.reason } : { outcome: 'retracted', articleId };
  if (keepKnown(draft, articleId, null, ports) !== null) return { outcome: 'unchanged', articleId };
  const prepared = await prepareArticle(draft, articleId, signal, ports);
  const purgedMeanwhile = heedPurge(draft, articleId, null, ports);
  return purgedMeanwhile === null ? { outcome: commit(prepared, null, ports)[0], articleId } : { outcome: 'refused', reason: purgedMeanwhile.reason };
}

/** What was purged stays away, however often a feed offers it. */
function heedPurge({ origin, url, outlet }: Pick<ArticleDraft, 'origin' | 'url' | 'outlet'>, articleId: string, line: number | null, { store }: IngestPorts): Problem | null {
  const tombstone = store.findTombstone({ articleId, url, outlet });
  return tombstone && { origin, line, reason: `it was purged at its publisher's request on ${dayOf(tombstone.atMs)}; desk purge --forget lifts that` };
}

/** A notice that an article is taken back: the article it stands in place of leaves the answers; of one that is not stored there is nothing to keep. */
function heedNotice(draft: ArticleDraft, articleId: string, line: number | null, { store, nowMs }: IngestPorts): IngestedItem | Problem | null {
  const reason = readKillNotice(draft);
  if (reason === null) return null;
  const stored = store.findHead(articleId);
  if (stored === null) return { origin: draft.origin, line, reason: 'it is a notice that an article was withdrawn, not an article' };
  store.retract(articleId, { reason, atMs: nowMs() });
  return { origin: draft.origin, line, articleId, revision: stored.revision, title: stored.title, outlet: stored.outlet, duplicateOf: null };
}

/** An article whose text, title and makers are those stored: only its other fields may be newer. */
function keepKnown(draft: ArticleDraft, articleId: string, line: number | null, { store, makers }: IngestPorts): IngestedItem | null {
  if (store.fingerprintOf(articleId) !== fingerprintOf(draft, makers)) return null;
  const { givenId: _, text, ...head } = draft;
  const revision = store.revisionFor({ id: articleId, title: draft.title, text });
  store.updateHead({ ...head, id: articleId, revision });
  return itemOf({ ...head, id: articleId, revision, text }, line, store.duplicateOf(articleId));
}

function prepareInFlight(draft: ArticleDraft, articleId: string, line: number | null, signal: AbortSignal | undefined, ports: IngestPorts): InFlight {
  const prepared = prepareArticle(draft, articleId, signal, ports);
  prepared.catch(() => undefined); // awaited later, in its turn; until then a failure is not unhandled
  return { articleId, line, alias: draft.givenId === null && draft.url !== null ? urlAlias(draft.url) : null, prepared };
}

async function prepareArticle(draft: ArticleDraft, articleId: string, signal: AbortSignal | undefined, ports: IngestPorts): Promise<Prepared> {
  const { givenId: _, ...fields } = draft;
  const article: Article = { ...fields, id: articleId, revision: ports.store.revisionFor({ id: articleId, title: draft.title, text: draft.text }) };
  return { article, fingerprint: fingerprintOf(draft, ports.makers), ...(await deriveFrom(article, ports, signal)) };
}

/** All that is computed from an article's title and text; `desk rebuild` computes the same. */
export async function deriveFrom(article: Article, { chunk, embedder, attribute, pause }: Pick<IngestPorts, 'chunk' | 'embedder' | 'attribute' | 'pause'>, signal?: AbortSignal): Promise<Pick<Prepared, 'chunks' | 'vectors' | 'quotes' | 'signature'>> {
  const chunks = await chunk(article);
  const vectors = await embedder.embed(chunks.map(({ span }) => embeddedText(article.title, sliceSpan(article.text, span))), 'passage', signal);
  await pause(); // each of these may take tens of milliseconds of a long article, without a wait in it
  const quotes = await attribute(article, signal);
  await pause();
  return { chunks, vectors, quotes, signature: minHashSignature(article.text) };
}

function commit(prepared: Prepared, line: number | null, { store, nowMs }: IngestPorts): [outcome: 'stored' | 'revised', item: IngestedItem] {
  const receipt = store.commitArticle({ ...underRevision(prepared, store.revisionFor(prepared.article)), storedAtMs: nowMs() });
  return [receipt.change === 'revised' ? 'revised' : 'stored', itemOf({ ...prepared.article, revision: receipt.revision }, line, receipt.duplicateOf)];
}

/** While an article was being embedded, its stored revisions may have been removed. */
function underRevision(prepared: Prepared, revision: number): Prepared {
  if (revision === prepared.article.revision) return prepared;
  return { ...prepared, article: { ...prepared.article, revision }, chunks: prepared.chunks.map((chunk) => ({ ...chunk, revision })) };
}

function itemOf(article: Article, line: number | null, duplicateOf: string | null): IngestedItem {
  const { origin, id, revision, title, outlet } = article;
  return { origin, line, articleId: id, revision, title, outlet, duplicateOf };
}

type Outcome = Extract<IngestEvent, { kind: 'item' }>['outcome'];

interface Report {
  item(outcome: Outcome, item: IngestedItem): void;
  skipped(problem: Problem): void;
  passedOver(problem: Problem): void;
  value(): IngestReport;
}

function createReport(on: (event: IngestEvent) => void): Report {
  const lists = { stored: [] as IngestedItem[], revised: [] as IngestedItem[], unchanged: [] as IngestedItem[], retracted: [] as IngestedItem[], skipped: [] as Problem[], passedOver: [] as Problem[] };
  const progress = (): void => on({ kind: 'progress', done: lists.stored.length + lists.revised.length + lists.unchanged.length + lists.retracted.length + lists.skipped.length, total: null });
  return {
    item(outcome, item) {
      lists[outcome].push(item);
      on({ kind: 'item', outcome, item });
      progress();
    },
    skipped(problem) {
      lists.skipped.push(problem);
      on({ kind: 'skipped', problem });
      progress();
    },
    passedOver(problem) {
      lists.passedOver.push(problem);
    },
    value: () => lists,
  };
}
