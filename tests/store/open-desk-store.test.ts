import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DeskError } from '../../src/errors.ts';
import { openDeskStore } from '../../src/store/index.ts';
import { MIGRATIONS, prepareSchema } from '../../src/store/schema.ts';
import { SqliteDatabase } from '../../src/store/sqlite-database.ts';
import { scratchFolder } from './scratch-folder.ts';
import { articleOf, store } from './stored-articles.ts';

function refusalOf(path: string): string {
  try {
    openDeskStore(path).close();
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(DeskError);
    return (thrown as DeskError).message;
  }
  throw new Error(`${path} was opened`);
}

function storeWithOneArticle(): string {
  const path = join(scratchFolder(), 'desk.db');
  const desk = openDeskStore(path);
  store(desk, articleOf());
  desk.close();
  return path;
}

describe('a database that is not to be used', () => {
  test('a file that is no database is refused by name and left as it is', () => {
    const path = join(scratchFolder(), 'desk.db');
    writeFileSync(path, 'these are my notes, not a database\n'.repeat(50));
    const before = readFileSync(path);
    expect(refusalOf(path)).toContain(`${path} is not a Foreign Desk database`);
    expect(readFileSync(path)).toEqual(before);
  });

  test("another program's database is refused by name and left as it is", () => {
    const path = join(scratchFolder(), 'desk.db');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE recipe (name TEXT)');
    other.close();
    const before = readFileSync(path);
    expect(refusalOf(path)).toContain(`${path} is a database of another program`);
    expect(readFileSync(path)).toEqual(before);
  });

  test('one of a newer version is refused, with both versions named', () => {
    const path = storeWithOneArticle();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    const before = readFileSync(path);
    expect(refusalOf(path)).toMatch(/newer version of Foreign Desk \(schema 99; this one knows up to \d+\)/);
    expect(readFileSync(path)).toEqual(before);
  });

  test('a damaged one is named at the latest when the damage is read', () => {
    const path = storeWithOneArticle();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096);
    writeFileSync(path, bytes);
    expect(() => {
      const desk = openDeskStore(path);
      onTestFinished(() => desk.close());
      desk.findArticle('a1');
    }).toThrow(`${path} is damaged`);
  });

  test('a truncated one is found by the full check', () => {
    const path = storeWithOneArticle();
    truncateSync(path, statSync(path).size - 5 * 4096);
    try {
      const desk = openDeskStore(path);
      onTestFinished(() => desk.close());
      expect(desk.integrityProblems()).not.toEqual([]);
    } catch (thrown) {
      expect((thrown as Error).message).toContain(`${path} is damaged`);
    }
  });

  test('a place that cannot be is named', () => {
    const file = join(scratchFolder(), 'file');
    writeFileSync(file, '');
    expect(refusalOf(join(file, 'desk.db'))).toContain(`The folder ${file} for the database cannot be made`);
    const folder = join(scratchFolder(), 'desk.db');
    mkdirSync(folder);
    expect(refusalOf(folder)).toContain(`${folder} cannot be opened`);
  });

  test('an empty file, as a kill at the first start leaves it, is a new store', () => {
    const path = join(scratchFolder(), 'desk.db');
    writeFileSync(path, '');
    const desk = openDeskStore(path);
    expect(store(desk, articleOf()).revision).toBe(1);
    desk.close();
  });
});

