import type { Dispatcher, Response } from 'undici';
import { fetch } from 'undici';
import { createGuardedAgent, hostRefusal, type ResolveHost } from './address-guard.ts';
import { explainFailure, HeadersLateError } from './explain-failure.ts';
import { FetchError } from './fetch-error.ts';
import { permanentUrlOf, type Redirect } from './permanent-url.ts';

export interface FetcherOptions {
  /** Says who asks, and how to reach them. */
  readonly userAgent: string;
  /** Lets 127.0.0.0/8 and ::1 through, and nothing else that is not public. For tests and a reader's own server. */
  readonly allowLoopback: boolean;
  /** For the whole exchange, redirects included. */
  readonly timeoutMs?: number | undefined;
  /** From a request to the end of its answer's headers. */
  readonly headersTimeoutMs?: number | undefined;
  /** Between one part of a body and the next. */
  readonly bodyTimeoutMs?: number | undefined;
  readonly redirectsMax?: number | undefined;
  /** After decompression. */
  readonly bytesMax?: number | undefined;
  /** The system's resolver by default; what it gives is judged all the same. */
  readonly resolve?: ResolveHost | undefined;
}

export interface FetchRequest {
  /** Validators of what is already known: an answer with neither changed is `notModified`. */
  readonly etag?: string | null | undefined;
  readonly lastModified?: string | null | undefined;
  readonly accept?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Only less than the fetcher's own. */
  readonly bytesMax?: number | undefined;
  /** Asked before each redirect is followed (robots.txt of the other host). */
  readonly mayFollow?: ((url: string) => Promise<boolean> | boolean) | undefined;
}

/** An answer, whatever its status. Addresses are without fragments. */
export interface FetchedResource {
  readonly requestedUrl: string;
  /** After redirects. */
  readonly url: string;
  /** The address to ask from now on, if the server said so: the end of a leading chain of 301 and 308; otherwise null. */
  readonly permanentUrl: string | null;
  readonly status: number;
  readonly statusText: string;
  readonly redirects: readonly Redirect[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly notModified: boolean;
  /** Of a success only; the text of an error page is nobody's news. */
  readonly bytes: Uint8Array;
}

export interface Fetcher {
  /**
   * Asks an address over http or https. An HTTP error is an answer; a FetchError is thrown where there is none.
   *
   * @throws FetchError if it is no address, is not public, does not answer in time or whole, or redirects too often.
   */
  fetchResource(address: string, request?: FetchRequest): Promise<FetchedResource>;
  /** Ends its connections, and whatever still waits for them. */
  close(): void;
}

export const FETCH_DEFAULTS = { timeoutMs: 20_000, headersTimeoutMs: 15_000, bodyTimeoutMs: 15_000, redirectsMax: 5, bytesMax: 20_000_000 };
/** What is read of a redirect's own text, so that its connection can be used again. */
const DRAINED_BYTES_MAX = 65_536;

interface Exchange {
  readonly named: string;
  readonly request: FetchRequest;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly dispatcher: Dispatcher;
  readonly allowLoopback: boolean;
  readonly headersTimeoutMs: number;
  readonly redirectsMax: number;
  readonly bytesMax: number;
}

/**
 * One client for many requests: connections are kept and used again, within limits on time, bytes and redirects, and
 * past the SSRF guard at the first address and at every redirect.
 *
 * @example
 * const fetcher = createFetcher({ userAgent: 'ForeignDesk (desk@example.org)', allowLoopback: false });
 * const { status, bytes, etag } = await fetcher.fetchResource('https://news.example/feed.xml', { etag: known });
 */
export function createFetcher({ userAgent, allowLoopback, resolve, ...given }: FetcherOptions): Fetcher {
  const limits = { ...FETCH_DEFAULTS, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
  for (const [name, value] of Object.entries(limits)) if (!Number.isInteger(value) || value < 0) throw new RangeError(`${name} must be a whole number, got ${value}`);
  const { timeoutMs, headersTimeoutMs, bodyTimeoutMs, redirectsMax, bytesMax } = limits;
  const dispatcher = createGuardedAgent({ allowLoopback, connectTimeoutMs: timeoutMs, headersTimeoutMs, bodyTimeoutMs, bytesMax, resolve });
  const closing = new AbortController();
  return {
    async fetchResource(address, request = {}) {
      const total = AbortSignal.timeout(timeoutMs);
      const signal = AbortSignal.any([total, closing.signal, ...(request.signal === undefined ? [] : [request.signal])]);
      const headers = headersOf(userAgent, request);
      try {
        return await exchange({ named: address, request, headers, signal, dispatcher, allowLoopback, headersTimeoutMs, redirectsMax, bytesMax: Math.min(bytesMax, request.bytesMax ?? bytesMax) });
      } catch (error) {
        throw explainFailure(address, error, { caller: request.signal, total, totalMs: timeoutMs, closed: closing.signal });
      }
    },
    close() {
      closing.abort();
      // Not awaited: a server that holds its connection open must not hold us.
      void dispatcher.destroy();
    },
  };
}

function headersOf(userAgent: string, { accept = '*/*', etag, lastModified }: FetchRequest): Record<string, string> {
  // A validator that no header can carry is left out: the answer is then a whole one, not an error at every poll.
  const sendable = (value: string | null | undefined): value is string => typeof value === 'string' && /^[\x20-\x7e\x80-\xff]+$/.test(value);
  return {
    'user-agent': userAgent, accept,
    ...(sendable(etag) ? { 'if-none-match': etag } : {}),
    ...(sendable(lastModified) ? { 'if-modified-since': lastModified } : {}),
  };
}

async function exchange(exchange: Exchange): Promise<FetchedResource> {
  const { named, redirectsMax, signal } = exchange;
  const requested = parseAddress(named, named);
  const redirects: Redirect[] = [];
  let url = requested;
  for (;;) {
    const refusal = hostRefusal(url.hostname, exchange.allowLoopback);
    if (refusal !== null) throw new FetchError(named, refusal, { failure: 'refused' });
    const response = await requestOnce(url, exchange);
    const target = redirectTarget(response);
    if (target === null) return await settle(requested, url, redirects, response, exchange);
    void drain(response);
    const { status } = response;
    const next = parseAddress(named, target, url.href);
    const isCircle = next.href === url.href || redirects.some(({ from }) => from === next.href);
    if (isCircle || redirects.length >= redirectsMax) throw new FetchError(named, `it redirects more than ${redirectsMax} times${isCircle ? ', in a circle' : ''}`, { failure: 'redirects', status });
    redirects.push({ from: url.href, to: next.href, status });
    if (!(await mayFollow(next.href, exchange.request, signal))) throw new FetchError(named, `it redirects to ${next.href}, which may not be fetched`, { failure: 'not-followed', status });
    url = next;
  }
}

function parseAddress(named: string, target: string, base?: string): URL {
  const url = URL.parse(target, base);
  const refuse = (reason: string): FetchError => new FetchError(named, reason, { failure: 'address' });
  if (url === null) throw refuse('it is not an address; write it as https://example.org/page');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse(`${url.protocol}// addresses are not fetched, only http and https`);
  if (url.username !== '' || url.password !== '') throw refuse('an address with a user name or password in it is not fetched');
  url.hash = '';
  return url;
}

/** One request, given up if its headers take too long: a server that sends them a letter at a time resets other clocks. */
async function requestOnce(url: URL, { headers, dispatcher, signal, headersTimeoutMs }: Exchange): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new HeadersLateError()), headersTimeoutMs);
  try {
    return await fetch(url, { dispatcher, headers, redirect: 'manual', signal: AbortSignal.any([signal, late.signal]) });
  } finally {
    clearTimeout(timer);
  }
}

