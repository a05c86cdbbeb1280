export interface HostGateOptions {
  /** Between the end of one request to a host and the beginning of the next, milliseconds. */
  readonly spacingMs: number;
  readonly now: () => number;
  /** By the same clock. Ends early when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

export interface HostGate {
  /** Runs `work` when it is the host's turn; `spacingMs` where the host itself asks for more than ours (Crawl-delay). */
  run<T>(host: string, work: () => Promise<T>, options?: { readonly spacingMs?: number | undefined; readonly signal?: AbortSignal | undefined }): Promise<T>;
}

/** Hosts remembered; what was asked longest ago goes first. */
const HOSTS_MAX = 10_000;

/**
 * One request at a time to each host, and a pause between two: what a server's owner sees of us, whatever else goes on.
 * Hosts do not wait for each other. The clock is the caller's, so that a year can pass in a test.
 */
export function createHostGate({ spacingMs, now, sleep }: HostGateOptions): HostGate {
  const hosts = new Map<string, { turn: Promise<unknown>; freeAtMs: number }>();
  return {
    run(host, work, { spacingMs: askedMs = 0, signal } = {}) {
      const held = hosts.get(host) ?? { turn: Promise.resolve(), freeAtMs: Number.NEGATIVE_INFINITY };
      hosts.delete(host);
      hosts.set(host, held);
      const mine = held.turn.then(async () => {
        signal?.throwIfAborted();
        const waitMs = held.freeAtMs - now();
        // A clock that was set back must not hold a host for ever.
        if (waitMs > 0) await sleep(Math.min(waitMs, Math.max(spacingMs, askedMs)), signal);
        signal?.throwIfAborted();
        try {
          return await work();
        } finally {
          held.freeAtMs = now() + Math.max(spacingMs, askedMs);
        }
      });
      held.turn = mine.catch(() => undefined);
      for (const [oldest, { freeAtMs }] of hosts) {
        if (hosts.size <= HOSTS_MAX || freeAtMs > now()) break;
        hosts.delete(oldest);
      }
      return mine;
    },
  };
}
