import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createAmendmentStore } from './amendments.ts';
import { createArticleStore } from './articles.ts';
import { createChunkStore } from './chunks.ts';
import { createDuplicateMarks } from './duplicate-marks.ts';
import { createExaminer } from './examine.ts';
import { createLedgerStore } from './ledger.ts';
import { createMemoryStore } from './memory.ts';
import type { DeskStore } from './ports.ts';
import { lockDatabase, type ProcessLock } from './process-lock.ts';
import { createPurgeStore } from './purge.ts';
import { createQuoteStore } from './quotes.ts';
import { prepareSchema } from './schema.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { createRetractions } from './retract-article.ts';
import { createSourceStore } from './sources.ts';
import { StoreError } from './sqlite-failure.ts';
import { createSubscriptionStore, createWatchStore } from './subscriptions.ts';
import { createModelRecord, createVectorSource } from './vectors.ts';
import { createRetention } from './tidy.ts';
import { createWordSearch } from './word-search.ts';

export interface OpenOptions {
  /** What a second process is told about this one; the command line by default. */
  readonly command?: string;
}

function commandLine(): string {
  return process.argv.slice(1).map((word, i) => (i === 0 ? (word.split(/[\\/]/).at(-1) ?? word) : word)).join(' ');
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (cause) {
    throw new StoreError(`The folder ${dirname(path)} for the database cannot be made. Check its name and your rights, or set DATA_DIR to another folder.`, { cause });
  }
}

/**
 * Opens the desk's database, making it and its folder if there are none; `:memory:` for one that is gone on close.
 *
 * @throws StoreError (a DeskError) that names the file and what to do if another process has it, or it is damaged, another
 * program's, of a newer version, or not to be read and written. In none of these cases is anything overwritten.
 * @example
 * const store = openDeskStore(join(config.dataDir, 'foreign-desk.db'));
 * try { … } finally { store.close(); }
 */
export function openDeskStore(path: string, { command = commandLine() }: OpenOptions = {}): DeskStore {
  let lock: ProcessLock | null = null;
  let db: SqliteDatabase | null = null;
  try {
    if (path !== ':memory:') {
      makeFolder(path);
      lock = lockDatabase(path, command);
    }
    db = new SqliteDatabase(path);
    prepareSchema(db);
    return assemble(db, lock);
  } catch (thrown) {
    db?.close();
    lock?.release();
    throw thrown;
  }
}

function assemble(db: SqliteDatabase, lock: ProcessLock | null): DeskStore {
  return {
    path: db.path,
    ...createArticleStore(db),
    ...createDuplicateMarks(db),
    ...createChunkStore(db),
    ...createWordSearch(db),
    ...createQuoteStore(db),
    ...createVectorSource(db),
    ...createModelRecord(db),
    ...createRetractions(db),
    ...createPurgeStore(db),
    ...createRetention(db),
    ...createExaminer(db),
    memory: createMemoryStore(db),
    subscriptions: createSubscriptionStore(db),
    watches: createWatchStore(db),
    ledger: createLedgerStore(db),
    sources: createSourceStore(db),
    amendments: createAmendmentStore(db),
    countQuotes: () => db.get<{ count: number }>('SELECT count(*) AS count FROM article a JOIN quote q ON q.article_pk = a.pk AND q.revision = a.revision WHERE a.retracted_ms IS NULL')?.count ?? 0,
    integrityProblems: () => [
      ...db.all<{ integrity_check: string }>('PRAGMA integrity_check').map((row) => row.integrity_check).filter((line) => line !== 'ok'),
      ...db.all<{ table: string; rowid: number }>('PRAGMA foreign_key_check').map(({ table, rowid }) => `${table}, row ${rowid}: refers to a row that is not there`),
    ],
    close() {
      db.close();
      lock?.release();
    },
  };
}
