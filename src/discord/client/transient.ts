import { DiscordAPIError, HTTPError } from 'discord.js';

/** Trouble of the network or of Discord's side that may be over in a moment; discord.js has already repeated the request. */
export function isTransient(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 429 || error.status >= 500;
  if (error instanceof HTTPError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  return 'code' in error && typeof error.code === 'string' && /^(?:ECONN|EAI_AGAIN|ENOTFOUND|ETIMEDOUT|EPIPE|ENETUNREACH|EHOSTUNREACH|UND_ERR_)/.test(error.code);
}

/** Whether Discord answered with this error code (40060, 10062, …). */
export function hasCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

const PAUSES_MS = [500, 1_500, 4_000];

/**
 * Repeats what may be repeated (an edit, a reply with an enforced nonce) through some seconds of trouble.
 *
 * @throws the last error, or at once one that is not transient.
 */
export async function withPatience<T>(attempt: () => Promise<T>, pausesMs: readonly number[] = PAUSES_MS): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTransient(error)) throw error;
      await new Promise((resolve) => { setTimeout(resolve, pauseMs); });
    }
  }
  return attempt();
}
