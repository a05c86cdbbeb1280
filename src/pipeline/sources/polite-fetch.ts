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
  /** What the server's tdmrep.json reserves for an address: the file's name; null if it reserves nothing. */
  tdmReservation(address: string, signal: AbortSignal | undefined): Promise<string | null>;
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
  const book = createHostRules(ports);
  const holds = new LRUCache<string, { readonly untilMs: number; readonly status: number }>({ max: HOSTS_MAX });

  /** Null: the address may be asked. */
  const refusalOf = async (url: URL, signal: AbortSignal | undefined, isInTurn: boolean): Promise<Refusal | null> => {
    const held = holds.get(url.host);
    if (held !== undefined && held.untilMs > now()) return { kind: 'later', reason: `the server asked to be left alone for a while (${held.status})`, status: held.status, retryAfterMs: held.untilMs - now() };
    const { robots, untilMs } = await book.rulesOf(url, signal, isInTurn);
    if (robots === 'unknown') return { kind: 'later', reason: `${url.host} does not say in its robots.txt what may be read`, status: null, retryAfterMs: Math.max(60_000, untilMs - now()) };
    return isAllowed(robots, url.href) ? null : { kind: 'forbidden', by: `${url.host}/robots.txt` };
  };
  const judge = (url: URL, resource: FetchedResource): PoliteAnswer => {
    const { status, headers } = resource;
    if (status !== 429 && status < 500) return { kind: 'answer', resource };
    const afterMs = retryAfterMs(headers['retry-after'] ?? null, now());
    if (afterMs !== null && (status === 429 || status === 503)) holds.set(url.host, { untilMs: now() + afterMs, status });
    return { kind: 'later', reason: `the server answered ${status}`, status, retryAfterMs: afterMs };
  };
  return {
    tdmReservation: (address, signal) => book.tdmReservation(address, signal),
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
        return judge(url, await gate.run(url.host, () => fetchResource(address, { ...options, mayFollow }), { spacingMs: crawlDelayOf(book.known(url)), signal: options.signal }));
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
