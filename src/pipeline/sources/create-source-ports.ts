import { setTimeout as sleepFor } from 'node:timers/promises';
import { createHostGate } from '../../sources/index.ts';
import type { DeskStore } from '../../store/index.ts';
import { ingest, ingestDraft, type IngestPorts } from '../ingest.ts';
import type { SourcePorts } from './ports.ts';

/** Between two requests to one host, unless its robots.txt asks for more. */
const SPACING_MS = 2_000;

/** A clock whose time may run faster than the machine's. */
interface SourceClock {
  readonly now: () => number;
  readonly realMs: (clockMs: number) => number;
}

export interface SourceParts extends Pick<SourcePorts, 'fetchResource' | 'listFiles' | 'extractDocument' | 'extractFragment' | 'contact'> {
  readonly store: DeskStore;
  readonly ingesting: IngestPorts;
  readonly clock: SourceClock;
  /** By the clock; the machine's timers by default. */
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** Politeness, identity and the store, joined. Articles are stored one at a time: two of one pass may turn out to be the same. */
export function createSourcePorts({ store, ingesting, clock, sleep, ...parts }: SourceParts): SourcePorts {
  const pause = sleep ?? ((ms, signal) => sleepFor(clock.realMs(ms), undefined, signal === undefined ? {} : { signal }).catch(() => undefined));
  return {
    ...parts,
    sources: store.sources, articles: store, now: clock.now, settle: ingesting.settle,
    gate: createHostGate({ spacingMs: SPACING_MS, now: clock.now, sleep: pause }),
    async store(draft, articleId, signal) {
      const ended = await ingestDraft(draft, articleId, signal, ingesting);
      return ended.outcome === 'refused' ? { outcome: 'refused', articleId: null, reason: ended.reason } : { ...ended, reason: null };
    },
    async ingestFile(path, { outlet }, signal) {
      const report = await ingest([path], { ...(outlet === null ? {} : { outlet }), signal }, () => undefined, ingesting);
      return { stored: report.stored.length, revised: report.revised.length, problems: report.skipped.map(({ origin, reason }) => `${origin}: ${reason}`) };
    },
    retract: (articleId, reason, atMs) => { store.retract(articleId, { reason, atMs }); },
  };
}
