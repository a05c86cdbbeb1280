import type { ConsoleIo } from './console-io.ts';

/** The process's own streams. A reader that has gone (`| head`) ends the process quietly: nobody is left to be told. */
export function processIo(colour: boolean): ConsoleIo {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
  return { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, colour, nowMs: () => Date.now() };
}