describe('writing', () => {
  test('a full disk is said in clear words, and the change is taken back whole', () => {
    const db = new SqliteDatabase(join(scratchFolder(), 'desk.db'));
    onTestFinished(() => db.close());
    db.exec('CREATE TABLE t (x TEXT); INSERT INTO t VALUES (\'kept\'); PRAGMA max_page_count = 5');
    const fill = (): void => db.transaction(() => {
      for (let i = 0; i < 100; i += 1) db.run('INSERT INTO t VALUES (?)', 'x'.repeat(4_000));
    });
    expect(fill).toThrow(/The disk is full: .*desk\.db could not be written, and the change was taken back whole/);
    expect(db.all('SELECT x FROM t')).toEqual([{ x: 'kept' }]);
  });

  test('a database that may only be read is said in clear words', () => {
    const db = new SqliteDatabase(join(scratchFolder(), 'desk.db'));
    onTestFinished(() => db.close());
    db.exec('CREATE TABLE t (x TEXT); PRAGMA query_only = 1');
    expect(() => db.run('INSERT INTO t VALUES (?)', 'x')).toThrow(/desk\.db cannot be written.*read-only/);
  });

  test('syncs every commit', () => {
    const db = new SqliteDatabase(join(scratchFolder(), 'desk.db'));
    onTestFinished(() => db.close());
    prepareSchema(db);
    expect(db.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    expect(db.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(db.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
  });
});

describe('migrations', () => {
  test('an old database is brought up step by step, and each step only once', () => {
    const path = storeWithOneArticle();
    const db = new SqliteDatabase(path);
    onTestFinished(() => db.close());
    const next = [...MIGRATIONS, 'CREATE TABLE added (x TEXT); INSERT INTO added VALUES (\'once\')'];
    prepareSchema(db, next);
    prepareSchema(db, next);
    expect(db.get('PRAGMA user_version')).toEqual({ user_version: next.length });
    expect(db.all('SELECT x FROM added')).toEqual([{ x: 'once' }]);
    expect(db.all('SELECT id FROM article')).toEqual([{ id: 'a1' }]);
  });

  test('a step that fails leaves the database as it was', () => {
    const path = storeWithOneArticle();
    const db = new SqliteDatabase(path);
    onTestFinished(() => db.close());
    expect(() => prepareSchema(db, [...MIGRATIONS, 'CREATE TABLE added (x TEXT); NONSENSE'])).toThrow();
    expect(db.get('PRAGMA user_version')).toEqual({ user_version: MIGRATIONS.length });
    expect(db.all("SELECT 1 FROM sqlite_schema WHERE name = 'added'")).toEqual([]);
    prepareSchema(db);
    expect(db.all('SELECT id FROM article')).toEqual([{ id: 'a1' }]);
  });
});

describe('one process at a time', () => {
  async function holder(path: string): Promise<ChildProcess> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-store.ts'), path], { stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    await once(child.stdout, 'data');
    return child;
  }

  test('a second process is refused and told who has the store; the lock ends with its holder, even by SIGKILL', async () => {
    const path = join(scratchFolder(), 'desk.db');
    const child = await holder(path);
    const refusal = refusalOf(path);
    expect(refusal).toContain(`${path} is in use by process ${child.pid} (desk holding, started `);
    const startedAt = Date.parse(/started ([^)]+)\)/.exec(refusal)?.[1] ?? '');
    expect(Math.abs(Date.now() - startedAt)).toBeLessThan(60_000);

    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    expect(existsSync(`${path}.lock.json`)).toBe(true); // left behind, and without effect
    openDeskStore(path).close();
  });

  test('a holder that closes leaves nothing that says otherwise', async () => {
    const path = join(scratchFolder(), 'desk.db');
    const child = await holder(path);
    const exited = once(child, 'exit');
    child.stdin?.write('end\n');
    await exited;
    expect(existsSync(`${path}.lock.json`)).toBe(false);
    const desk = openDeskStore(path);
    expect(refusalOf(path)).toContain(`in use by process ${process.pid}`);
    desk.close();
    desk.close();
    openDeskStore(path).close();
  });

  test('of several that start at once, exactly one gets the store', async () => {
    const path = join(scratchFolder(), 'desk.db');
    openDeskStore(path).close();
    const children = Array.from({ length: 4 }, () => spawn(process.execPath, [join(import.meta.dirname, 'hold-store.ts'), path], { stdio: ['pipe', 'pipe', 'ignore'] }));
    onTestFinished(() => {
      for (const child of children) child.kill('SIGKILL');
    });
    const outcomes = await Promise.all(children.map((child) => Promise.race([
      once(child.stdout, 'data').then(() => 'open'),
      once(child, 'exit').then(([code]) => (code === 1 ? 'refused' : `exit ${code}`)),
    ])));
    expect(outcomes.sort()).toEqual(['open', 'refused', 'refused', 'refused']);
  });

  test('a refused opening leaves the lock free', () => {
    const path = storeWithOneArticle();
    const kept = `${path}.kept`;
    copyFileSync(path, kept);
    writeFileSync(path, 'not a database '.repeat(100));
    refusalOf(path);
    copyFileSync(kept, path);
    openDeskStore(path).close();
  });
});
