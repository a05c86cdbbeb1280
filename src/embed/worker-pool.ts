import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { OperatorError } from '../errors.ts';
import type { EmbeddingHaste } from './ports.ts';
import type { TaggedOutputs, WorkerReply, WorkerRequest, WorkerSettings } from './worker-messages.ts';

type Outgoing = WorkerRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;
type Result = Float32Array | readonly number[] | TaggedOutputs;

interface Job {
  readonly request: Outgoing;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: Error) => void;
}

interface Seat {
  readonly worker: Worker;
  job: Job | null;
}

/** One text takes tenths of a second at the most; a thread that hangs is ended all the same. */
const LAST_JOB_MS_MAX = 3_000;

/**
 * Runs jobs on a fixed number of model threads, one job a thread at a time: readers' first, otherwise in the order they
 * came. A job is one text, so that a reader waits for some tens of milliseconds of an ingest at most.
 */
export class WorkerPool {
  readonly dimensions: number;
  readonly #seats: Seat[];
  readonly #queues: Readonly<Record<EmbeddingHaste, Job[]>> = { reader: [], bulk: [] };
  #closed = false;

  private constructor(workers: readonly Worker[], dimensions: number) {
    this.dimensions = dimensions;
    this.#seats = workers.map((worker) => ({ worker, job: null }));
    for (const seat of this.#seats) {
      seat.worker.on('message', (message: WorkerReply) => this.#finish(seat, message));
      seat.worker.on('error', (error: Error) => this.#lose(seat, error.message));
      seat.worker.on('exit', () => { if (!this.#closed) this.#lose(seat, 'it stopped'); });
      seat.worker.unref(); // an idle model keeps nobody from leaving
    }
  }

  /** @throws OperatorError when the model cannot be loaded. */
  static async start(settings: WorkerSettings, workers: number): Promise<WorkerPool> {
    const started = await Promise.allSettled(Array.from({ length: workers }, () => startWorker(settings)));
    const ready = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const failure = started.find((result) => result.status === 'rejected');
    if (failure !== undefined) {
      await Promise.all(ready.map(({ worker }) => worker.terminate()));
      throw failure.reason;
    }
    return new WorkerPool(ready.map(({ worker }) => worker), ready[0]?.dimensions ?? 0);
  }

  run(request: Outgoing, haste: EmbeddingHaste, signal?: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw closedError();
      this.#queues[haste].push({ request, signal, resolve, reject });
      this.#assign();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of [...this.#seats.flatMap(({ job: taken }) => taken ?? []), ...this.#emptyQueues()]) job.reject(closedError());
    await Promise.all(this.#seats.map(async (seat) => {
      await untilIdle(seat);
      await seat.worker.terminate();
    }));
  }

  #emptyQueues(): Job[] {
    return [...this.#queues.reader.splice(0), ...this.#queues.bulk.splice(0)];
  }

  #next(): Job | undefined {
    return this.#queues.reader.shift() ?? this.#queues.bulk.shift();
  }

  #assign(): void {
    for (const seat of this.#seats) {
      if (seat.job !== null) continue;
      let job = this.#next();
      while (job?.signal?.aborted === true) {
        job.reject(abortError(job.signal));
        job = this.#next();
      }
      if (job === undefined) return;
      seat.job = job;
      seat.worker.ref();
      seat.worker.postMessage({ id: 0, ...job.request });
    }
  }

  #finish(seat: Seat, message: WorkerReply): void {
    const { job } = seat;
    if (job === null) return;
    seat.job = null;
    seat.worker.unref();
    if ('vector' in message) job.resolve(message.vector);
    else if ('counts' in message) job.resolve(message.counts);
    else if ('tagged' in message) job.resolve(message.tagged);
    else job.reject(new Error('error' in message ? message.error : 'The embedding worker answered out of turn'));
    this.#assign();
  }

  #lose(seat: Seat, why: string): void {
    const position = this.#seats.indexOf(seat);
    if (position !== -1) this.#seats.splice(position, 1);
    seat.job?.reject(new Error(`The embedding worker failed: ${why}`));
    if (this.#seats.length > 0) return this.#assign();
    for (const job of this.#emptyQueues()) job.reject(new Error(`Every embedding worker failed; the last: ${why}`));
  }
}

/** A thread ended while the model's runtime works in it takes the whole process along (an uncaught Napi::Error). */
async function untilIdle({ worker, job }: Seat): Promise<void> {
  if (job === null) return;
  const gone = new AbortController();
  worker.once('exit', () => gone.abort());
  await once(worker, 'message', { signal: AbortSignal.any([gone.signal, AbortSignal.timeout(LAST_JOB_MS_MAX)]) }).catch(() => undefined);
}

function startWorker(settings: WorkerSettings): Promise<{ worker: Worker; dimensions: number }> {
  const worker = new Worker(new URL('./embedding-worker.ts', import.meta.url), { workerData: settings });
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      void worker.terminate();
      reject(new OperatorError(`The embedding model "${settings.model}" could not be loaded from ${settings.modelsDir}: ${why}`));
    };
    const onError = (error: Error): void => fail(error.message);
    worker.once('error', onError);
    worker.once('message', (message: WorkerReply) => {
      worker.off('error', onError);
      if ('ready' in message) resolve({ worker, dimensions: message.dimensions });
      else fail('failed' in message ? message.failed : 'it did not start');
    });
  });
}

const closedError = (): Error => new Error('The embedder was closed');

function abortError(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError');
}
