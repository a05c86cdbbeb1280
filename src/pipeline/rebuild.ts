import type { Progress, RebuildReport } from '../app-contract.ts';
import type { ArticleHead } from '../domain/article.ts';
import type { DeskStore } from '../store/index.ts';
import type { ChunkIndex } from '../vector-index/index.ts';
import { fingerprintOf } from './article-identity.ts';
import { deriveFrom, type IngestPorts } from './ingest.ts';

export interface RebuildPorts extends Pick<IngestPorts, 'embedder' | 'chunk' | 'attribute' | 'makers' | 'pause'> {
  readonly store: DeskStore;
  readonly index: ChunkIndex;
  /** Milliseconds, monotonic. */
  readonly elapsedMs: () => number;
}

const PAGE = 500;

/**
 * Everything derived, from the texts: what another model, chunker or attributor made is made again, then vectra's
 * folders are written. An interrupted rebuild goes on where it stopped: finished articles carry the new fingerprint.
 *
 * @throws AbortError once the signal fires; what is done by then stays done.
 */
export async function rebuild(on: (progress: Progress) => void, signal: AbortSignal | undefined, ports: RebuildPorts): Promise<RebuildReport> {
  const { store, embedder } = ports;
  const startedMs = ports.elapsedMs();
  const model = { model: embedder.model, dimensions: embedder.dimensions };
  if (store.embeddingModel()?.model === model.model) store.bindEmbeddingModel(model);
  else store.replaceEmbeddingModel(model); // drops every vector, so only when they are of no use any more
  const stale = staleArticles(ports);
  let embedded = 0;
  for (const [done, id] of stale.entries()) {
    signal?.throwIfAborted();
    embedded += await deriveAgain(id, signal, ports);
    on({ done: done + 1, total: stale.length });
  }
  const { mended } = await ports.index.rebuild();
  return { folders: mended.length, chunks: store.countChunks(), embedded, milliseconds: ports.elapsedMs() - startedMs };
}

/** Articles whose chunks, vectors or quotes are missing or were made by other makers. */
function staleArticles({ store, makers }: RebuildPorts): string[] {
  const stale = new Set(store.idsWithoutChunks());
  for (let offset = 0; ; offset += PAGE) {
    const heads: ArticleHead[] = store.listHeads({}, { limit: PAGE, offset });
    for (const { id } of heads) {
      const article = store.findArticle(id);
      if (article !== null && store.fingerprintOf(id) !== fingerprintOf(article, makers)) stale.add(id);
    }
    if (heads.length < PAGE) return [...stale];
  }
}

/** Chunks, vectors, quotes and words of an article again, from its newest text; gives how many chunks were embedded. */
export async function deriveAgain(id: string, signal: AbortSignal | undefined, ports: Omit<RebuildPorts, 'elapsedMs' | 'index'>): Promise<number> {
  const article = ports.store.findArticle(id);
  if (article === null) return 0;
  const derived = await deriveFrom(article, ports, signal);
  ports.store.commitArticle({ article, fingerprint: fingerprintOf(article, ports.makers), ...derived });
  return derived.chunks.length;
}
