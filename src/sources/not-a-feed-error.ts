import { DeskError } from '../errors.ts';

/** A document that is no feed at all: a page, an error message, a picture. */
export class NotAFeedError extends DeskError {
  override readonly name = 'NotAFeedError';
  readonly origin: string;

  constructor(origin: string, reason: string, options?: ErrorOptions) {
    super(`${origin} is not a feed: ${reason}.`, options);
    this.origin = origin;
  }
}
