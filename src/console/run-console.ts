import { CommanderError } from 'commander';
import type { Config } from '../config.ts';
import { note, writeOut } from './console-io.ts';
import type { ConsolePorts } from './console-ports.ts';
import { createProgram } from './program.ts';
import { reportFailure } from './report-failure.ts';
import { EXIT_DONE, EXIT_FAILURE, EXIT_USAGE } from './session.ts';

/**
 * Runs one command of the console and gives its exit code: 0 done, 1 a failure that the message explains, 2 wrong usage.
 *
 * @param args the words after `desk`
 */
export async function runConsole(args: readonly string[], ports: ConsolePorts): Promise<number> {
  const { io } = ports;
  const json = args.includes('--json');
  let code = EXIT_DONE;
  let stack = false;
  const readConfig = (): Config => {
    const config = ports.readConfig();
    stack = config.logLevel === 'debug';
    return config;
  };
  const usage: string[] = [];
  const program = createProgram({ ...ports, readConfig }, (exitCode) => (code = exitCode), { out: (text) => void io.stdout.write(text), error: (text) => void usage.push(text) });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT_DONE;
      const sentence = usage.join('').trim().replace(/^error: /, '');
      if (json) await writeOut(io.stdout, `${JSON.stringify({ error: sentence })}\n`);
      else note(io, sentence);
      return EXIT_USAGE;
    }
    await reportFailure(io, error, { json, stack });
    return EXIT_FAILURE;
  }
}
