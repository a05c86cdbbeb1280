/** The thread that holds the app: calls come as messages and are answered in the order in which they end. */
import { parentPort, workerData } from 'node:worker_threads';
import { openApp } from '../app.ts';
import type { App } from '../app-contract.ts';
import type { AppShape, FromThread, PortableArgument, ThreadSettings, ToThread } from './messages.ts';
import { toPortable } from './portable-error.ts';

type Method = (...given: unknown[]) => unknown;

interface Running {
  readonly controller: AbortController;
  refusesEvents: boolean;
}

const port = parentPort;
if (port === null) throw new Error('app-thread.ts runs as a worker thread only');
const send = (message: FromThread): void => port.postMessage(message);
const running = new Map<number, Running>();

const methodsOf = (holder: object): [name: string, method: Method][] =>
  Object.entries(holder).filter((entry): entry is [string, Method] => typeof entry[1] === 'function');

function groupsOf(app: App): [name: string, group: object][] {
  return Object.entries(app).filter((entry): entry is [string, object] => typeof entry[1] === 'object' && entry[1] !== null);
}

function shapeOf(app: App): AppShape {
  const names = (holder: object): string[] => methodsOf(holder).map(([name]) => name);
  return { methods: names(app), groups: Object.fromEntries(groupsOf(app).map(([name, group]) => [name, names(group)])) };
}

/** Puts this thread's signal and listeners where the caller's stood. */
function revive({ value, isListener, signals }: PortableArgument, argument: number, id: number, call: Running): unknown {
  if (isListener) {
    return (...values: unknown[]): void => {
      if (call.refusesEvents) throw new Error('The listener of this call failed');
      send({ kind: 'event', id, argument, values });
    };
  }
  let revived = value;
  for (const { field, aborted } of signals) {
    if (aborted) call.controller.abort();
    revived = field === null ? call.controller.signal : { ...(revived as object), [field]: call.controller.signal };
  }
  return revived;
}

async function perform(app: App, { id, group, method, given }: Extract<ToThread, { kind: 'call' }>): Promise<void> {
  const call: Running = { controller: new AbortController(), refusesEvents: false };
  running.set(id, call);
  try {
    const holder = group === null ? app : groupsOf(app).find(([name]) => name === group)?.[1];
    const found = holder && methodsOf(holder).find(([name]) => name === method)?.[1];
    if (found === undefined) throw new Error(`The app has no method ${group === null ? '' : `${group}.`}${method}`);
    const value = await found.apply(holder, given.map((argument, at) => revive(argument, at, id, call)));
    send({ kind: 'result', id, value });
  } catch (thrown) {
    const { signal } = call.controller;
    const aborted = signal.aborted && (thrown === signal.reason || (thrown instanceof Error && thrown.name === 'AbortError'));
    send({ kind: 'error', id, error: toPortable(thrown), aborted });
  } finally {
    running.delete(id);
  }
}

function serve(app: App): void {
  port?.on('message', (message: ToThread) => {
    switch (message.kind) {
      case 'call':
        void perform(app, message);
        return;
      case 'abort':
        running.get(message.id)?.controller.abort();
        return;
      case 'refuse-events': {
        const call = running.get(message.id);
        if (call !== undefined) call.refusesEvents = true;
        return;
      }
      case 'close':
        for (const { controller } of running.values()) controller.abort();
        // Whatever still runs has been told; nothing it might still say is waited for.
        void app.close().catch((thrown: unknown) => { console.error(thrown); }).finally(() => process.exit());
    }
  });
}

try {
  const { config, options } = workerData as ThreadSettings;
  const app = await openApp(config, options);
  serve(app);
  send({ kind: 'ready', shape: shapeOf(app) });
} catch (thrown) {
  send({ kind: 'failed', error: toPortable(thrown) });
}
