import type { IngestedItem, IngestEvent, IngestOptions, IngestReport } from '../app-contract.ts';
import type { Article, ArticleDraft } from '../domain/article.ts';
import { embeddedText, type Chunk } from '../domain/chunk.ts';
import type { Problem } from '../domain/problem.ts';
import type { Quote } from '../domain/quote.ts';
import { sliceSpan } from '../domain/span.ts';
import type { ArticleStore, DuplicateMarks, ModelRecord } from '../store/index.ts';
import { minHashSignature } from '../text/near-duplicate.ts';
import { articleIdOf, fingerprintOf } from './article-identity.ts';
import { readArticles, type ReadPorts } from './read-articles.ts';

export interface IngestPorts extends ReadPorts {
  readonly store: ArticleStore & DuplicateMarks & ModelRecord;
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
    report.item(...commit(await next.prepared, next.line, ports));
    await ports.pause();
  };
  try {
    for await (const item of readArticles(sources, options, 'ingest', ports)) {
      options.signal?.throwIfAborted();
      if (item.kind === 'problem') report.skipped(item.problem);
      else if (item.kind === 'passed-over') report.passedOver(item.problem);
      else {
        const articleId = articleIdOf(item.draft);
        // The same article twice in one run: the second must see what the first stored.
        while (queue.some((waiting) => waiting.articleId === articleId)) await commitNext();
        await ports.pause();
        const known = keepKnown(item.draft, articleId, item.line, ports);
        if (known !== null) report.item('unchanged', known);
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
  return { articleId, line, prepared };
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
  const receipt = store.commitArticle({ ...prepared, storedAtMs: nowMs() });
  return [receipt.change === 'revised' ? 'revised' : 'stored', itemOf(prepared.article, line, receipt.duplicateOf)];
}

function itemOf(article: Article, line: number | null, duplicateOf: string | null): IngestedItem {
  const { origin, id, revision, title, outlet } = article;
  return { origin, line, articleId: id, revision, title, outlet, duplicateOf };
}

interface Report {
  item(outcome: 'stored' | 'revised' | 'unchanged', item: IngestedItem): void;
  skipped(problem: Problem): void;
  passedOver(problem: Problem): void;
  value(): IngestReport;
}

function createReport(on: (event: IngestEvent) => void): Report {
  const lists = { stored: [] as IngestedItem[], revised: [] as IngestedItem[], unchanged: [] as IngestedItem[], skipped: [] as Problem[], passedOver: [] as Problem[] };
  const progress = (): void => on({ kind: 'progress', done: lists.stored.length + lists.revised.length + lists.unchanged.length + lists.skipped.length, total: null });
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
