/**
 * Takes the steps of a long computation, and lets whatever waits go first between them.
 *
 * @throws DOMException `AbortError` when the signal fires.
 */
export async function takeSteps<T>(steps: Generator<undefined, T>, pause: () => Promise<void>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await pause();
    signal?.throwIfAborted();
  }
}
