import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { OpenAppOptions } from '../app.ts';
import type { App } from '../app-contract.ts';
import type { Config } from '../config.ts';
import { DeskError, messageOf, OperatorError } from '../errors.ts';
import type { AppShape, FromThread, ThreadSettings, ToThread } from './messages.ts';
import { fromPortable } from './portable-error.ts';
import { noStandardInput, ThreadCalls } from './thread-calls.ts';

export interface OpenAppInThreadOptions extends OpenAppOptions {
  /** Told once if the thread ends without having been closed; every call that waited has been rejected by then. */
  readonly onExit?: (error: Error) => void;
}

/** How long closing waits for the thread to put its files away before it is ended. */
const CLOSE_MS_MAX = 5_000;

/**
 * The app in a thread of its own, so that this one's event loop waits for no search and no ingest. Every method is a
 * message; signals and listeners cross, standard input does not.
 *
 * @throws DeskError if the app cannot be opened.
 * @example
 * const app = await openAppInThread(readConfig(), { onExit: (error) => { log.fatal(error); process.exit(1); } });
 */
export async function openAppInThread(config: Config, { onExit = () => undefined, ...options }: OpenAppInThreadOptions = {}): Promise<App> {
  const command = process.argv.slice(1).map((word, i) => (i === 0 ? (word.split(/[\\/]/).at(-1) ?? word) : word)).join(' ');
  const settings: ThreadSettings = { config, options: { command, ...options } };
  const worker = new Worker(new URL('./app-thread.ts', import.meta.url), { workerData: settings });
  const exited = new Promise<void>((resolve) => { worker.once('exit', () => resolve()); });
  let failure: unknown = null;
  worker.on('error', (error) => { failure = error; });
  const shape = await readShape(worker, exited, () => failure);

  const calls = new ThreadCalls(worker);
  let closing: Promise<void> | null = null;
  void exited.then(() => {
    if (closing !== null) return;
    const why = failure === null ? '' : ` (${messageOf(failure)})`;
    const error = new OperatorError(`The part of Foreign Desk that searches has stopped${why}. Start the bot again; everything stored is safe.`, { cause: failure });
    calls.end(error);
    onExit(error);
  });
  const close = async (): Promise<void> => {
    calls.end(new DeskError('Foreign Desk is closing and answers no more questions.'));
    worker.postMessage({ kind: 'close' } satisfies ToThread);
    await Promise.race([exited, wait(CLOSE_MS_MAX, undefined, { ref: false })]);
    await worker.terminate();
  };
  return appOf(shape, calls, () => (closing ??= close()));
}

/** Waits until the app in the thread is open. */
async function readShape(worker: Worker, exited: Promise<void>, failure: () => unknown): Promise<AppShape> {
  const first = new Promise<FromThread>((resolve) => { worker.once('message', resolve); });
  const message = await Promise.race([first, exited]);
  if (message?.kind === 'ready') return message.shape;
  await worker.terminate();
  if (message?.kind === 'failed') throw fromPortable(message.error);
  throw new DeskError(`The part of Foreign Desk that searches could not be started (${messageOf(failure() ?? 'it stopped')}).`, { cause: failure() });
}

/** An object with the methods that the app in the thread has. `openApp` is held to `App` by the compiler, hence so is this. */
function appOf({ methods, groups }: AppShape, calls: ThreadCalls, close: () => Promise<void>): App {
  const remote = (group: string | null, names: readonly string[]): object =>
    Object.fromEntries(names.map((name) => [name, (...given: unknown[]) => calls.call(group, name, given)]));
  const nested = Object.fromEntries(Object.entries(groups).map(([name, names]) => [name, remote(name, names)]));
  const app = { ...remote(null, methods), ...nested } as unknown as App;
  return {
    ...app,
    ingest: async (sources, options, on) => (sources.includes('-') ? Promise.reject(noStandardInput()) : app.ingest(sources, options, on)),
    extract: async (source, options) => (source === '-' ? Promise.reject(noStandardInput()) : app.extract(source, options)),
    close,
  };
}
