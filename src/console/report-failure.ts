import { DeskError, messageOf } from '../errors.ts';
import { type ConsoleIo, note, writeOut } from './console-io.ts';

export interface FailureForm {
  readonly json: boolean;
  /** Only with LOG_LEVEL=debug. */
  readonly stack: boolean;
}

/** Says what went wrong: a sentence on standard error, or `{"error": …}` on standard output for programs. Never a stack, unless debugging. */
export async function reportFailure(io: ConsoleIo, thrown: unknown, { json, stack }: FailureForm): Promise<void> {
  const sentence = describeFailure(thrown);
  if (json) await writeOut(io.stdout, `${JSON.stringify({ error: sentence })}\n`);
  else note(io, sentence);
  if (stack && thrown instanceof Error && thrown.stack !== undefined) note(io, thrown.stack);
}

/** What a person can act on; anything unforeseen is owned up to as a defect. */
export function describeFailure(thrown: unknown): string {
  if (thrown instanceof DeskError) return thrown.message;
  if (thrown instanceof Error && isEnvironment(thrown)) return `The system refused: ${thrown.message}`;
  return `This is a defect in Foreign Desk: ${messageOf(thrown)}. LOG_LEVEL=debug shows where; please report it.`;
}

/** A full disk, a missing permission: the machine's trouble, not a defect. */
function isEnvironment(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /^(?:EACCES|EPERM|EROFS|ENOSPC|EDQUOT|EMFILE|ENFILE|ENOMEM)$/.test(error.code);
}
