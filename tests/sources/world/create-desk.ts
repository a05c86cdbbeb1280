import { attribute } from '../../../src/attribute/index.ts';
import { createChunker } from '../../../src/chunk/index.ts';
import type { SourceDesk } from '../../../src/domain/source-desk.ts';
import { extractDocument, extractFragment, extractLine } from '../../../src/extract/index.ts';
import { createFetcher, gatherSources, listFiles } from '../../../src/fetch/index.ts';
import type { IngestPorts } from '../../../src/pipeline/ingest.ts';
import { createSourceDesk } from '../../../src/pipeline/sources/create-source-desk.ts';
import { createSourcePorts } from '../../../src/pipeline/sources/create-source-ports.ts';
import { type DeskStore, openDeskStore } from '../../../src/store/index.ts';
import { wordEmbedder } from '../../fakes/word-embedder.ts';

/** Real time: a site that stalls is given up after this. */
const TIMEOUT_MS = 400;

export interface TestDesk {
  readonly store: DeskStore;
  readonly sources: SourceDesk;
  close(): void;
}

/** The product's own parts over a store and an embedder in memory; every host is this machine, and waiting is `pass`. */
export function createDesk({ now, pass, contact = 'desk@example.org' }: { readonly now: () => number; readonly pass: (ms: number) => void; readonly contact?: string | null }): TestDesk {
  const store = openDeskStore(':memory:');
  const fetcher = createFetcher({ userAgent: `ForeignDesk/test (+${contact ?? ''})`, allowLoopback: true, timeoutMs: TIMEOUT_MS, resolve: () => Promise.resolve(['127.0.0.1']) });
  const sources = createSourceDesk(once(() => createSourcePorts({
    store, ingesting: ingestPorts(store, now), clock: { now, realMs: (ms) => ms }, contact, listFiles, extractDocument, extractFragment,
    fetchResource: (address, request) => fetcher.fetchResource(address, request),
    sleep: (ms) => {
      pass(ms);
      return Promise.resolve();
    },
  })));
  return {
    store, sources,
    close() {
      fetcher.close();
      store.close();
    },
  };
}

function ingestPorts(store: DeskStore, now: () => number): IngestPorts {
  const embedder = wordEmbedder(32);
  return {
    gather: (sources, options) => gatherSources(sources, { stdin: process.stdin, ...(options.signal === undefined ? {} : { signal: options.signal }) }),
    fetchPage: () => Promise.reject(new Error('pages are fetched by their source')),
    extractDocument, extractLine, store, embedder,
    chunk: createChunker({ tokensMax: 240, countTokens: (texts) => embedder.countTokens(texts) }),
    attribute: ({ text, title, byline }) => Promise.resolve(attribute({ text, title, byline })),
    makers: ['world'], articlesInFlight: 1, nowMs: now,
    settle: () => Promise.resolve(), pause: () => Promise.resolve(),
  };
}

function once<T>(make: () => T): () => T {
  let held: { readonly value: T } | null = null;
  return () => (held ??= { value: make() }).value;
}
