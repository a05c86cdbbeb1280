/** What goes wrong with a request. */
export type FaultKind =
  /** Answered with this status, without effect. */
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown }
  /** Took effect, and is answered with this status all the same: a retry may double it. */
  | { readonly kind: 'status-after'; readonly status: number }
  /** 429 without effect. Scope `global` sends X-RateLimit-Global. */
  | { readonly kind: 'rate-limit'; readonly retryAfterMs: number; readonly scope?: 'user' | 'global' | 'shared' }
  /** Takes effect `ms` later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Takes effect at once, is answered `ms` later. */
  | { readonly kind: 'slow-answer'; readonly ms: number }
  /** The connection breaks before the request takes effect. */
  | { readonly kind: 'drop-before'; readonly how?: DropHow }
  /** The connection breaks after the request took effect, without an answer. */
  | { readonly kind: 'drop-after'; readonly how?: DropHow };

/** A reset (the default) is ECONNRESET, which discord.js tries again; a close is UND_ERR_SOCKET, which it throws. */
export type DropHow = 'reset' | 'close';

export type Fault = FaultKind & {
  /** Any method if not given. */
  readonly method?: string;
  /** Matched with the path without `/api/v10`, without the query. */
  readonly path: RegExp;
  /** Only a request with such a body; any if not given. */
  readonly having?: (body: unknown) => boolean;
  /** How many requests it meets; once if not given. */
  readonly times?: number;
  /** How many matching requests pass unharmed first; none if not given. */
  readonly after?: number;
  /** Told when a request meets it, before anything becomes of the request; what it gives is awaited. */
  readonly onMet?: () => void | Promise<void>;
};

export interface FaultHandle {
  /** How many requests have met it. */
  readonly met: () => number;
  readonly remove: () => void;
}

/** Faults a test has ordered; the first that matches a request and is not used up meets it. */
export class Faults {
  readonly #list: { fault: Fault; met: number; passed: number }[] = [];

  add(fault: Fault): FaultHandle {
    const entry = { fault, met: 0, passed: 0 };
    this.#list.push(entry);
    return { met: () => entry.met, remove: () => this.#remove(entry) };
  }

  clear(): void {
    this.#list.length = 0;
  }

  /** The fault this request meets, if any; counts it. */
  take(method: string, path: string, body: unknown): Fault | null {
    for (const entry of this.#list) {
      const { fault } = entry;
      const isMatch = (fault.method === undefined || fault.method === method) && new RegExp(fault.path.source, fault.path.flags.replace('g', '')).test(path) && fault.having?.(body) !== false;
      if (!isMatch || entry.met >= (fault.times ?? 1)) continue;
      if (entry.passed < (fault.after ?? 0)) {
        entry.passed++;
        continue;
      }
      entry.met++;
      return fault;
    }
    return null;
  }

  #remove(entry: { fault: Fault; met: number; passed: number }): void {
    const at = this.#list.indexOf(entry);
    if (at >= 0) this.#list.splice(at, 1);
  }
}
