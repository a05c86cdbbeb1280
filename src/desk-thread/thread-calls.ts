import { Readable } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import { DeskError } from '../errors.ts';
import type { FromThread, PortableArgument, ToThread } from './messages.ts';
import { fromPortable } from './portable-error.ts';

type Listener = (...values: unknown[]) => void;

interface Pending {
  readonly given: readonly unknown[];
  readonly signal: AbortSignal | null;
  readonly onAbort: () => void;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** The calls that wait for the thread, each with its listeners and its signal. */
export class ThreadCalls {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  /** Why no call is taken any more. */
  #ended: Error | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: FromThread) => this.#receive(message));
  }

  call(group: string | null, method: string, given: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== null) throw this.#ended;
      const portable = given.map(toPortableArgument);
      const signal = given.flatMap(signalsOf).at(0)?.signal ?? null;
      const id = (this.#lastId += 1);
      const onAbort = (): void => this.#send({ kind: 'abort', id });
      this.#send({ kind: 'call', id, group, method, given: portable });
      this.#pending.set(id, { given, signal, onAbort, resolve, reject });
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Rejects all calls that wait, and those still to come. */
  end(reason: Error): void {
    this.#ended ??= reason;
    for (const id of [...this.#pending.keys()]) this.#take(id)?.reject(reason);
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #take(id: number): Pending | null {
    const pending = this.#pending.get(id) ?? null;
    this.#pending.delete(id);
    pending?.signal?.removeEventListener('abort', pending.onAbort);
    return pending;
  }

  #receive(message: FromThread): void {
    switch (message.kind) {
      case 'result':
        this.#take(message.id)?.resolve(message.value);
        return;
      case 'error': {
        const pending = this.#take(message.id);
        // The caller's own reason, as a function in this thread would have thrown it.
        const isOwn = message.aborted && pending?.signal?.aborted === true;
        pending?.reject(isOwn ? pending.signal?.reason : fromPortable(message.error));
        return;
      }
      case 'event':
        this.#tell(message.id, this.#pending.get(message.id)?.given[message.argument], message.values);
        return;
      case 'ready':
      case 'failed':
    }
  }

  #tell(id: number, listener: unknown, values: readonly unknown[]): void {
    try {
      if (typeof listener === 'function') (listener as Listener)(...values);
    } catch (thrown) {
      this.#send({ kind: 'refuse-events', id });
      this.#take(id)?.reject(thrown);
    }
  }
}

interface SignalPlace {
  /** Null: the argument itself. */
  readonly field: string | null;
  readonly signal: AbortSignal;
}

function signalsOf(given: unknown): SignalPlace[] {
  if (given instanceof AbortSignal) return [{ field: null, signal: given }];
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return [];
  return Object.entries(given).flatMap(([field, signal]) => (signal instanceof AbortSignal ? [{ field, signal }] : []));
}

/** @throws DeskError for a stream, which no other thread can read. */
function toPortableArgument(given: unknown): PortableArgument {
  const signals = signalsOf(given).map(({ field, signal }) => ({ field, aborted: signal.aborted }));
  if (typeof given === 'function') return { value: null, isListener: true, signals };
  if (given instanceof AbortSignal) return { value: null, isListener: false, signals };
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { value: given, isListener: false, signals };
  const fields = Object.entries(given);
  if (fields.some(([, value]) => value instanceof Readable)) throw noStandardInput();
  return { value: Object.fromEntries(fields.filter(([, value]) => !(value instanceof AbortSignal))), isListener: false, signals };
}

export function noStandardInput(): DeskError {
  return new DeskError('The running bot cannot read standard input. Name a file, a folder or an address, or use: npm run desk -- ingest -');
}
