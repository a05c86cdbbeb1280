import { wordEmbedder } from '../../fakes/word-embedder.ts';
import { attribute } from '../../../src/attribute/index.ts';
import { createChunker } from '../../../src/chunk/index.ts';
import { extractDocument, extractFragment, extractLine } from '../../../src/extract/index.ts';
import { createFetcher, listFiles } from '../../../src/fetch/index.ts';
import type { IngestPorts } from '../../../src/pipeline/ingest.ts';
import { createSourceDesk } from '../../../src/pipeline/sources/create-source-desk.ts';
import { createSourcePorts } from '../../../src/pipeline/sources/create-source-ports.ts';
import { openDeskStore, type DeskStore } from '../../../src/store/index.ts';
import type { SourceDesk } from '../../../src/domain/source-desk.ts';
import { createNewsSite, type NewsSite, type SiteWish } from './news-site.ts';
import { Origin } from './origin.ts';

export const START_MS = Date.parse('2026-03-02T00:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Real time: a site that stalls is given up after this. */
const TIMEOUT_MS = 400;

export interface World {
  readonly store: DeskStore;
  readonly sources: SourceDesk;
  readonly sites: readonly NewsSite[];
  readonly origin: Origin;
  readonly endMs: number;
  now(): number;
  /** Lets time pass up to a moment, asking whatever is due on the way. */
  runUntil(untilMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Sites on one server, a desk of the product's own parts with an embedder in memory, and one clock for both. */
export async function createWorld(wishes: readonly SiteWish[], days: number): Promise<World> {
  let nowMs = START_MS;
  const now = (): number => nowMs;
  const endMs = START_MS + days * DAY_MS;
  const origin = new Origin(now);
  const sites = wishes.map((wish) => createNewsSite(wish, START_MS, endMs));
  for (const { host, site } of sites) for (const prefix of ['', 'www.', 'm.', 'amp.']) origin.add(`${prefix}${host}`, site);
  const port = await origin.start();
  const store = openDeskStore(':memory:');
  const fetcher = createFetcher({ userAgent: 'ForeignDesk/test (+desk@example.org)', allowLoopback: true, timeoutMs: TIMEOUT_MS, resolve: () => Promise.resolve(['127.0.0.1']) });
  const sources = createSourceDesk(once(() => createSourcePorts({
    store, ingesting: ingestPorts(store, now), clock: { now, realMs: (ms) => ms }, contact: 'desk@example.org', listFiles, extractDocument, extractFragment,
    fetchResource: (address, request) => fetcher.fetchResource(address, request),
    sleep: (ms) => {
      nowMs += ms;
      return Promise.resolve();
    },
  })));
  for (const { host, feedPath } of sites) await sources.add({ address: `http://${host}:${port}${feedPath}` });
  return {
    store, sources, sites, origin, endMs, now,
    async runUntil(untilMs) {
      while (nowMs < untilMs) {
        const { nextDueMs } = await sources.pollDue();
        // A second at least, as the loop of the bot does.
        nowMs = Math.min(untilMs, Math.max(nowMs + 1_000, nextDueMs ?? untilMs));
      }
    },
    async close() {
      fetcher.close();
      store.close();
      await origin.stop();
    },
  };
}

function ingestPorts(store: DeskStore, now: () => number): IngestPorts {
  const embedder = wordEmbedder(32);
  return {
    gather: () => { throw new Error('no files in this world'); },
    fetchPage: () => Promise.reject(new Error('pages are fetched by their source')),
    extractDocument, extractLine, store, embedder,
    chunk: createChunker({ tokensMax: 240, countTokens: (texts) => embedder.countTokens(texts) }),
    attribute: ({ text, title, byline }) => attribute({ text, title, byline }),
    makers: ['world'], articlesInFlight: 1, nowMs: now,
    settle: () => Promise.resolve(), pause: () => Promise.resolve(),
  };
}

function once<T>(make: () => T): () => T {
  let held: { readonly value: T } | null = null;
  return () => (held ??= { value: make() }).value;
}
