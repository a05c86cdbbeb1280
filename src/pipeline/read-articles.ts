import type { IngestOptions } from '../app-contract.ts';
import type { ArticleDraft } from '../domain/article.ts';
import type { RawDocument } from '../domain/document.ts';
import type { Problem } from '../domain/problem.ts';
import { statedInstant } from '../domain/stated-instant.ts';
import { DeskError, messageOf } from '../errors.ts';
import { applyOverrides, canonicalUrl, type Extraction, type ExtractOptions, type StatedFields } from '../extract/index.ts';
import type { Gathered } from '../fetch/index.ts';

/** What reading needs of the stages before it. */
export interface ReadPorts {
  gather(sources: readonly string[], options: IngestOptions): AsyncIterable<Gathered>;
  fetchPage(url: string, signal?: AbortSignal): Promise<RawDocument>;
  extractDocument(document: RawDocument, options: ExtractOptions): readonly Extraction[];
  extractLine(line: { origin: string; line: number; text: string }, options: ExtractOptions): Extraction;
}

/** One thing read from the sources, in their order. */
export type ReadItem =
  | { readonly kind: 'article'; readonly draft: ArticleDraft; readonly line: number | null }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'passed-over'; readonly problem: Problem };

/**
 * Everything the sources hold, one article or problem at a time, with the fields stated on the command line supplied
 * where an article does not give them.
 *
 * @throws DeskError if a stated field is no date or address; the signal's reason once it is aborted.
 */
export async function* readArticles(sources: readonly string[], options: IngestOptions, purpose: ExtractOptions['purpose'], ports: ReadPorts): AsyncGenerator<ReadItem> {
  const stated = statedFields(options);
  let addressTaken = false;
  for await (const gathered of ports.gather(sources, options)) {
    if (gathered.kind === 'problem') yield gathered;
    else if (gathered.kind === 'skipped') yield { kind: 'passed-over', problem: { origin: gathered.origin, line: null, reason: gathered.reason } };
    else {
      for await (const item of extractGathered(gathered, options, purpose, ports)) {
        if (item.kind === 'article' && stated.url !== undefined) {
          if (addressTaken) {
            yield { kind: 'problem', problem: { origin: item.draft.origin, line: item.line, reason: '--url names the address of one article, and another was read before this one; ingest them one at a time' } };
            continue;
          }
          addressTaken = true;
        }
        yield item.kind === 'article' ? { ...item, draft: applyOverrides(item.draft, stated) } : item;
      }
    }
  }
}

async function* extractGathered(gathered: Extract<Gathered, { kind: 'document' | 'line' }>, options: IngestOptions, purpose: ExtractOptions['purpose'], ports: ReadPorts): AsyncGenerator<ReadItem> {
  const line = gathered.kind === 'line' ? gathered.line : null;
  const origin = gathered.kind === 'line' ? gathered.origin : gathered.document.origin;
  try {
    const extractions = gathered.kind === 'line'
      ? [ports.extractLine(gathered, { purpose })]
      : ports.extractDocument(gathered.document, { purpose });
    for (const extraction of extractions) yield* settle(extraction, options, purpose, ports, line);
  } catch (error) {
    options.signal?.throwIfAborted();
    // A defect met on one document must not cost the reader the rest of the folder.
    yield { kind: 'problem', problem: { origin, line, reason: `could not be read: ${messageOf(error)}` } };
  }
}

async function* settle(extraction: Extraction, options: IngestOptions, purpose: ExtractOptions['purpose'], ports: ReadPorts, line: number | null): AsyncGenerator<ReadItem> {
  if (extraction.kind === 'problem') yield extraction;
  else if (extraction.kind === 'article') yield { kind: 'article', draft: extraction.article, line };
  else yield* fetchUnfetched(extraction, options, purpose, ports);
}

/** A line that gives only an address: the page is fetched, and what the line states fills what the page does not. */
async function* fetchUnfetched({ url, origin, line, stated }: Extract<Extraction, { kind: 'unfetched' }>, options: IngestOptions, purpose: ExtractOptions['purpose'], ports: ReadPorts): AsyncGenerator<ReadItem> {
  let document: RawDocument;
  try {
    document = await ports.fetchPage(url, options.signal);
  } catch (error) {
    options.signal?.throwIfAborted();
    yield { kind: 'problem', problem: { origin, line, reason: messageOf(error) } };
    return;
  }
  for (const extraction of ports.extractDocument(document, { purpose })) {
    if (extraction.kind === 'article') yield { kind: 'article', draft: applyOverrides(extraction.article, stated), line };
    else if (extraction.kind === 'problem') yield { kind: 'problem', problem: { origin, line, reason: `${url}: ${extraction.problem.reason}` } };
  }
}

function statedFields({ outlet, url, published }: IngestOptions): StatedFields {
  const address = url === undefined ? undefined : canonicalUrl(url);
  if (address === null) throw new DeskError(`--url ${url} is not an http or https address`);
  let publishedAt;
  try {
    publishedAt = published === undefined ? undefined : statedInstant(published);
  } catch (error) {
    throw new DeskError(`--published ${messageOf(error)}`);
  }
  return {
    ...(outlet === undefined ? {} : { outlet }),
    ...(address === undefined ? {} : { url: address }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
}
