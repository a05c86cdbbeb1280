/** Tells those who wait that something in the server has changed, so that they look again. */
export class Signal {
  readonly #listeners = new Set<() => void>();

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/**
 * Resolves with the first value `look` gives that is not undefined.
 *
 * @throws Error naming what was awaited and, by `state`, what was there instead, after `timeoutMs`.
 */
export async function waitUntil<T>(signal: Signal, look: () => T | undefined, { what, timeoutMs, state = () => '' }: { what: string; timeoutMs: number; state?: () => string }): Promise<T> {
  const at = look();
  if (at !== undefined) return at;
  return new Promise<T>((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(timer);
      unsubscribe();
    };
    const timer = setTimeout(() => {
      finish();
      const detail = state();
      reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}${detail === '' ? '' : `. ${detail}`}`));
    }, timeoutMs);
    const unsubscribe = signal.subscribe(() => {
      try {
        const value = look();
        if (value === undefined) return;
        finish();
        resolve(value);
      } catch (error) {
        finish();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}
