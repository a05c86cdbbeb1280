import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { explainSqliteFailure } from './sqlite-failure.ts';

/**
 * `node:sqlite` with prepared statements kept by their text, transactions that roll back, and failures in clear words.
 * Row types are the caller's promise: each query stands beside the type of its rows.
 */
export class SqliteDatabase {
  readonly path: string;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #inTransaction = false;

  /** @throws StoreError if the file cannot be opened. */
  constructor(path: string) {
    this.path = path;
    this.#connection = this.#explained(() => new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 2_000 }));
  }

  run(sql: string, ...values: SQLInputValue[]): { changes: number; lastRowid: number } {
    const { changes, lastInsertRowid } = this.#explained(() => this.#prepared(sql).run(...values));
    return { changes: Number(changes), lastRowid: Number(lastInsertRowid) };
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | null {
    return (this.#explained(() => this.#prepared(sql).get(...values)) ?? null) as Row | null;
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    const rows = this.#explained(() => this.#prepared(sql).all(...values));
    return rows.map((row) => ({ ...row })) as unknown[] as Row[]; // node:sqlite's rows have no prototype, which surprises callers
  }

  /** Row by row, without holding them all; a statement of its own, so that other queries may run meanwhile. */
  *iterate<Row>(sql: string, ...values: SQLInputValue[]): Generator<Row> {
    const rows = this.#explained(() => this.#connection.prepare(sql).iterate(...values));
    try {
      for (;;) {
        const next = this.#explained(() => rows.next());
        if (next.done === true) return;
        yield next.value as unknown as Row;
      }
    } finally {
      rows.return?.(); // a reader that stops half-way must not hold the log from being checkpointed
    }
  }

  exec(sql: string): void {
    this.#explained(() => this.#connection.exec(sql));
  }

  /** Runs `work` as one transaction: all of it or nothing. Not nestable. */
  transaction<Result>(work: () => Result): Result {
    if (this.#inTransaction) throw new Error('A transaction is already open');
    this.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (thrown) {
      // SQLite has already rolled back by itself after a full disk or an I/O error.
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      throw thrown;
    } finally {
      this.#inTransaction = false;
    }
  }

  close(): void {
    this.#statements.clear();
    if (this.#connection.isOpen) this.#connection.close();
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #explained<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (thrown) {
      throw explainSqliteFailure(thrown, this.path);
    }
  }
}
