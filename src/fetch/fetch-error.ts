import { DeskError } from '../errors.ts';

/** Why there is no answer, for programs: what may be tried again later, and what will never do. */
export type FetchFailure =
  /** It is no address, or of a kind that is not fetched. */
  | 'address'
  /** It leads to what is not public. */
  | 'refused'
  /** No such host, no connection, a broken one. */
  | 'network'
  | 'too-slow'
  | 'too-large'
  | 'redirects'
  /** Whoever asked does not want a redirect followed. */
  | 'not-followed'
  | 'cancelled'
  /** An HTTP status that is no success, where only a success will do. */
  | 'status';

export interface FetchErrorOptions extends ErrorOptions {
  readonly failure: FetchFailure;
  readonly status?: number | null;
}

/** A page that could not be fetched: the address, the HTTP status if there was one, and the reason in words. */
export class FetchError extends DeskError {
  override readonly name = 'FetchError';
  readonly address: string;
  readonly status: number | null;
  readonly reason: string;
  readonly failure: FetchFailure;

  constructor(address: string, reason: string, { failure, status = null, ...options }: FetchErrorOptions) {
    super(`Could not fetch ${address}: ${reason}`, options);
    this.address = address;
    this.status = status;
    this.reason = reason;
    this.failure = failure;
  }
}
