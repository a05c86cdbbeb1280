import type { SourceDesk } from '../../../src/domain/source-desk.ts';
import type { DeskStore } from '../../../src/store/index.ts';
import { createDesk } from './create-desk.ts';
import { createNewsSite, type NewsSite, type SiteWish } from './news-site.ts';
import { Origin } from './origin.ts';

export const START_MS = Date.parse('2026-03-02T00:00:00Z');
const DAY_MS = 86_400_000;

export interface World {
  readonly store: DeskStore;
  readonly sources: SourceDesk;
  readonly sites: readonly NewsSite[];
  readonly origin: Origin;
  readonly endMs: number;
  /** Lets time pass up to a moment, asking whatever is due on the way. */
  runUntil(untilMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Sites on one server, a desk of the product's own parts with an embedder in memory, and one clock for both. */
export async function createWorld(wishes: readonly SiteWish[], days: number): Promise<World> {
  let nowMs = START_MS;
  const endMs = START_MS + days * DAY_MS;
  const origin = new Origin(() => nowMs);
  const sites = wishes.map((wish) => createNewsSite(wish, START_MS, endMs));
  for (const { host, site } of sites) for (const prefix of ['', 'www.', 'm.', 'amp.']) origin.add(`${prefix}${host}`, site);
  const port = await origin.start();
  const desk = createDesk({ now: () => nowMs, pass: (ms) => { nowMs += ms; } });
  for (const { host, feedPath } of sites) await desk.sources.add({ address: `http://${host}:${port}${feedPath}` });
  return {
    store: desk.store, sources: desk.sources, sites, origin, endMs,
    async runUntil(untilMs) {
      while (nowMs < untilMs) {
        const { nextDueMs } = await desk.sources.pollDue();
        // A second at least, as the loop of the bot does.
        nowMs = Math.min(untilMs, Math.max(nowMs + 1_000, nextDueMs ?? untilMs));
      }
    },
    async close() {
      desk.close();
      await origin.stop();
    },
  };
}
