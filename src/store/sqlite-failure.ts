import { messageOf, OperatorError } from '../errors.ts';

/** The store cannot be opened, read or written; the message names the file and what to do. */
export class StoreError extends OperatorError {
  override readonly name = 'StoreError';
}

/** SQLite's primary result codes that a person can do something about: https://sqlite.org/rescode.html */
const ADVICE: Readonly<Record<number, (path: string) => string>> = {
  5: (path) => `${path} is in use by another program. Close that program and try again.`,
  8: (path) => `${path} cannot be written: the file, its folder or its disk is read-only. Grant write access, or set DATA_DIR to another folder.`,
  10: (path) => `The disk refused to read or write ${path}. Check the disk; what was acknowledged before is in the file.`,
  11: (path) => `${path} is damaged. Nothing was written to it. Restore it from a backup, or move it away and ingest the articles again.`,
  13: (path) => `The disk is full: ${path} could not be written, and the change was taken back whole. Free some space and try again.`,
  14: (path) => `${path} cannot be opened. Check that its folder exists and that you may read and write there, or set DATA_DIR to another folder.`,
  26: (path) => `${path} is not a Foreign Desk database. Nothing was written to it. Move it away, or set DATA_DIR to another folder.`,
};

function resultCodeOf(thrown: unknown): number | null {
  const code = thrown instanceof Error && 'errcode' in thrown ? thrown.errcode : null;
  return typeof code === 'number' ? code & 0xff : null;
}

/** A StoreError in clear words if SQLite failed for a reason outside the program; anything else as it is. */
export function explainSqliteFailure(thrown: unknown, path: string): unknown {
  const code = resultCodeOf(thrown);
  const advice = code === null ? undefined : ADVICE[code];
  return advice === undefined ? thrown : new StoreError(`${advice(path)} (SQLite: ${messageOf(thrown)})`, { cause: thrown });
}

/** Whether SQLite failed because another connection holds the lock. */
export function isBusy(thrown: unknown): boolean {
  return resultCodeOf(thrown) === 5;
}
