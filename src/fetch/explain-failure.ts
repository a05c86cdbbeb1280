import { messageOf } from '../errors.ts';
import { RefusedAddressError } from './address-guard.ts';
import { FetchError, type FetchFailure } from './fetch-error.ts';

/** The clocks that may have ended an exchange. */
export interface Ended {
  readonly caller: AbortSignal | undefined;
  readonly total: AbortSignal;
  readonly totalMs: number;
  readonly closed: AbortSignal;
}

/** Thrown into an exchange whose server does not send its headers in time. */
export class HeadersLateError extends Error {
  override readonly name = 'HeadersLateError';
}

/** What ended an exchange without an answer, as a FetchError in words. */
export function explainFailure(address: string, error: unknown, { caller, total, totalMs, closed }: Ended): FetchError {
  if (error instanceof FetchError) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const of = (failure: FetchFailure, reason: string): FetchError => new FetchError(address, reason, { failure, cause });
  if (cause instanceof RefusedAddressError) return of('refused', cause.message);
  if (caller?.aborted === true || closed.aborted) return of('cancelled', 'it was cancelled');
  if (total.aborted) return of('too-slow', `it did not answer within ${totalMs / 1000} seconds`);
  if (cause instanceof HeadersLateError) return of('too-slow', 'the server did not answer in time');
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const [failure, reason] = WORDS_BY_CODE[code] ?? WORDS_BY_CODE[messageOf(cause)] ?? ['network', messageOf(cause)];
  return of(failure, reason);
}

const WORDS_BY_CODE: Readonly<Record<string, readonly [FetchFailure, string]>> = {
  ENOTFOUND: ['network', 'there is no host of that name, or no network'],
  EAI_AGAIN: ['network', 'the name could not be looked up; is there a network?'],
  ECONNREFUSED: ['network', 'the server refused the connection'],
  ECONNRESET: ['network', 'the server broke the connection off'],
  'bad port': ['address', 'its port belongs to another service than the web'],
  Z_DATA_ERROR: ['network', 'what it sent is not compressed as it says'],
  Z_BUF_ERROR: ['network', 'what it sent is cut short'],
  UND_ERR_SOCKET: ['network', 'the server broke the connection off'],
  UND_ERR_HEADERS_OVERFLOW: ['too-large', 'its headers are larger than any page needs'],
  UND_ERR_RES_EXCEEDED_MAX_SIZE: ['too-large', 'it is larger than is read of one page'],
  UND_ERR_CONNECT_TIMEOUT: ['too-slow', 'the server did not answer in time'],
  UND_ERR_HEADERS_TIMEOUT: ['too-slow', 'the server did not answer in time'],
  UND_ERR_BODY_TIMEOUT: ['too-slow', 'the server stopped answering halfway'],
};
