import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as pause } from 'node:timers/promises';
import type { App, Evidence, IngestOptions } from './app-contract.ts';
import { createAttributor, type Attributor } from './attribute/index.ts';
import { CHUNKER_VERSION, createChunker } from './chunk/index.ts';
import { type Clock, createClock } from './clock.ts';
import type { Config } from './config.ts';
import { chunkKey } from './domain/chunk.ts';
import type { SourceDesk } from './domain/source-desk.ts';
import { createBulkEmbedder, createCachedEmbedder, createRememberingEmbedder, createTransformersModels, verifyModelFiles, type Embedder } from './embed/index.ts';
import { extractDocument, extractFragment, extractLine } from './extract/index.ts';
import { createFetcher, fetchPage, gatherSources, listFiles, type ResolveHost } from './fetch/index.ts';
import { ask, search, searchTopic, type AskPorts } from './pipeline/ask.ts';
import { createMemory } from './pipeline/create-memory.ts';
import { createLedger, createSubscriptions, createWatches } from './pipeline/create-schedule-ports.ts';
import { createUpkeep } from './pipeline/create-upkeep.ts';
import { deskFacts } from './pipeline/desk-facts.ts';
import { digest } from './pipeline/digest.ts';
import { doctor } from './pipeline/doctor.ts';
import { extract, extractHtml } from './pipeline/extract.ts';
import { createFindCandidates } from './pipeline/find-candidates.ts';
import { findLatest } from './pipeline/find-latest.ts';
import { findQuotes } from './pipeline/find-quotes.ts';
import { ingest, type IngestPorts } from './pipeline/ingest.ts';
import { createListTopics } from './pipeline/list-topics.ts';
import { matchWatch, type MatchWatchPorts, watchStories } from './pipeline/match-watch.ts';
import type { ReadPorts } from './pipeline/read-articles.ts';
import { rebuild } from './pipeline/rebuild.ts';
import { createRetrieveWithin } from './pipeline/retrieve-within.ts';
import { createSourceDesk } from './pipeline/sources/create-source-desk.ts';
import { createSourcePorts } from './pipeline/sources/create-source-ports.ts';
import { summarise } from './pipeline/summarise.ts';
import { createRetriever } from './retrieve/index.ts';
import { createReranker, createSelector, hearEach, type SelectorPorts } from './select/index.ts';
import { openDeskStore, type DeskStore } from './store/index.ts';
import { createOpenAiSummariser, withCircuitBreaker } from './summarise/index.ts';
import { createKnownNames, decompose, resolveFollowUp, understandQuestion } from './understand/index.ts';
import { createChunkIndex, type ChunkIndex } from './vector-index/index.ts';
import { createVerifier } from './verify/index.ts';

export interface OpenAppOptions {
  /** The demonstration's store, in a folder of its own. */
  readonly demo?: boolean;
  /** Quotes by the rules alone, even where the tagger is installed: half the time of an ingest. */
  readonly attribution?: 'rules' | undefined;
  /** A file that remembers vectors by text, for evaluations that embed the same articles again and again. */
  readonly vectorCache?: string;
  /** Lets ingest reach this machine's own servers; for tests and readers of local servers. */
  readonly allowLoopback?: boolean;
  /** How names of hosts are looked up; the system's way by default. */
  readonly resolve?: ResolveHost;
  /** What a second process is told about this one; the command line by default. */
  readonly command?: string;
}

/** Tokens of a chunk: some 175 words, room for the title and the special tokens within the model's 512. */
const CHUNK_TOKENS_MAX = 240;
const TOPIC_PASSAGES = 20;
const LATEST_PASSAGES = 100;
/** Sentences and questions whose vectors are kept in memory: some 15 MB. */
const VECTORS_REMEMBERED = 10_000;

/**
 * The whole product over its stores: the only place that builds adapters and wires stages to their ports. The database
 * is opened, and the model loaded, by the first call that needs them.
 *
 * @throws DeskError if the embedding model is not where the settings say.
 * @example
 * const app = await openApp(readConfig());
 * try { console.log((await app.ask({ question: 'What did Lavrov say?', askedAtMs: Date.now() })).answer); } finally { await app.close(); }
 */
