import { LRUCache } from 'lru-cache';
import { FetchError, type FetchedResource, type FetchRequest } from '../../fetch/index.ts';
import { crawlDelayMs, isAllowed, retryAfterMs } from '../../sources/index.ts';
import { createHostRules, type HostRules } from './host-rules.ts';
import type { SourcePorts } from './ports.ts';

export type PoliteAnswer =
  | { readonly kind: 'answer'; readonly resource: FetchedResource }
  /** robots.txt says no. */
  | { readonly kind: 'forbidden'; readonly by: string }
  /** No answer, or one that asks to come again later. */
  | { readonly kind: 'later'; readonly reason: string; readonly status: number | null; readonly retryAfterMs: number | null };

type Refusal = Exclude<PoliteAnswer, { kind: 'answer' }>;

export interface PoliteFetch {
  fetch(address: string, options: Pick<FetchRequest, 'etag' | 'lastModified' | 'accept' | 'signal' | 'bytesMax'>): Promise<PoliteAnswer>;
  /**
   * What the server's tdmrep.json reserves for an address: the file's name; null if it reserves nothing. It is not asked for
   * where the address itself may not be, now or ever: then that.
   */
  tdmReservation(address: string, signal: AbortSignal | undefined): Promise<string | Refusal | null>;
}

const HOSTS_MAX = 2_000;
/** A server may slow us down to this between two requests; one that asks for more gets this. */
const CRAWL_DELAY_MS_MAX = 60_000;

/**
 * Requests as a guest makes them: what robots.txt forbids is not asked, redirects included; one request at a time to a
 * host; and a host that says "later" is left alone until then, whoever asks.
 */
export function createPoliteFetch(ports: Pick<SourcePorts, 'fetchResource' | 'gate' | 'now'>): PoliteFetch {
  const { fetchResource, gate, now } = ports;
  const holds = new LRUCache<string, { readonly untilMs: number; readonly status: number }>({ max: HOSTS_MAX });
  /** For how long the server asks to be left alone, and remembers it; null if it does not say. */
  const heed = (url: URL, { status, headers }: FetchedResource): number | null => {
    const afterMs = status === 429 || status >= 500 ? retryAfterMs(headers['retry-after'] ?? null, now()) : null;
    if (afterMs !== null && (status === 429 || status === 503)) holds.set(url.host, { untilMs: now() + afterMs, status });
    return afterMs;
  };
  const heldRefusal = (url: URL): Refusal | null => {
    const held = holds.get(url.host);
    return held === undefined || held.untilMs <= now() ? null : { kind: 'later', reason: `the server asked to be left alone for a while (${held.status})`, status: held.status, retryAfterMs: held.untilMs - now() };
  };
  const book = createHostRules(ports, { heed, isHeld: (url) => heldRefusal(url) !== null });

  /** Null: the address may be asked. */
  const refusalOf = async (url: URL, signal: AbortSignal | undefined, isInTurn: boolean): Promise<Refusal | null> => {
    const held = heldRefusal(url);
    if (held !== null) return held;
    const { robots, untilMs } = await book.rulesOf(url, signal, isInTurn);
    if (robots === 'unknown') return { kind: 'later', reason: `${url.host} does not say in its robots.txt what may be read`, status: null, retryAfterMs: Math.max(60_000, untilMs - now()) };
    return isAllowed(robots, url.href) ? null : { kind: 'forbidden', by: `${url.host}/robots.txt` };
  };
  const judge = (url: URL, resource: FetchedResource): PoliteAnswer => {
    const { status } = resource;
    const afterMs = heed(url, resource);
    return status !== 429 && status < 500 ? { kind: 'answer', resource } : { kind: 'later', reason: `the server answered ${status}`, status, retryAfterMs: afterMs };
  };
  return {
    async tdmReservation(address, signal) {
      const url = URL.parse(address);
      if (url === null) return null;
      return (await refusalOf(url, signal, false)) ?? book.tdmReservation(address, signal);
    },
    async fetch(address, options) {
      const url = URL.parse(address);
      if (url === null) return { kind: 'later', reason: 'it is not an address', status: null, retryAfterMs: null };
      const refused = await refusalOf(url, options.signal, false);
      if (refused !== null) return refused;
      let onTheWay: Refusal | null = null;
      const mayFollow = async (target: string): Promise<boolean> => {
        const next = URL.parse(target);
        onTheWay = next === null ? null : await refusalOf(next, options.signal, true);
        return onTheWay === null;
      };
      try {
        // Whoever was before us in the queue may just have been told to come again later.
        return await gate.run(url.host, async () => heldRefusal(url) ?? judge(url, await fetchResource(address, { ...options, mayFollow })), { spacingMs: crawlDelayOf(book.known(url)), signal: options.signal });
      } catch (error) {
        options.signal?.throwIfAborted();
        if (onTheWay !== null) return onTheWay;
        if (error instanceof FetchError) return { kind: 'later', reason: error.reason, status: error.status, retryAfterMs: null };
        throw error;
      }
    },
  };
}

function crawlDelayOf(rules: HostRules | null): number | undefined {
  if (rules === null || rules.robots === 'unknown') return undefined;
  const delayMs = crawlDelayMs(rules.robots);
  return delayMs === null ? undefined : Math.min(delayMs, CRAWL_DELAY_MS_MAX);
}
