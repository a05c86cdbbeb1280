import type { App } from '../app-contract.ts';
import type { DeskStore } from '../store/index.ts';
import type { ChunkIndex } from '../vector-index/index.ts';
import { createCorrections } from './find-corrections.ts';
import { forgetPurge, purge } from './purge.ts';

export interface UpkeepPorts {
  /** Opened by the first call. */
  readonly store: () => DeskStore;
  readonly index: () => ChunkIndex;
}

/** What the app does with articles that are there: show them, take them back. */
export function createUpkeep({ store, index }: UpkeepPorts): Pick<App, 'show' | 'retract' | 'corrections' | 'purge' | 'forgetPurge'> {
  return {
    corrections: createCorrections(store),
    purge: (target, options) => purge(target, options, { store: store(), index: index() }),
    forgetPurge: async (target) => forgetPurge(target, store()),
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
