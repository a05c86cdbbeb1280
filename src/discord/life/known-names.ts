import type { App, NameCount } from '../../app-contract.ts';
import type { Logger } from '../../observe/index.ts';
import type { KnownNames } from '../desk.ts';
import { stackOf } from '../manners/error-words.ts';

export interface NamesMemory {
  readonly names: () => KnownNames;
  /** Reads them again if the store has changed since. Never throws; a call during another one does nothing. */
  readonly refresh: () => Promise<void>;
}

/** Names for autocomplete, read and made ready (`prepare`) beside the hot path. */
export function createNamesMemory(app: Pick<App, 'coverage' | 'speakers' | 'outlets' | 'topics'>, log: Logger, prepare: (names: readonly string[]) => void): NamesMemory {
  let held: KnownNames = { speakers: [], outlets: [], topics: [] };
  let readFor: string | null = null;
  let isReading = false;
  const read = async (): Promise<void> => {
    const coverage = JSON.stringify(await app.coverage());
    if (coverage === readFor) return;
    const namesOf = (counted: readonly NameCount[]): readonly string[] => counted.map(({ name }) => name);
    const read = { speakers: namesOf(await app.speakers()), outlets: namesOf(await app.outlets()), topics: namesOf(await app.topics()) };
    for (const names of Object.values(read)) prepare(names);
    held = read;
    readFor = coverage;
  };
  return {
    names: () => held,
    async refresh() {
      if (isReading) return;
      isReading = true;
      try {
        await read();
      } catch (error) {
        log.warn({ stack: stackOf(error) }, 'the names for autocomplete could not be read');
      } finally {
        isReading = false;
      }
    },
  };
}
