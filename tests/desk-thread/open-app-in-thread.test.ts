import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openApp } from '../../src/app.ts';
import type { App, IngestEvent } from '../../src/app-contract.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { openAppInThread, type OpenAppInThreadOptions } from '../../src/desk-thread/index.ts';
import { ConfigError, DeskError, OperatorError } from '../../src/errors.ts';
import { StoreError } from '../../src/store/sqlite-failure.ts';
import { fromPortable, toPortable } from '../../src/desk-thread/portable-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-thread-'));
const open = new Set<App>();
afterEach(async () => {
  await Promise.all([...open].map((app) => app.close()));
  open.clear();
});
afterAll(async () => {
  await (await shared)?.close();
  rmSync(folder, { recursive: true, force: true });
});

const configOf = (name: string, settings: Record<string, string> = {}): Config =>
  readConfig({ DATA_DIR: join(folder, name, 'data'), EMBEDDINGS_DIR: join(folder, name, 'embeddings'), EMBEDDING_WORKERS: '1', ...settings }, { cwd: folder });

async function inThread(name: string, options: OpenAppInThreadOptions = {}): Promise<App> {
  const app = await openAppInThread(configOf(name), options);
  open.add(app);
  return app;
}

/** One thread for the tests that need none of their own: starting one costs a second. */
let shared: Promise<App> | null = null;
const sharedApp = (): Promise<App> => (shared ??= openAppInThread(configOf('shared')));

async function inProcess(name: string): Promise<App> {
  const app = await openApp(configOf(name));
  open.add(app);
  return app;
}

function fileOf(articles: number, prefix = 'a'): string {
  const lines = Array.from({ length: articles }, (_, n) => JSON.stringify({
    id: `${prefix}${n}`, title: `Velmora lowers the toll of bridge ${n}`, outlet: 'Orlo Post', publishedAt: `2026-03-0${1 + (n % 9)}`,
    text: `The toll of bridge ${n} falls to ${n + 3} crowns in April.\n\n"We have listened to the drivers of bridge ${n}," Transport Minister Oda Brandt said in Brynholt. She promised that bridge ${n} would be painted as well.`,
  }));
  const path = join(folder, `${prefix}-${articles}.jsonl`);
  writeFileSync(path, lines.join('\n'));
  return path;
}

const askedAtMs = Date.parse('2026-03-10');
const question = 'What did Brandt say about the drivers of bridge 1?';
const refusalOf = async (promise: Promise<unknown>): Promise<Error> => promise.then(() => { throw new Error('It was not refused'); }, (error: unknown) => error as Error);