export async function openApp(config: Config, options: OpenAppOptions = {}): Promise<App> {
  const dataDir = options.demo === true ? join(config.dataDir, 'demo') : config.dataDir;
  const indexDir = options.demo === true ? join(dataDir, 'index') : join(config.embeddingsDir, 'index');
  const { embedder: model, tagger } = await createTransformersModels({ modelsDir: config.modelsDir, ...config.embedding });
  const attributor = createAttributor(options.attribution === 'rules' ? null : tagger);
  const embedder = options.vectorCache === undefined ? model : createCachedEmbedder(model, options.vectorCache);
  const remembering = createRememberingEmbedder(embedder, VECTORS_REMEMBERED);
  const store = once(() => openDeskStore(join(dataDir, 'foreign-desk.db'), options));
  const index = once(() => createChunkIndex(config.chunkIndex, { source: store(), folder: indexDir }));
  const clock = createClock(config.clock);
  const summariser = config.summary === null ? null : withCircuitBreaker(createOpenAiSummariser(config.summary), elapsedMs);

  const reading = readPorts({ ...options, allowLoopback: mayLoopback(config, options) });
  const makers = { embedder: createBulkEmbedder(embedder), chunk: createChunker({ tokensMax: CHUNK_TOKENS_MAX, countTokens: (texts) => embedder.countTokens(texts) }), attribute: attributor.attribute, makers: makersOf(embedder, attributor), pause: () => pause() };
  const asking = once(() => askPorts(store(), index(), remembering, elapsedMs));
  const telling = once(() => storyPorts(asking(), store(), index(), remembering));
  const topics = once(() => createListTopics({ store: store(), pause: () => pause() }));
  const ingesting = (): IngestPorts => ({ ...reading, ...makers, store: store(), articlesInFlight: config.embedding.workers + 1, nowMs: clock.now, settle: async () => { await index().sync(); } });
  const sources = openSources(config, options, clock, store, ingesting);

  return {
    ingest: (named, given, on = () => undefined) => ingest(named, given, on, ingesting()),
    extract: (source, given = {}) => extract(source, given, reading),
    extractHtml: async (page) => extractHtml(page, reading),
    ...createUpkeep({ store, index, retention: config.retention }),
    ask: (request) => ask(request, asking()),
    summarise: (request) => summarise(request, { summariser, makeFence: randomUUID }),
    search: (request) => search(request, asking()),
    quotes: (request) => findQuotes(request, {
      store: store(),
      embed: (texts, purpose) => remembering.embed(texts, purpose),
      searchTopic: async (topic, limits, askedAtMs) => (await searchTopic({ ...limits, question: topic, askedAtMs, limit: TOPIC_PASSAGES }, asking())).map(({ chunk }) => chunkKey(chunk)),
      nowMs: clock.now,
    }),
    attribute: (text) => attributor.attribute({ text, title: null, byline: null }),
    verify: async ({ quotation, speaker, outletsHidden, stateMedia }) => createVerifier(createFindCandidates(store(), { outletsHidden, stateMedia }))({ quotation, speaker: speaker ?? null }),
    latest: async (request) => findLatest(request, {
      store: store(),
      search: (topic, limits) => searchTopic({ ...limits, question: topic, askedAtMs: limits.askedAtMs ?? Date.now(), limit: LATEST_PASSAGES }, asking()),
    }),
    ...createCounts(store),
    topics: async () => topics()(),
    about: async () => deskFacts({ store: store(), index: index(), indexDir, embedder }),
    digest: (request) => digest(request, telling()),
    matchWatch: (request) => matchWatch(request, telling()),
    watchStories: (request) => watchStories(request, telling()),
    doctor: () => doctor({ ...makers, store: store(), index: index(), embedder, verifyModel: () => verifyModelFiles(join(config.modelsDir, config.embedding.model)), dataDir, contact: config.contact }),
    rebuild: (on = () => undefined, signal) => rebuild(on, signal, { ...makers, store: store(), index: index(), elapsedMs }),
    memory: createMemory(() => store().memory),
    subscriptions: createSubscriptions(() => store().subscriptions),
    watches: createWatches(() => store().watches),
    ledger: createLedger(() => store().ledger),
    sources: sources.desk,
    evidence: createEvidence(store),
    async close() {
      sources.close();
      if (index.made()) await index().close();
      if (store.made()) store().close();
      await embedder.close();
    },
  };
}

const mayLoopback = (config: Config, { allowLoopback = false }: OpenAppOptions): boolean => allowLoopback || config.fetchLoopback;

/** Who asks, and how the owner of a server can reach them. */
const userAgentOf = (contact: string | null): string => `ForeignDesk/0.1${contact === null ? '' : ` (+${contact})`}`;

const elapsedMs = (): number => performance.now();

/** Made at the first call; `made()` tells whether it was, so that closing opens nothing. */
function once<T>(make: () => T): { (): T; made(): boolean } {
  let held: { readonly value: T } | null = null;
  return Object.assign(() => (held ??= { value: make() }).value, { made: () => held !== null });
}

const makersOf = (embedder: Embedder, attributor: Attributor): readonly string[] => [embedder.model, `chunker ${CHUNKER_VERSION}`, `tokens ${CHUNK_TOKENS_MAX}`, attributor.version];