function redirectTarget(response: Response): string | null {
  const location = [301, 302, 303, 307, 308].includes(response.status) ? response.headers.get('location') : null;
  // Servers send addresses in UTF-8, which arrives as one character a byte.
  return location === null || !/[\x80-\xff]/.test(location) ? location : Buffer.from(location, 'latin1').toString('utf8');
}

async function mayFollow(url: string, { mayFollow: ask }: FetchRequest, signal: AbortSignal): Promise<boolean> {
  if (ask === undefined) return true;
  signal.throwIfAborted();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const giveUp = (): void => reject(signal.reason);
  signal.addEventListener('abort', giveUp);
  try {
    return await Promise.race([ended, ask(url)]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** Reads a short rest that is not wanted, so that the connection can be used again; ends the connection over a long one. */
async function drain(response: Response): Promise<void> {
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += (chunk as Uint8Array).byteLength;
      if (length > DRAINED_BYTES_MAX) return;
    }
  } catch {
    return; // it was not wanted
  }
}

async function settle(requested: URL, url: URL, redirects: readonly Redirect[], response: Response, { named, bytesMax }: Exchange): Promise<FetchedResource> {
  const { status, statusText, ok } = response;
  if (!ok) void drain(response);
  return {
    requestedUrl: requested.href, url: url.href, permanentUrl: permanentUrlOf(requested.href, redirects), status, statusText, redirects,
    headers: Object.fromEntries(response.headers),
    etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified'), notModified: status === 304,
    bytes: ok ? await readBytes(named, response, bytesMax) : new Uint8Array(),
  };
}

async function readBytes(named: string, response: Response, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.byteLength;
    if (length > bytesMax) throw new FetchError(named, `it is larger than ${bytesMax.toLocaleString('en')} bytes, the most that is read of one page`, { failure: 'too-large', status: response.status });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