describe('the app in a thread', () => {
  test('does and says what the app in this thread does and says', async () => {
    const path = fileOf(3);
    const seen: unknown[][] = [];
    for (const app of [await inThread('same-a'), await inProcess('same-b')]) {
      const events: IngestEvent[] = [];
      const report = await app.ingest([path, join(folder, 'missing.txt')], {}, (event) => events.push(event));
      const { answer, query, turn, timings } = await app.ask({ question, askedAtMs, limit: 2 });
      expect(answer.status).toBe('answered');
      expect(timings['totalMs']).toBeGreaterThan(0);
      const again = await app.rebuild();
      const evidence = await app.evidence.findArticle('a1', 1);
      seen.push([report, events, answer, query, turn, evidence, await app.show('none'), await app.quotes({ speaker: 'Brandt' }), await app.topics(), again.chunks, await app.coverage(), Object.keys(app).sort(), Object.keys(app.memory).sort()]);
      expect(events.filter(({ kind }) => kind === 'item')).toHaveLength(3);
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  test('remembers through the message port', async () => {
    const { memory } = await sharedApp();
    expect(await memory.findNote('commands')).toBeNull();
    await memory.saveNote('commands', 'registered');
    await memory.saveConsent('7', true);
    expect(await memory.findNote('commands')).toBe('registered');
    expect(await memory.userRecord('7')).toEqual({ userId: '7', consent: true, conversations: [], replies: [], feedback: [], subscriptions: [], watches: [], deliveries: [] });
    expect(await memory.forgetUser('7')).toBe(0);
  });

  test('errors come as what they were, with the stack of where they were thrown', async () => {
    const app = await sharedApp();
    const refused = await refusalOf(app.ask({ question: '?', askedAtMs }));
    expect(refused).toBeInstanceOf(DeskError);
    expect(refused.message).toMatch(/^The question is empty/);
    expect(refused.stack).toContain('ask.ts');
    const defect = await refusalOf(app.search({ question: 'bridge', askedAtMs, limit: -1 }));
    expect(defect).not.toBeInstanceOf(DeskError);
    expect(defect).toBeInstanceOf(RangeError);
    expect(await refusalOf(openAppInThread(configOf('none', { MODELS_DIR: join(folder, 'nowhere') })))).toMatchObject({ name: 'OperatorError', message: expect.stringContaining('There is no embedding model') as string });
    mkdirSync(join(folder, 'damaged', 'data'), { recursive: true });
    writeFileSync(join(folder, 'damaged', 'data', 'foreign-desk.db'), 'no database at all '.repeat(100));
    const damaged = await refusalOf((await inThread('damaged')).memory.findNote('any'));
    expect(damaged).toBeInstanceOf(DeskError);
    expect(damaged).toMatchObject({ name: 'StoreError', message: expect.stringContaining('is not a Foreign Desk database') as string });
  });

  test('an error keeps its name, its causes and its class on the way, as far as it has one here', () => {
    const there = new ConfigError('Correct DATA_DIR.', { cause: new TypeError('no path', { cause: 'nothing' }) });
    const here = fromPortable(structuredClone(toPortable(there)));
    expect(here).toBeInstanceOf(ConfigError);
    expect(here).toMatchObject({ name: 'ConfigError', message: there.message, stack: there.stack, cause: { name: 'TypeError', cause: { message: 'nothing' } } });
    const operators = fromPortable(structuredClone(toPortable(new StoreError('The disk is full.'))));
    expect(operators).toBeInstanceOf(OperatorError);
    expect(operators).toMatchObject({ name: 'StoreError', message: 'The disk is full.' });
    expect(fromPortable(toPortable(new DOMException('Aborted', 'AbortError')))).toMatchObject({ name: 'AbortError' });
    expect(fromPortable(toPortable('a string'))).toMatchObject({ name: 'Error', message: 'a string' });
  });

  test('standard input is refused in clear words', async () => {
    const app = await sharedApp();
    for (const refused of [app.ingest(['-'], {}), app.extract('-'), app.ingest(['x.txt'], { stdin: Readable.from(['x']) })]) {
      expect((await refusalOf(refused)).message).toContain('cannot read standard input');
    }
  });

  test('a signal crosses: before, during, and with its own reason', async () => {
    const app = await sharedApp();
    const reason = new Error('The reader left');
    expect(await refusalOf(app.ask({ question, askedAtMs, signal: AbortSignal.abort(reason) }))).toBe(reason);
    const controller = new AbortController();
    const events: IngestEvent[] = [];
    const refused = await refusalOf(app.ingest([fileOf(60, 'abort')], { signal: controller.signal }, (event) => {
      events.push(event);
      if (event.kind === 'item') controller.abort(reason);
    }));
    expect(refused).toBe(reason);
    const stored = (await app.coverage()).articles;
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(60);
    expect((await app.ingest([fileOf(2)], {})).stored).toHaveLength(2); // and goes on afterwards
  });

  test('a listener that throws ends its call with what it threw', async () => {
    const app = await sharedApp();
    const thrown = new Error('The listener is broken');
    const path = fileOf(40, 'listener');
    expect(await refusalOf(app.ingest([path], {}, () => { throw thrown; }))).toBe(thrown);
    expect((await app.ingest([path], {})).stored.length).toBeGreaterThan(30);
  });

  test('this thread’s event loop goes on between the articles of an ingest', async () => {
    const app = await sharedApp();
    let ticks = 0;
    const ticking = setInterval(() => { ticks += 1; }, 1);
    const ticksAtItems: number[] = [];
    await app.ingest([fileOf(30, 'tick')], {}, (event) => { if (event.kind === 'item') ticksAtItems.push(ticks); });
    clearInterval(ticking);
    expect(ticksAtItems).toHaveLength(30);
    // An app in this thread would give whole rows of items within one turn of the loop.
    expect(new Set(ticksAtItems).size).toBeGreaterThan(5);
  });

  test('closing rejects what waits, ends the thread, and leaves the database to the next', async () => {
    let exits = 0;
    const app = await openAppInThread(configOf('close'), { onExit: () => { exits += 1; } });
    const waiting = refusalOf(app.ingest([fileOf(50)], {}));
    const question2 = refusalOf(app.ask({ question, askedAtMs }));
    await Promise.all([app.close(), app.close()]);
    expect((await waiting).message).toContain('Foreign Desk is closing');
    expect(await question2).toBeInstanceOf(DeskError);
    expect((await refusalOf(app.coverage())).message).toContain('Foreign Desk is closing');
    expect(exits).toBe(0);
    const next = await inProcess('close');
    expect((await next.coverage()).articles).toBeLessThan(50);
  });

  test('a thread that dies rejects what waits and says so once', async () => {
    const started = once(process, 'worker') as Promise<[Worker]>;
    const died: Error[] = [];
    const app = await inThread('crash', { onExit: (error) => died.push(error) });
    const [thread] = await started;
    const waiting = refusalOf(app.ingest([fileOf(50)], {}));
    thread.postMessage(null); // nobody sends this: it stands for a defect that nothing catches
    expect((await waiting).message).toMatch(/has stopped \(.*null.*\)\. Start the bot again/);
    expect(await waiting).toBeInstanceOf(DeskError);
    expect(died).toEqual([await waiting]);
    expect((await refusalOf(app.coverage())).message).toContain('has stopped');
  });
});
