import type { App } from '../app-contract.ts';
import type { Logger } from '../observe/index.ts';
import { stackOf } from './manners/error-words.ts';

/** Sources kept in memory for autocomplete, which must not wait. */
export interface SourceNames {
  readonly known: () => readonly { readonly id: string; readonly title: string | null }[];
  /** Reads them again. Never throws. */
  readonly refresh: () => Promise<void>;
}

export function createSourceNames({ sources }: Pick<App, 'sources'>, log: Logger): SourceNames {
  let held: readonly { readonly id: string; readonly title: string | null }[] = [];
  return {
    known: () => held,
    refresh: async () => {
      try {
        held = (await sources.list()).map(({ source: { id, title } }) => ({ id, title }));
      } catch (error) {
        log.warn({ stack: stackOf(error) }, 'the sources could not be read for autocomplete');
      }
    },
  };
}
