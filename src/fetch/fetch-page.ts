import type { RawDocument } from '../domain/document.ts';
import type { ResolveHost } from './address-guard.ts';
import { FetchError } from './fetch-error.ts';
import { createFetcher } from './fetch-resource.ts';

export interface FetchPageOptions {
  readonly signal?: AbortSignal | undefined;
  /** For the whole exchange, redirects included. */
  readonly timeoutMs?: number | undefined;
  readonly redirectsMax?: number | undefined;
  /** After decompression. */
  readonly bytesMax?: number | undefined;
  /** Lets 127.0.0.0/8 and ::1 through, and nothing else that is not public. For tests and a reader's own server. */
  readonly allowLoopback?: boolean | undefined;
  /** The system's resolver by default. */
  readonly resolve?: ResolveHost | undefined;
}

const USER_AGENT = 'ForeignDesk/0.1 (reads pages its owner names)';
const ACCEPT = 'text/html, application/xhtml+xml, application/json;q=0.9, text/*;q=0.8, */*;q=0.1';

/**
 * Fetches one page over http or https.
 *
 * @throws FetchError if the address is not one, is not public, does not answer in time, answers with an error or too much.
 */
export async function fetchPage(address: string, { signal, allowLoopback = false, ...limits }: FetchPageOptions = {}): Promise<RawDocument> {
  const fetcher = createFetcher({ userAgent: USER_AGENT, allowLoopback, ...limits });
  try {
    const { status, statusText, url, headers, bytes } = await fetcher.fetchResource(address, { accept: ACCEPT, signal });
    if (status < 200 || status > 299) throw new FetchError(address, `the server answered ${status}${statusText === '' ? '' : ` ${statusText}`}`, { failure: 'status', status });
    return { origin: address, url, contentType: headers['content-type'] ?? null, bytes };
  } finally {
    fetcher.close();
  }
}
