import { LRUCache } from 'lru-cache';
import { FetchError, type FetchedResource } from '../../fetch/index.ts';
import { type Robots, robotsFor, tdmReserves } from '../../sources/index.ts';
import type { SourcePorts } from './ports.ts';

/** What a host asks of its guests. */
export interface HostRules {
  /** `unknown`: the server did not say, so nothing is asked of it until `untilMs`. */
  readonly robots: Robots | 'unknown';
  readonly untilMs: number;
}

export interface HostRulesBook {
  /** `isInTurn`: asked on the way of a redirect, while a host's turn is held: waiting for another's could wait for ever. */
  rulesOf(url: URL, signal: AbortSignal | undefined, isInTurn: boolean): Promise<HostRules>;
  known(url: URL): HostRules | null;
  /** What the server's tdmrep.json reserves for an address: the file's name; null if it reserves nothing. */
  tdmReservation(address: string, signal: AbortSignal | undefined): Promise<string | null>;
}

const DAY_MS = 86_400_000;
/** How long to believe that a file cannot be had. */
const UNKNOWN_FOR_MS = 3_600_000;
/** RFC 9309, 2.5: at least 500 KiB of it must be read. */
const RULES_BYTES_MAX = 600_000;
const HOSTS_MAX = 2_000;

export interface HostManners {
  /** Is shown every answer: it may ask to be left alone. */
  readonly heed: (url: URL, answer: FetchedResource) => void;
  /** Whether the host has asked to be left alone, by now: it may have while a request waited for its turn. */
  readonly isHeld: (url: URL) => boolean;
}

/** robots.txt and tdmrep.json of each host, asked for once a day. */
export function createHostRules({ fetchResource, gate, now }: Pick<SourcePorts, 'fetchResource' | 'gate' | 'now'>, { heed, isHeld }: HostManners): HostRulesBook {
  const rules = new LRUCache<string, HostRules>({ max: HOSTS_MAX });
  const tdm = new LRUCache<string, { readonly json: string | null; readonly untilMs: number }>({ max: HOSTS_MAX });
  /** Null where there is no answer at all. */
  const ask = async (url: URL, path: string, accept: string, signal: AbortSignal | undefined, isInTurn: boolean): Promise<FetchedResource | null> => {
    const read = async (): Promise<FetchedResource | null> => {
      if (isHeld(url)) return null;
      const answer = await fetchResource(`${url.origin}${path}`, { accept, bytesMax: RULES_BYTES_MAX, ...(signal === undefined ? {} : { signal }) });
      heed(url, answer);
      return answer;
    };
    try {
      return await (isInTurn ? read() : gate.run(url.host, read, { signal }));
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof FetchError) return null;
      throw error;
    }
  };
  const readRobots = async (url: URL, signal: AbortSignal | undefined, isInTurn: boolean): Promise<HostRules> => {
    const answer = await ask(url, '/robots.txt', 'text/plain', signal, isInTurn);
    // A server that fails may mend itself within the hour; until then nothing is asked, and that is no "forbidden".
    if (answer === null || answer.status >= 500 || answer.status === 429) return { robots: 'unknown', untilMs: now() + UNKNOWN_FOR_MS };
    return { robots: robotsFor(answer.status, Buffer.from(answer.bytes).toString('utf8')), untilMs: now() + DAY_MS };
  };
  return {
    async rulesOf(url, signal, isInTurn) {
      const known = rules.get(url.origin);
      if (known !== undefined && known.untilMs > now()) return known;
      const found = await readRobots(url, signal, isInTurn);
      rules.set(url.origin, found);
      return found;
    },
    known: (url) => rules.get(url.origin) ?? null,
    async tdmReservation(address, signal) {
      const url = URL.parse(address);
      if (url === null) return null;
      let held = tdm.get(url.origin);
      if (held === undefined || held.untilMs <= now()) {
        const answer = await ask(url, '/.well-known/tdmrep.json', 'application/json', signal, false);
        held = { json: answer !== null && answer.status >= 200 && answer.status < 300 ? Buffer.from(answer.bytes).toString('utf8') : null, untilMs: now() + (answer === null ? UNKNOWN_FOR_MS : DAY_MS) };
        tdm.set(url.origin, held);
      }
      return held.json !== null && tdmReserves(held.json, address) ? `${url.host}/.well-known/tdmrep.json` : null;
    },
  };
}
