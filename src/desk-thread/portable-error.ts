import { ConfigError, DeskError, OperatorError } from '../errors.ts';

/** An error as it crosses between threads: structured cloning keeps no class of ours. */
export interface PortableError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | null;
  readonly isDesk: boolean;
  readonly isOperators: boolean;
  readonly cause: PortableError | null;
}

/** Causes further down say nothing that helps. */
const CAUSES_MAX = 4;

export function toPortable(thrown: unknown, depth = 0): PortableError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown), stack: null, isDesk: false, isOperators: false, cause: null };
  const { name, message, stack = null, cause } = thrown;
  return { name, message, stack, isDesk: thrown instanceof DeskError, isOperators: thrown instanceof OperatorError, cause: cause === undefined || depth >= CAUSES_MAX ? null : toPortable(cause, depth + 1) };
}

/** The error again: a DeskError is one, under its own name; all keep the stack of the thread that threw, for the log. */
export function fromPortable(portable: PortableError): Error {
  const options = portable.cause === null ? {} : { cause: fromPortable(portable.cause) };
  const error = remake(portable, options);
  if (error.name !== portable.name) Object.defineProperty(error, 'name', { value: portable.name, configurable: true });
  if (portable.stack !== null) Object.defineProperty(error, 'stack', { value: portable.stack, configurable: true, writable: true });
  return error;
}

function remake({ name, message, isDesk, isOperators }: PortableError, options: ErrorOptions): Error {
  if (isOperators) return new OperatorError(message, options);
  if (isDesk) return name === 'ConfigError' ? new ConfigError(message, options) : new DeskError(message, options);
  switch (name) {
    case 'AbortError': return new DOMException(message, name);
    case 'RangeError': return new RangeError(message, options);
    case 'TypeError': return new TypeError(message, options);
    default: return new Error(message, options);
  }
}
