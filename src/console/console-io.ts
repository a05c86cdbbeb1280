import type { Readable, Writable } from 'node:stream';
import { printableText } from '../text/printable.ts';
import { createTerminalStyle } from './terminal-style.ts';
import type { TerminalForm } from './write-blocks.ts';

/** A stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number; hasColors?: () => boolean };

/** Where a command reads and writes: the process's own streams, or a test's. */
export interface ConsoleIo {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** False once NO_COLOR is set. */
  readonly colour: boolean;
  readonly nowMs: () => number;
}

/** Longer lines are hard to read, however wide the window. */
const COLUMNS_MAX = 92;

/** How text is set on this output: wrapped and coloured on a terminal, plain in a pipe. */
export function terminalFormOf(io: ConsoleIo): TerminalForm {
  const { stdout } = io;
  if (stdout.isTTY !== true) return { style: createTerminalStyle(false), width: null };
  return { style: createTerminalStyle(io.colour && stdout.hasColors?.() !== false), width: Math.min(stdout.columns ?? 80, COLUMNS_MAX) };
}

/** Writes and waits until there is room for more, so that a slow reader is not outrun. */
export async function writeOut(output: Output, text: string): Promise<void> {
  if (output.destroyed || output.writableEnded) return;
  if (!output.write(text)) {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        output.off('drain', done);
        output.off('close', done);
        output.off('error', done);
        resolve();
      };
      output.once('drain', done);
      output.once('close', done);
      output.once('error', done);
    });
  }
}

/** A sentence for the person at the console, beside the output proper. */
export function note(io: ConsoleIo, sentence: string): void {
  if (!io.stderr.destroyed) io.stderr.write(`${printableText(sentence)}\n`);
}
