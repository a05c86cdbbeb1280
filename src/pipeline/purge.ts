import type { PurgeReport, PurgeTarget } from '../domain/purge.ts';
import { DeskError } from '../errors.ts';
import { canonicalUrl } from '../extract/index.ts';
import type { PurgeStore } from '../store/index.ts';
import type { ChunkIndex } from '../vector-index/index.ts';

export interface PurgePorts {
  readonly store: PurgeStore;
  readonly index: Pick<ChunkIndex, 'sync'>;
}

/** As articles are stored: an address in its canonical form. @throws DeskError if it is none. */
function readTarget(target: PurgeTarget): PurgeTarget {
  if (target.kind === 'outlet') {
    if (target.outlet.trim() === '') throw new DeskError('Name the outlet whose articles are to be erased.');
    return target;
  }
  const url = canonicalUrl(target.url);
  if (url === null) throw new DeskError(`${target.url} is not an http or https address.`);
  return { kind: 'url', url };
}

const named = (target: PurgeTarget): string => (target.kind === 'url' ? `at ${target.url}` : `of ${target.outlet}`);

/** Erases from the database, then from vectra's folders, which hold the vectors. @throws DeskError if nothing matches. */
export async function purge(given: PurgeTarget, options: { readonly erase: boolean; readonly atMs: number }, { store, index }: PurgePorts): Promise<PurgeReport> {
  const target = readTarget(given);
  const report = store.purge(target, options);
  if (report.articles.length === 0) throw new DeskError(`No article ${named(target)} is stored, so nothing was erased.`);
  if (report.erased) await index.sync();
  return report;
}

/** @throws DeskError if nothing was purged there. */
export function forgetPurge(given: PurgeTarget, store: PurgeStore): number {
  const target = readTarget(given);
  const lifted = store.forgetTombstones(target);
  if (lifted === 0) throw new DeskError(`Nothing ${named(target)} was purged.`);
  return lifted;
}
