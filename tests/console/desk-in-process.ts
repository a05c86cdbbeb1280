import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { App } from '../../src/app-contract.ts';
import { openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { runConsole } from '../../src/console/run-console.ts';
import type { Finished } from './desk-process.ts';

export interface DeskInProcess {
  readonly desk: (args: readonly string[], options?: { readonly input?: string }) => Promise<Finished>;
  readonly close: () => Promise<void>;
}

/**
 * The same commands on the same kind of store as `deskProcess` runs, in this process, over one app with the real model that
 * stays open: for what a command says rather than how its process behaves. A process takes two seconds to come up.
 *
 * @param folder where a `deskProcess` has its stores; no process may use them meanwhile
 */
export async function deskInProcess(folder: string, settings: Readonly<Record<string, string>> = {}): Promise<DeskInProcess> {
  const config = readConfig({ DATA_DIR: join(folder, 'data'), EMBEDDINGS_DIR: join(folder, 'embeddings'), EMBEDDING_WORKERS: '1', ...settings }, { cwd: folder });
  const app = await openApp(config);
  // A command closes the app it was given when it ends; this one goes on to the next.
  const lent: App = Object.assign(Object.create(app) as App, { close: async () => undefined });
  const refuse = async (): Promise<never> => {
    throw new Error('Not in this process');
  };
  return {
    async desk(args, { input = '' } = {}) {
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      const read = Promise.all([text(stdout), text(stderr)]);
      const code = await runConsole(args, {
        io: { stdin: Readable.from([Buffer.from(input)]), stdout, stderr, colour: false, nowMs: () => Date.now() },
        readConfig: () => config,
        openApp: async () => lent,
        runEvaluation: refuse,
        runBenchmark: refuse,
      });
      stdout.end();
      stderr.end();
      const [out, error] = await read;
      return { code, stdout: out, stderr: error };
    },
    close: () => app.close(),
  };
}
