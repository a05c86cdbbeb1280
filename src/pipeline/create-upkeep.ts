import type { App } from '../app-contract.ts';
import type { DeskStore } from '../store/index.ts';
import type { ChunkIndex } from '../vector-index/index.ts';
import { createCorrections } from './find-corrections.ts';
import { forgetPurge, purge } from './purge.ts';

export interface UpkeepPorts {
  /** Opened by the first call. */
  readonly store: () => DeskStore;
  readonly index: () => ChunkIndex;
  /** How long articles are kept, and how large the database may grow; null: without end. */
  readonly retention: { readonly keepMs: number | null; readonly bytesMax: number | null };
}

/** What the app does with articles that are there: show them, take them back. */
export function createUpkeep({ store, index, retention: { keepMs, bytesMax } }: UpkeepPorts): Pick<App, 'show' | 'retract' | 'corrections' | 'purge' | 'forgetPurge' | 'tidy'> {
  return {
    corrections: createCorrections(store),
    purge: (target, options) => purge(target, options, { store: store(), index: index() }),
    forgetPurge: async (target) => forgetPurge(target, store()),
    async tidy(nowMs) {
      if (keepMs === null && bytesMax === null) return null;
      const report = store().tidy({ storedBeforeMs: keepMs === null ? null : nowMs - keepMs, bytesMax });
      if (report.removed > 0) await index().sync();
      return report;
    },
    async show(articleId, revision) {
      const article = store().findArticle(articleId, revision);
      return article && { ...article, retraction: store().findRetraction(articleId) };
    },
    async retract(articleId, retraction) {
      const isChanged = store().retract(articleId, retraction);
      if (isChanged) await index().sync();
      return isChanged;
    },
  };
}
