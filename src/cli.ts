import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import { processIo } from './console/process-io.ts';
import { runConsole } from './console/run-console.ts';

// What loads models and databases is imported by the command that needs it, so that --help is quick.
process.exitCode = await runConsole(process.argv.slice(2), {
  io: processIo(true),
  readConfig,
  openApp: async (config, options) => (await import('./app.ts')).openApp(config, options),
  runEvaluation: async (args, config) => (await import('./evaluate/run.ts')).runEvaluation(args, config),
  runBenchmark: async (args) => {
    const bench = spawn(process.execPath, [join(import.meta.dirname, '..', 'bench', 'run.ts'), ...args], { stdio: 'inherit' });
    const [code] = (await once(bench, 'exit')) as [number | null];
    return code ?? 1;
  },
});
