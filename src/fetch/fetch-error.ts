import { DeskError } from '../errors.ts';

/** A page that could not be fetched: the address, the HTTP status if there was one, and the reason in words. */
export class FetchError extends DeskError {
  override readonly name = 'FetchError';
  readonly address: string;
  readonly status: number | null;
  readonly reason: string;

  constructor(address: string, status: number | null, reason: string, options?: ErrorOptions) {
    super(`Could not fetch ${address}: ${reason}`, options);
    this.address = address;
    this.status = status;
    this.reason = reason;
  }
}
