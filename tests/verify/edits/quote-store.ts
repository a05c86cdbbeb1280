import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attribute } from '../../../src/attribute/index.ts';
import { createChunker } from '../../../src/chunk/index.ts';
import type { StoredQuote } from '../../../src/domain/quote.ts';
import type { VerifyResult } from '../../../src/domain/verification.ts';
import { extractDocument, extractLine } from '../../../src/extract/index.ts';
import { fetchPage, gatherSources } from '../../../src/fetch/index.ts';
import { createFindCandidates } from '../../../src/pipeline/find-candidates.ts';
import { ingest } from '../../../src/pipeline/ingest.ts';
import { openDeskStore } from '../../../src/store/index.ts';
import { type AskedQuotation, createVerifier } from '../../../src/verify/index.ts';
import { wordEmbedder } from '../../fakes/word-embedder.ts';

export interface QuoteInStore {
  readonly text: string;
  readonly quote: StoredQuote;
}

/** Articles in a store of their own, as `desk ingest` and `desk verify` use it; only vectors, which verify never reads, are not the model's. */
export interface QuoteStore {
  readonly texts: readonly string[];
  /** Words between quotation marks. */
  readonly quotes: readonly QuoteInStore[];
  readonly verify: (asked: AskedQuotation) => Promise<VerifyResult>;
  close(): void;
}

export async function openQuoteStore(sources: readonly string[]): Promise<QuoteStore> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-edits-'));
  const store = openDeskStore(join(folder, 'desk.db'));
  const embedder = wordEmbedder(8);
  await ingest(sources, {}, () => undefined, {
    store, embedder, extractDocument, extractLine, articlesInFlight: 1, makers: ['edits'],
    fetchPage: (url) => fetchPage(url),
    gather: (named) => gatherSources(named, { stdin: process.stdin, fetch: {} }),
    chunk: createChunker({ tokensMax: 240, countTokens: (texts) => embedder.countTokens(texts) }),
    attribute: ({ text, title, byline }) => Promise.resolve(attribute({ text, title, byline })),
    settle: () => Promise.resolve(), pause: () => Promise.resolve(), nowMs: () => 0,
  });
  const articles = store.listHeads({}, { limit: 100_000 }).map(({ id, revision }) => store.findArticle(id, revision)).filter((article) => article !== null);
  return {
    texts: articles.map(({ text }) => text),
    quotes: articles.flatMap(({ id, revision, text }) => store.quotesOf(id, revision).filter(({ type }) => type === 'direct').map((quote) => ({ quote, text: text.slice(quote.span.start, quote.span.end) }))),
    verify: createVerifier(createFindCandidates(store)),
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
