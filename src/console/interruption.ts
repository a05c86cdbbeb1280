/** Ctrl-C as a signal: the first press ends the work in order, the second at once (Node's own handling is back by then). */
export function interruption(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Error('Stopped'));
  process.once('SIGINT', stop);
  return { signal: controller.signal, release: () => void process.off('SIGINT', stop) };
}
