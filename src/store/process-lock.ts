import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { explainSqliteFailure, isBusy, StoreError } from './sqlite-failure.ts';

/** Who holds a database. */
export interface LockHolder {
  readonly pid: number;
  /** The command line as a person would know it: `desk ingest news/`. */
  readonly command: string;
  /** ISO 8601, the start of the process. */
  readonly startedAt: string;
}

/** Two that start at the same moment hinder each other for microseconds; without a wait both would be refused. */
const LOCK_WAIT_MS = 250;

export interface ProcessLock {
  release(): void;
}

function readHolder(path: string): LockHolder | null {
  try {
    const stated: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof stated !== 'object' || stated === null) return null;
    const { pid, command, startedAt } = stated as Partial<Record<keyof LockHolder, unknown>>;
    return typeof pid === 'number' && typeof command === 'string' && typeof startedAt === 'string' ? { pid, command, startedAt } : null;
  } catch {
    return null; // not yet written, or removed by a holder that is just ending: the lock itself decides
  }
}

function writeHolder(path: string, holder: LockHolder): void {
  try {
    writeFileSync(`${path}.new`, JSON.stringify(holder));
    renameSync(`${path}.new`, path);
  } catch {
    rmSync(path, { force: true }); // a full disk: better no name in the message than a former holder's
  }
}

function heldError(databasePath: string, holder: LockHolder | null): StoreError {
  const who = holder === null ? 'another process' : `process ${holder.pid} (${holder.command}, started ${holder.startedAt})`;
  return new StoreError(`${databasePath} is in use by ${who}. Only one process may use it at a time: stop that one, or set DATA_DIR to another folder. If it is the bot, its own commands on Discord do the same.`);
}

/**
 * Takes the one lock of a database for this process.
 *
 * The lock is SQLite's own EXCLUSIVE lock on an empty file beside the database: an advisory lock of the operating
 * system on Linux, macOS and Windows alike, which ends with the process however it dies. A file that merely exists, or
 * a stored pid, would outlive a `kill -9`. Who holds it is written beside it, for the message only.
 *
 * @throws StoreError that names the holder's pid, command and start if the database is taken.
 */
export function lockDatabase(databasePath: string, command: string): ProcessLock {
  const lockPath = `${databasePath}.lock`;
  const holderPath = `${databasePath}.lock.json`;
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(lockPath, { timeout: LOCK_WAIT_MS });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (thrown) {
    lock?.close();
    throw isBusy(thrown) ? heldError(databasePath, readHolder(holderPath)) : explainSqliteFailure(thrown, lockPath);
  }
  writeHolder(holderPath, { pid: process.pid, command, startedAt: new Date(performance.timeOrigin).toISOString() });
  const held = lock;
  return {
    release() {
      if (!held.isOpen) return;
      rmSync(holderPath, { force: true });
      held.close();
    },
  };
}
