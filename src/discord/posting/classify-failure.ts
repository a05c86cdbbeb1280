import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { PauseReason, PostPlace } from '../../domain/subscription.ts';
import type { SendOutcome } from '../../schedule/index.ts';
import { StoppedError } from './posting-rest.ts';

type Failure = Exclude<SendOutcome, { kind: 'sent' }>;

export interface FailureContext {
  readonly place: PostPlace;
  /** Whether the bot is in a server now. */
  readonly isInGuild: (guildId: string) => boolean;
  /** Milliseconds of the clock in one real one. */
  readonly clockMs: (realMs: number) => number;
}

/** Without a connection no request can have left. */
const NO_CONNECTION = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;

/** Discord's codes by what is gone: the channel or server; the right to see it or to write there; somebody's direct messages. */
const CHANNEL_GONE: ReadonlySet<unknown> = new Set([10_003, 10_004, 50_008, 50_024]);
const PERMISSION_LOST: ReadonlySet<unknown> = new Set([50_001, 50_013, 50_083, 160_005, 40_333]);
const DM_CLOSED: ReadonlySet<unknown> = new Set([50_007, 50_278, 10_013]);
/** Discord turns the message down for the moment: it is busy, or has switched sending off. */
const FOR_THE_MOMENT: ReadonlySet<unknown> = new Set([20_016, 20_022, 20_028, 20_029, 40_002, 40_003, 40_004, 40_006, 130_000]);

/** What a failed request to post means. Where it is not known whether the request took effect, it is in doubt. */
export function classifyFailure(error: unknown, context: FailureContext): Failure {
  if (error instanceof StoppedError) return { kind: 'not-applied', retryAfterMs: null };
  if (error instanceof RateLimitError) return { kind: 'not-applied', retryAfterMs: context.clockMs(error.retryAfter) };
  if (error instanceof DiscordAPIError) return classifyAnswer(error, context);
  if (error instanceof HTTPError) return { kind: 'in-doubt', detail: `HTTP ${error.status}` };
  if (!(error instanceof Error)) return { kind: 'in-doubt', detail: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code !== null && NO_CONNECTION.test(code)) return { kind: 'not-applied', retryAfterMs: null };
  return { kind: 'in-doubt', detail: code ?? error.name };
}

function classifyAnswer({ code, status }: DiscordAPIError, { place, isInGuild }: FailureContext): Failure {
  const gone = (reason: PauseReason): Failure => ({ kind: 'gone', reason });
  if (place.kind === 'dm') {
    if (DM_CLOSED.has(code) || CHANNEL_GONE.has(code) || PERMISSION_LOST.has(code)) return gone('dm-closed');
  } else if (CHANNEL_GONE.has(code) || PERMISSION_LOST.has(code)) {
    return gone(isInGuild(place.guildId) ? (CHANNEL_GONE.has(code) ? 'channel-gone' : 'permission-lost') : 'guild-gone');
  }
  if (status >= 500) return { kind: 'in-doubt', detail: `HTTP ${status}` };
  // A token that is refused says nothing of the message, nor does a limit; the delivery waits.
  if (status === 401 || status === 408 || status === 429 || FOR_THE_MOMENT.has(code)) return { kind: 'not-applied', retryAfterMs: null };
  return { kind: 'refused' };
}
