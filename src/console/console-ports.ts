import type { App } from '../app-contract.ts';
import type { Config } from '../config.ts';
import type { ConsoleIo } from './console-io.ts';

/** What the console reaches beyond itself; `cli.ts` joins it to the process and the app. */
export interface ConsolePorts {
  readonly io: ConsoleIo;
  /** Read only by commands that need it, so that --help never fails on a setting. */
  readonly readConfig: () => Config;
  readonly openApp: (config: Config, options: { readonly demo: boolean }) => Promise<App>;
  readonly runEvaluation: (args: EvaluationOptions, config: Config) => Promise<number>;
  readonly runBenchmark: (args: readonly string[]) => Promise<number>;
}

export interface EvaluationOptions {
  readonly sample: number | null;
  readonly only: readonly string[] | null;
  readonly json: boolean;
  readonly writeDocs: boolean;
  readonly write: (text: string) => void;
}
