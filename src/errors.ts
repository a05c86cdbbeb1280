/**
 * A failure that the person at the console or in the channel can understand and act on: its message says what was
 * wrong, where, and what to do. Anything else that is thrown is a defect of ours and is reported as one.
 */
export class DeskError extends Error {
  override readonly name: string = 'DeskError';
}

/** Settings that cannot be used. */
export class ConfigError extends DeskError {
  override readonly name = 'ConfigError';
}

/** The words for a person: the message of anything thrown, without a stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
