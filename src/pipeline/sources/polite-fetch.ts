import { LRUCache } from 'lru-cache';
import type { FetchedResource, FetchRequest } from '../../fetch/index.ts';
import { FetchError } from '../../fetch/index.ts';
import { crawlDelayMs, isAllowed, retryAfterMs, type Robots, robotsFor, tdmReserves } from '../../sources/index.ts';
import type { SourcePorts } from './ports.ts';

export type PoliteAnswer =
  | { readonly kind: 'answer'; readonly resource: FetchedResource }
  /** robots.txt says no. */
  | { readonly kind: 'forbidden'; readonly by: string }
  /** No answer, or one that asks to come again later. */
  | { readonly kind: 'later'; readonly reason: string; readonly status: number | null; readonly retryAfterMs: number | null };

export interface PoliteFetch {
  fetch(address: string, options: Pick<FetchRequest, 'etag' | 'lastModified' | 'accept' | 'signal' | 'bytesMax'>): Promise<PoliteAnswer>;
  /** What the server's tdmrep.json reserves for an address; null if it has none. */
  tdmReservation(address: string, signal: AbortSignal | undefined): Promise<string | null>;
}

interface HostRules {
  /** `unknown`: the server did not say, so nothing is asked of it. */
  readonly robots: Robots | 'unknown';
  readonly untilMs: number;
}

const DAY_MS = 86_400_000;
/** How long to believe that a robots.txt cannot be had. */
const UNKNOWN_FOR_MS = 3_600_000;
/** RFC 9309, 2.5: at least 500 KiB of it must be read. */
const RULES_BYTES_MAX = 600_000;
const HOSTS_MAX = 2_000;
/** A server may slow us down to this between two requests; one that asks for more gets this. */
const CRAWL_DELAY_MS_MAX = 60_000;

/**
 * Requests as a guest makes them: what robots.txt forbids is not asked, redirects included; one request at a time to a
 * host; and a host that says "later" is left alone until then, whoever asks.
 */
export function createPoliteFetch({ fetchResource, gate, now }: Pick<SourcePorts, 'fetchResource' | 'gate' | 'now'>): PoliteFetch {
  const rules = new LRUCache<string, HostRules>({ max: HOSTS_MAX });
  const tdm = new LRUCache<string, { readonly json: string | null; readonly untilMs: number }>({ max: HOSTS_MAX });
  const holds = new LRUCache<string, { readonly untilMs: number; readonly status: number }>({ max: HOSTS_MAX });

  const ask = (url: URL, path: string, accept: string, signal: AbortSignal | undefined): Promise<FetchedResource> =>
    fetchResource(`${url.origin}${path}`, { accept, bytesMax: RULES_BYTES_MAX, ...(signal === undefined ? {} : { signal }) });

  /** `isInTurn`: asked on the way of a redirect, while a host's turn is held: waiting for another's could wait for ever. */
  async function rulesOf(url: URL, signal: AbortSignal | undefined, isInTurn: boolean): Promise<HostRules> {
    const known = rules.get(url.origin);
    if (known !== undefined && known.untilMs > now()) return known;
    const found = await readRobots(url, signal, isInTurn);
    rules.set(url.origin, found);
    return found;
  }

  async function readRobots(url: URL, signal: AbortSignal | undefined, isInTurn: boolean): Promise<HostRules> {
    const read = (): Promise<FetchedResource> => ask(url, '/robots.txt', 'text/plain', signal);
    try {
      const { status, bytes } = await (isInTurn ? read() : gate.run(url.host, read, { signal }));
      // A server that fails may mend itself within the hour; until then nothing is asked, and that is no "forbidden".
      if (status < 500 && status !== 429) return { robots: robotsFor(status, Buffer.from(bytes).toString('utf8')), untilMs: now() + DAY_MS };
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof FetchError)) throw error;
    }
    return { robots: 'unknown', untilMs: now() + UNKNOWN_FOR_MS };
  }

  /** Null: the address may be asked. */
  async function refusal(address: string, signal: AbortSignal | undefined, isInTurn = false): Promise<PoliteAnswer | null> {
    const url = URL.parse(address);
    if (url === null) return null; // the fetcher says what is wrong with it
    const { robots, untilMs } = await rulesOf(url, signal, isInTurn);
    if (robots === 'unknown') return { kind: 'later', reason: `${url.host} does not say in its robots.txt what may be read`, status: null, retryAfterMs: Math.max(60_000, untilMs - now()) };
    return isAllowed(robots, address) ? null : { kind: 'forbidden', by: `${url.host}/robots.txt` };
  }

  return {
    async fetch(address, options) {
      const url = URL.parse(address);
      const held = url === null ? undefined : holds.get(url.host);
      if (held !== undefined && held.untilMs > now()) return { kind: 'later', reason: `the server asked to be left alone for a while (${held.status})`, status: held.status, retryAfterMs: held.untilMs - now() };
      const refused = await refusal(address, options.signal);
      if (refused !== null) return refused;
      const delayMs = url === null ? null : crawlDelayOf(rules.get(url.origin));
      let forbiddenBy: string | null = null;
      const mayFollow = async (target: string): Promise<boolean> => {
        const blocked = await refusal(target, options.signal, true);
        if (blocked !== null) forbiddenBy = blocked.kind === 'forbidden' ? blocked.by : `${URL.parse(target)?.host ?? target} (its robots.txt cannot be read)`;
        return blocked === null;
      };
      try {
        const resource = await gate.run(url?.host ?? address, () => fetchResource(address, { ...options, mayFollow }), { spacingMs: delayMs ?? undefined, signal: options.signal });
        const { status } = resource;
        if (status !== 429 && status < 500) return { kind: 'answer', resource };
        const afterMs = retryAfterMs(resource.headers['retry-after'] ?? null, now());
        if (afterMs !== null && url !== null && (status === 429 || status === 503)) holds.set(url.host, { untilMs: now() + afterMs, status });
        return { kind: 'later', reason: `the server answered ${status}`, status, retryAfterMs: afterMs };
      } catch (error) {
        options.signal?.throwIfAborted();
        if (forbiddenBy !== null) return { kind: 'forbidden', by: forbiddenBy };
        if (error instanceof FetchError) return { kind: 'later', reason: error.reason, status: error.status, retryAfterMs: null };
        throw error;
      }
    },
    async tdmReservation(address, signal) {
      const url = URL.parse(address);
      if (url === null) return null;
      const known = tdm.get(url.origin);
      const json = known !== undefined && known.untilMs > now() ? known.json : await readTdmRep(url, signal);
      return json !== null && tdmReserves(json, address) ? `${url.host}/.well-known/tdmrep.json` : null;
    },
  };

  async function readTdmRep(url: URL, signal: AbortSignal | undefined): Promise<string | null> {
    let found: string | null = null;
    try {
      const { status, bytes } = await gate.run(url.host, () => ask(url, '/.well-known/tdmrep.json', 'application/json', signal), { signal });
      if (status >= 200 && status < 300) found = Buffer.from(bytes).toString('utf8');
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof FetchError)) throw error;
    }
    tdm.set(url.origin, { json: found, untilMs: now() + DAY_MS });
    return found;
  }
}

function crawlDelayOf(rules: HostRules | undefined): number | null {
  if (rules === undefined || rules.robots === 'unknown') return null;
  const delayMs = crawlDelayMs(rules.robots);
  return delayMs === null ? null : Math.min(delayMs, CRAWL_DELAY_MS_MAX);
}
