import type { SourceDesk } from '../../domain/source-desk.ts';
import type { Source, SourceState } from '../../domain/source.ts';
import { DeskError } from '../../errors.ts';
import { parseOpml, writeOpml } from '../../sources/index.ts';
import { addListed, addSource } from './add-source.ts';
import { createPoliteFetch, type PoliteFetch } from './polite-fetch.ts';
import { pollDue, pollNow } from './poll-sources.ts';
import type { SourcePorts } from './ports.ts';

/**
 * What the console and Discord may ask about sources. The ports are made by the first call that needs them, so that the
 * database is opened by nobody else. Two passes never run at the same time: the second waits for the first.
 */
export function createSourceDesk(ports: () => SourcePorts): SourceDesk {
  let polite: PoliteFetch | null = null;
  const politeFetch = (): PoliteFetch => (polite ??= createPoliteFetch(ports()));
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const change = (id: string, state: (source: Source) => SourceState): boolean => {
    const found = ports().sources.find(id);
    if (found === null) return false;
    ports().sources.save({ ...found.source, state: state(found.source) });
    return true;
  };
  return {
    list: async () => ports().sources.list(),
    find: async (id) => ports().sources.find(id),
    add: async (request, signal) => inTurn(() => addSource(request, ports(), politeFetch(), signal)),
    remove: async (id) => ports().sources.remove(id),
    pause: async (id) => change(id, () => ({ status: 'paused', atMs: ports().now() })),
    resume: async (id) => {
      const found = ports().sources.find(id);
      if (found === null) return false;
      // Asked at once, and without the validators of a server that may have been replaced meanwhile.
      if (found.source.state.status !== 'active') ports().sources.saveHealth(id, { ...found.health, dueAtMs: 0, failures: 0, problem: null, etag: null, lastModified: null });
      return change(id, () => ({ status: 'active' }));
    },
    refresh: async (ids, signal, on) => inTurn(() => {
      const known = ports().sources.list().map(({ source }) => source.id);
      const missing = ids?.find((id) => !known.includes(id));
      if (missing !== undefined) throw new DeskError(`There is no source "${missing.slice(0, 60)}". desk sources list shows those there are.`);
      return pollNow(new Set(ids ?? known), ports(), politeFetch(), signal, on);
    }),
    pollDue: async (signal) => inTurn(() => pollDue(ports(), politeFetch(), signal)),
    importOpml: async (xml) => addListed(parseOpml(xml), ports()),
    exportOpml: async () => writeOpml(ports().sources.list().filter(({ source }) => source.kind === 'feed').map(({ source }) => ({
      feedUrl: source.address, title: source.title ?? source.outlet ?? source.id, outlet: source.outlet, siteUrl: source.siteUrl, stateMedia: source.stateMedia, category: null,
    }))),
  };
}
