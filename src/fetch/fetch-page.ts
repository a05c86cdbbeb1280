import { isIP } from 'node:net';
import type { Dispatcher, Response } from 'undici';
import { fetch } from 'undici';
import type { RawDocument } from '../domain/document.ts';
import { messageOf } from '../errors.ts';
import { createGuardedAgent, mayConnect, RefusedAddressError } from './address-guard.ts';
import { FetchError } from './fetch-error.ts';

export interface FetchPageOptions {
  readonly signal?: AbortSignal;
  /** For the whole exchange, redirects included. */
  readonly timeoutMs?: number;
  readonly redirectsMax?: number;
  /** After decompression. */
  readonly bytesMax?: number;
  /** Lets 127.0.0.0/8 and ::1 through, and nothing else that is not public. For tests and a reader's own server. */
  readonly allowLoopback?: boolean;
}

const DEFAULTS = { timeoutMs: 20_000, redirectsMax: 5, bytesMax: 20_000_000, allowLoopback: false };
const USER_AGENT = 'ForeignDesk/0.1 (reads pages its owner names)';

/**
 * Fetches one page over http or https.
 *
 * @throws FetchError if the address is not one, is not public, does not answer in time, answers with an error or too much.
 */
export async function fetchPage(address: string, options: FetchPageOptions = {}): Promise<RawDocument> {
  const { timeoutMs, redirectsMax, bytesMax, allowLoopback } = { ...DEFAULTS, ...options };
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  const dispatcher = createGuardedAgent({ allowLoopback, timeoutMs });
  try {
    let url = parseAddress(address, address);
    for (let redirects = 0; ; redirects++) {
      assertAllowed(address, url, allowLoopback);
      const response = await fetch(url, { dispatcher, signal, redirect: 'manual', headers: { 'user-agent': USER_AGENT, accept: 'text/html, application/xhtml+xml, application/json;q=0.9, text/*;q=0.8, */*;q=0.1' } });
      const target = redirectTarget(response);
      if (target === null) return await readResponse(address, url, response, bytesMax);
      await response.body?.cancel();
      if (redirects >= redirectsMax) throw new FetchError(address, response.status, `it redirects more than ${redirectsMax} times`);
      url = parseAddress(address, target, url.href);
    }
  } catch (error) {
    throw explain(address, error, { timeout, timeoutMs, caller: options.signal });
  } finally {
    // Not awaited: a server that holds its connection open must not hold us.
    void (dispatcher as Dispatcher).destroy();
  }
}

function parseAddress(named: string, target: string, base?: string): URL {
  const url = URL.parse(target, base);
  if (url === null) throw new FetchError(named, null, 'it is not an address; write it as https://example.org/page');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchError(named, null, `${url.protocol}// addresses are not fetched, only http and https`);
  if (url.username !== '' || url.password !== '') throw new FetchError(named, null, 'an address with a user name or password in it is not fetched');
  return url;
}

/** A host written as a number never passes through the resolver, so it is judged here. */
function assertAllowed(named: string, url: URL, allowLoopback: boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayConnect(host, allowLoopback)) throw new FetchError(named, null, `${host} is not a public address`);
}

function redirectTarget(response: Response): string | null {
  return [301, 302, 303, 307, 308].includes(response.status) ? response.headers.get('location') : null;
}

async function readResponse(named: string, url: URL, response: Response, bytesMax: number): Promise<RawDocument> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new FetchError(named, response.status, `the server answered ${response.status}${response.statusText === '' ? '' : ` ${response.statusText}`}`);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.byteLength;
    if (length > bytesMax) throw new FetchError(named, response.status, `it is larger than ${bytesMax.toLocaleString('en')} bytes, the most that is read of one page`);
    chunks.push(bytes);
  }
  url.hash = '';
  return { origin: named, url: url.href, contentType: response.headers.get('content-type'), bytes: Buffer.concat(chunks) };
}

function explain(address: string, error: unknown, { timeout, timeoutMs, caller }: { timeout: AbortSignal; timeoutMs: number; caller: AbortSignal | undefined }): FetchError {
  if (error instanceof FetchError) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof RefusedAddressError) return new FetchError(address, null, cause.message, { cause });
  if (caller?.aborted === true) return new FetchError(address, null, 'it was cancelled', { cause });
  if (timeout.aborted) return new FetchError(address, null, `it did not answer within ${timeoutMs / 1000} seconds`, { cause });
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return new FetchError(address, null, WORDS_BY_CODE[code] ?? WORDS_BY_CODE[messageOf(cause)] ?? messageOf(cause), { cause });
}

const WORDS_BY_CODE: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of that name, or no network',
  EAI_AGAIN: 'the name could not be looked up; is there a network?',
  ECONNREFUSED: 'the server refused the connection',
  ECONNRESET: 'the server broke the connection off',
  'bad port': 'its port belongs to another service than the web',
  UND_ERR_SOCKET: 'the server broke the connection off',
  UND_ERR_CONNECT_TIMEOUT: 'the server did not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'the server did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'the server stopped answering halfway',
};
