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
  wrap(StatementSync.prototype, 'run', (run, statement, values) => {
    const isMet = statement.sourceSQL === CHANGE_PART && values[0] === to && values[3] === deliveryKey && values[4] === part;
    if (isMet && moment === 'before') die();
    const result = run();
    if (isMet && moment === 'after') die();
    isChanged ||= isMet;
    return result;
  });
  wrap(DatabaseSync.prototype, 'exec', (exec, _database, [sql]) => {
    exec();
    if (isChanged && moment === 'committed' && sql === 'COMMIT') die();
  });
}

function wrap<T extends object>(prototype: T, method: keyof T & string, around: (call: () => unknown, self: T, values: readonly unknown[]) => unknown): void {
  const original: unknown = Reflect.get(prototype, method);
  if (typeof original !== 'function') throw new TypeError(`node:sqlite has no ${method}`);
  Reflect.set(prototype, method, new Proxy(original, { apply: (call, self: T, values: unknown[]) => around(() => Reflect.apply(call, self, values), self, values) }));
}

/** Does not come back: nothing of this process runs after it. */
function die(): void {
  process.kill(process.pid, 'SIGKILL');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
}
