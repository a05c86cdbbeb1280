import { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Loaded before the bot (`NODE_OPTIONS=--import …`), in all of its threads: kills the process at a step of the ledger,
 * which is recognised by its statement's text. If that text is changed nothing is killed, and the test that waits for it fails.
 */
export interface KillAt {
  /** `after` a confirmation is before its transaction is committed; `committed` is after that. */
  readonly moment: 'before' | 'after' | 'committed';
  /** The state the part is brought into. */
  readonly to: 'claimed' | 'confirmed';
  readonly deliveryKey: string;
  readonly part: number;
}

export const KILL_AT = 'TEST_KILL_AT';

const CHANGE_PART = 'UPDATE delivery_part SET status = ?, message_id = ?, at_ms = ? WHERE delivery_key = ? AND part = ? AND status = ?';

const given = process.env[KILL_AT];
if (given !== undefined) killAt(JSON.parse(given) as KillAt);

function killAt({ moment, to, deliveryKey, part }: KillAt): void {
  let isChanged = false;
  const run = StatementSync.prototype.run;
  StatementSync.prototype.run = function (this: StatementSync, ...values: unknown[]): ReturnType<StatementSync['run']> {
    const isMet = this.sourceSQL === CHANGE_PART && values[0] === to && values[3] === deliveryKey && values[4] === part;
    if (isMet && moment === 'before') die();
    const result = Reflect.apply(run, this, values) as ReturnType<StatementSync['run']>;
    if (isMet && moment === 'after') die();
    isChanged ||= isMet;
    return result;
  } as StatementSync['run'];
  const exec = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
    Reflect.apply(exec, this, [sql]);
    if (isChanged && moment === 'committed' && sql === 'COMMIT') die();
  };
}

/** Does not come back: nothing of this process runs after it. */
function die(): void {
  process.kill(process.pid, 'SIGKILL');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
}
