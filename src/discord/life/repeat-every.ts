/** Longer than this a timer of Node's fires at once. */
const TIMER_MAX_MS = 2_147_483_647;
const TIMER_MIN_MS = 1_000;

/** Calls again and again without keeping the process alive, until the function it gives is called. */
export function repeatEvery(ms: number, act: () => Promise<void>): () => void {
  const timer = setInterval(() => void act(), Math.min(TIMER_MAX_MS, Math.max(TIMER_MIN_MS, ms))).unref();
  return () => clearInterval(timer);
}
