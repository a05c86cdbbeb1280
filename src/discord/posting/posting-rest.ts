import { type Client, REST } from 'discord.js';

/** Waits for a rate limit longer than this are the schedule's own: it lets others post meanwhile. Real milliseconds. */
const LIMIT_WAIT_MS_MAX = 15_000;
/** What had left when the bot was told to stop may still be answered for so long. Real milliseconds. */
const LAST_ANSWER_MS = 3_000;

/** A request that did not leave, because the bot was told to stop. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

export interface PostingRest {
  readonly rest: REST;
  /** A request's signal: aborted with the caller's, except that at the stop what has left gets a moment for its answer. */
  readonly signalFor: (signal: AbortSignal) => AbortSignal;
  readonly close: () => void;
}

/**
 * Requests of the schedule, beside the client's own: it repeats none by itself, because after a doubt the channel's
 * history is looked at first, and lets none leave once `stop` is aborted, not from a queue that waits for a rate limit either.
 */
export function createPostingRest(client: Pick<Client<true>, 'rest' | 'token'>, stop: AbortSignal, onLimited: (waitMs: number) => void): PostingRest {
  const { options } = client.rest;
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const whenStopped = (): void => { timer = setTimeout(() => late.abort(stop.reason), LAST_ANSWER_MS).unref(); };
  if (stop.aborted) whenStopped();
  else stop.addEventListener('abort', whenStopped, { once: true });
  const rest = new REST({
    ...options,
    retries: 0,
    rejectOnRateLimit: ({ timeToReset }) => timeToReset > LIMIT_WAIT_MS_MAX,
    makeRequest: (url, init) => {
      if (stop.aborted) throw new StoppedError('The bot stops; nothing more is posted');
      return options.makeRequest(url, init);
    },
  }).setToken(client.token);
  rest.on('rateLimited', ({ timeToReset }) => onLimited(timeToReset));
  return {
    rest,
    signalFor: (signal) => {
      const given = new AbortController();
      const whenAborted = (): void => { if (!stop.aborted) given.abort(signal.reason); };
      if (signal.aborted) whenAborted();
      else signal.addEventListener('abort', whenAborted, { once: true });
      return AbortSignal.any([given.signal, late.signal]);
    },
    close: () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', whenStopped);
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  };
}
