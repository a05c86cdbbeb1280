/**
 * A failure that the person at the console or in the channel can understand and act on: its message says what was
 * wrong, where, and what to do. Anything else that is thrown is a defect of ours and is reported as one.
 */
export class DeskError extends Error {
  override readonly name: string = 'DeskError';
}

/** What only whoever runs the desk can mend: a full disk, a missing model. Its message may name files of this machine, so it is for the console and the log. */
export class OperatorError extends DeskError {
  override readonly name: string = 'OperatorError';
}

/** Settings that cannot be used. */
export class ConfigError extends DeskError {
  override readonly name = 'ConfigError';
}

/** The words for a person: the message of anything thrown, without a stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