function readPorts({ allowLoopback = false, resolve }: OpenAppOptions): ReadPorts {
  const fetching = { allowLoopback, resolve };
  return {
    gather: (sources, { stdin, signal }: IngestOptions) => gatherSources(sources, { stdin: stdin ?? process.stdin, fetch: fetching, ...(signal === undefined ? {} : { signal }) }),
    fetchPage: (url, signal) => fetchPage(url, { ...fetching, ...(signal === undefined ? {} : { signal }) }),
    extractDocument,
    extractLine,
  };
}

function createEvidence(store: () => DeskStore): Evidence {
  return {
    findArticle: async (id, revision) => store().findArticle(id, revision),
    quotesOf: async (id, revision) => store().quotesOf(id, revision),
    findArticlesByUrl: async (url) => store().findArticlesByUrl(url).flatMap(({ id, revision }) =>
      Array.from({ length: revision }, (_, i) => store().findArticle(id, i + 1)).filter((article) => article !== null)),
  };
}

function countSamples(store: DeskStore): number {
  return store.hasSample() ? store.listHeads({ sample: true }, { limit: 100_000 }).length : 0;
}

function askPorts(store: DeskStore, index: ChunkIndex, embedder: Embedder, elapsedMs: () => number): AskPorts {
  const retriever = createRetriever({ store, index, embedder });
  const reading: SelectorPorts = {
    readArticle: (id, revision) => store.findArticle(id, revision)?.text ?? null,
    quotesOf: (id, revision) => store.quotesOf(id, revision),
    embed: (texts, purpose, signal) => embedder.embed(texts, purpose, signal),
    embedQuestion: async (question, signal) => (await embedder.embed([question], 'question', signal))[0] ?? new Float32Array(embedder.dimensions),
    coverage: () => store.coverage(),
  };
  const select = createSelector(reading);
  const names = onceAGeneration(store, () => createKnownNames(store.speakers().map(({ name }) => name)));
  return {
    elapsedMs,
    resolveFollowUp,
    decompose,
    hearEach,
    understand: ({ question, askedAtMs, sinceMs = null, untilMs = null, outlet, outletsHidden, stateMedia }) => {
      store.bindEmbeddingModel({ model: embedder.model, dimensions: embedder.dimensions });
      const window = sinceMs === null && untilMs === null ? null : { sinceMs, untilMs };
      return understandQuestion({ question, askedAtMs, window, outlet, outletsHidden, stateMedia, knownNames: names() });
    },
    retrieve: (query, options) => retriever.retrieve(query, options),
    rerank: createReranker(reading),
    select: async (query, passages, { statementsMax, signal }) => {
      const answer = await select(query, passages, signal, statementsMax);
      // What was searched does not count, and may not name, what this server leaves out.
      const { outletsHidden, stateMedia } = query;
      return outletsHidden.length === 0 && stateMedia ? answer : { ...answer, coverage: store.coverage({ outletsHidden, stateMedia }) };
    },
  };
}

/** What digests and watches need beside what questions do. */
function storyPorts(asking: AskPorts, store: DeskStore, index: ChunkIndex, embedder: Embedder): MatchWatchPorts {
  return {
    ...asking, store, watches: store.watches, pause: () => pause(),
    embed: (texts, purpose, signal) => embedder.embed(texts, purpose, signal),
    retrieveWithin: createRetrieveWithin({ store, index, embedder }), searchVectors: (vector, options) => index.search(vector, options),
  };
}

/** Made anew only when the store has changed. */
function onceAGeneration<T>(store: DeskStore, make: () => T): () => T {
  let held: { readonly generation: number; readonly value: T } | null = null;
  return () => {
    const generation = store.generation();
    if (held?.generation !== generation) held = { generation, value: make() };
    return held.value;
  };
}

/** The reading of sources: the ingest of one article behind politeness and identity, over connections that are kept. */
function openSources(config: Config, options: OpenAppOptions, clock: Clock, store: () => DeskStore, ingesting: () => IngestPorts): { readonly desk: SourceDesk; readonly close: () => void } {
  const fetcher = once(() => createFetcher({ userAgent: userAgentOf(config.contact), allowLoopback: mayLoopback(config, options), resolve: options.resolve }));
  const ports = once(() => createSourcePorts({
    store: store(), ingesting: ingesting(), clock, contact: config.contact, listFiles, extractDocument, extractFragment,
    fetchResource: (address, request) => fetcher().fetchResource(address, request),
  }));
  return {
    desk: createSourceDesk(ports),
    close: () => {
      if (fetcher.made()) fetcher().close();
    },
  };
}

function createCounts(store: () => DeskStore): Pick<App, 'coverage' | 'speakers' | 'outlets' | 'sampleArticles'> {
  return {
    coverage: async () => store().coverage(),
    speakers: async () => store().speakers(),
    outlets: async () => store().outlets(),
    sampleArticles: async () => countSamples(store()),
  };
}
